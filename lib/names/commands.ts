import { findLed } from "@/lib/articles/addresses";
import { problemWithSlug, slugFor } from "@/lib/articles/slug";
import { recordEvent } from "@/lib/audit/audit";
import type { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { problemsOf } from "@/lib/problems";
import { moveInIndex } from "@/lib/search/index-names";
import { lockEdition, raiseEdition } from "@/lib/site/edition";
import { findSuccessor, leadOn } from "./former-names";
import { type NameKind, namePath } from "./kinds";
import { descriptionSchema, type NameChange, type NameState, nameSchema } from "./name-record";
import { listSectionOrder } from "./queries";
import { recordChange } from "./record-change";
import {
  countUses,
  deleteRow,
  findRow,
  insertRow,
  isInDrafts,
  moveUses,
  type NameRow,
  orderRows,
  updateRow,
} from "./rows";

/*
 * The newsroom's care of what articles hang on. The verbs are the same for a section, a topic, an author and a running story.
 * No revision is changed by any of them: a record of the change is kept beside the revisions, and whatever names an old slug
 * means what that has become.
 */

/** The name that a verb left behind. */
export interface ChangedName {
  readonly slug: string;
}

/**
 * Adds a name that no article bears yet; without a slug, the name decides it. Refused when the name or its slug cannot be used,
 * and when the address is or once was another's.
 */
export async function addName(
  desk: Desk,
  kind: NameKind,
  given: {
    readonly name: string;
    readonly slug?: string | null;
    readonly description?: string;
    readonly invented?: boolean;
  },
): Promise<Outcome<ChangedName>> {
  const said = readSaid(kind, given);
  if (!said.ok) return said;
  const slug = given.slug || slugFor(said.value.name);
  const problem = problemWithSlug(slug);
  if (problem !== null) return refuse(problem);
  return change(desk, async (transaction) => {
    const taken = await problemWithAddress(transaction, kind, slug);
    if (taken !== null) return refuse(taken);
    const state = { slug, ...said.value };
    await insertRow(transaction, kind, state);
    return accept({
      change: { verb: "set", kind, formerly: null, state },
      action: "name-add",
      subject: kind,
      value: { slug },
    });
  });
}

/**
 * Says what a section or a running story is about, or who an author is and whether they are invented. Topics have no
 * description. Refused for a name that there is not, and for a text that cannot be stored.
 */
export async function describeName(
  desk: Desk,
  kind: NameKind,
  given: { readonly slug: string; readonly description: string; readonly invented?: boolean },
): Promise<Outcome<ChangedName>> {
  return change(desk, async (transaction) => {
    const row = await findRow(transaction, kind, given.slug);
    if (row === null) return refuse(nameUnknown(kind, given.slug));
    const said = readSaid(kind, { ...row, ...given, name: row.name });
    if (!said.ok) return said;
    const state = { ...said.value, slug: row.slug, name: row.name };
    await updateRow(transaction, kind, row.id, state);
    return accept({
      change: { verb: "set", kind, formerly: null, state },
      action: "name-describe",
      subject: subjectOf(kind, row),
      value: { slug: row.slug },
    });
  });
}

/**
 * Gives a name another spelling, and with `to` another slug: the old address then leads to the new one for good. It may return to
 * a slug that it had. Refused for a name that there is not, one that cannot be used, and an address that is or was another's.
 */
export async function renameName(
  desk: Desk,
  kind: NameKind,
  given: { readonly slug: string; readonly name: string; readonly to?: string | null },
): Promise<Outcome<ChangedName>> {
  const to = given.to || given.slug;
  const problem = to === given.slug ? null : problemWithSlug(to);
  if (problem !== null) return refuse(problem);
  return change(desk, async (transaction) => {
    const row = await findRow(transaction, kind, given.slug);
    if (row === null) return refuse(nameUnknown(kind, given.slug));
    const said = readSaid(kind, { ...row, name: given.name });
    if (!said.ok) return said;
    const moves = to !== row.slug;
    const taken = moves ? await problemWithAddress(transaction, kind, to, row.slug) : null;
    if (taken !== null) return refuse(taken);
    const state = { ...said.value, slug: to };
    await updateRow(transaction, kind, row.id, state);
    if (moves) await leadOn(transaction, { kind, slug: row.slug, to, at: desk.now() });
    return accept({
      change: { verb: "set", kind, formerly: moves ? row.slug : null, state },
      action: "name-rename",
      subject: subjectOf(kind, row),
      value: { slug: to },
    });
  });
}

/**
 * Makes one name of two: all articles of the first bear the second from now on, and the first's address, with all that led to
 * it, leads there. Gives back how many articles that were. Refused when one of them is not there, or both are the same.
 */
export async function mergeNames(
  desk: Desk,
  kind: NameKind,
  { slug, into }: { readonly slug: string; readonly into: string },
): Promise<Outcome<ChangedName & { readonly articles: number }>> {
  return change(desk, async (transaction) => {
    const gone = await findRow(transaction, kind, slug);
    if (gone === null) return refuse(nameUnknown(kind, slug));
    const kept = await findRow(transaction, kind, into);
    if (kept === null) return refuse(nameUnknown(kind, into, "into"));
    if (gone.id === kept.id) return refuse(mergeWithItself());
    const articles = await countUses(transaction, kind, gone.id);
    await moveUses(transaction, kind, gone.id, kept.id);
    if (kind !== "story") await moveInIndex(transaction, kind, gone.id, kept.id);
    await deleteRow(transaction, kind, gone.id);
    await leadOn(transaction, { kind, slug, to: into, at: desk.now() });
    return accept({
      change: { verb: "merge", kind, slug, into },
      action: "name-merge",
      subject: subjectOf(kind, kept),
      count: articles,
      value: { slug: into, articles },
    });
  });
}

/**
 * Puts the sections in the order in which the masthead names them; those that are not named keep their order after the others.
 * Refused when one is named that there is not, or one twice.
 */
export async function orderSections(
  desk: Desk,
  slugs: readonly string[],
): Promise<Outcome<{ readonly order: readonly string[] }>> {
  return change(desk, async (transaction) => {
    const present = await listSectionOrder(transaction);
    const unknown = slugs.find((slug) => !present.includes(slug));
    if (unknown !== undefined) return refuse(nameUnknown("section", unknown));
    if (new Set(slugs).size < slugs.length) return refuse(namedTwice());
    const order = [...slugs, ...present.filter((slug) => !slugs.includes(slug))];
    await orderRows(transaction, order);
    return accept({
      change: { verb: "order", slugs: order },
      action: "name-order",
      subject: "section",
      count: order.length,
      value: { order },
    });
  });
}

/**
 * Removes a name that nothing uses, with the addresses that led to it. Refused while an article bears it, or a draft that is not
 * published yet.
 */
export async function removeName(
  desk: Desk,
  kind: NameKind,
  { slug }: { readonly slug: string },
): Promise<Outcome<ChangedName>> {
  return change(desk, async (transaction) => {
    const row = await findRow(transaction, kind, slug);
    if (row === null) return refuse(nameUnknown(kind, slug));
    const articles = await countUses(transaction, kind, row.id);
    if (articles > 0) return refuse(nameInUse(articles));
    if (await isInDrafts(transaction, kind, slug)) return refuse(nameInDrafts());
    await deleteRow(transaction, kind, row.id);
    await transaction.formerName.deleteMany({ where: { kind, toSlug: slug } });
    return accept({
      change: { verb: "remove", kind, slug },
      action: "name-remove",
      subject: subjectOf(kind, row),
      value: { slug },
    });
  });
}

interface Done<Value> {
  readonly change: NameChange;
  readonly action: string;
  readonly subject: string;
  readonly count?: number;
  readonly value: Value;
}

/**
 * Does what `work` does to the rows and keeps the record of it, all or nothing. It holds the edition from the start, as a
 * publication does, so that no piece is published under a name while that goes.
 */
async function change<Value>(
  desk: Desk,
  work: (transaction: Prisma.TransactionClient) => Promise<Outcome<Done<Value>>>,
): Promise<Outcome<Value>> {
  return transact(
    desk.database,
    async (transaction) => {
      await lockEdition(transaction);
      const done = await work(transaction);
      if (!done.ok) return done;
      const now = desk.now();
      const hash = await recordChange(transaction, desk, { at: now, change: done.value.change });
      await raiseEdition(transaction, now);
      const { action, subject, count } = done.value;
      await recordEvent(transaction, {
        at: now,
        actor: desk.actor,
        action,
        subject,
        detail: { after: hash, ...(count !== undefined && { count }) },
      });
      return accept(done.value.value);
    },
    MOST_TIME,
  );
}

/** A merge of many thousand articles is one transaction, and may take its time, in milliseconds. */
const MOST_TIME = 300_000;

/** An id: a slug is somebody's words, and the log holds none. */
function subjectOf(kind: NameKind, { id }: NameRow): string {
  return `${kind}-${id}`;
}

function readSaid(
  kind: NameKind,
  { name, description = "", invented = false }: { name: string; description?: string; invented?: boolean },
): Outcome<Omit<NameState, "slug">> {
  const named = nameSchema.safeParse(name);
  const described = descriptionSchema.safeParse(description);
  if (named.success && described.success)
    return accept({
      name: named.data,
      description: kind === "topic" ? "" : described.data,
      invented: kind === "author" && invented,
    });
  const problems = [
    ...(named.error ? problemsOf(named.error, "name-not-usable", "name") : []),
    ...(described.error ? problemsOf(described.error, "description-not-usable", "description") : []),
  ];
  return acceptUnless(problems, { name, description, invented });
}

/** Whether an address is another name's, or leads to another than `own`; null where it can be had. */
async function problemWithAddress(
  transaction: Prisma.TransactionClient,
  kind: NameKind,
  slug: string,
  own: string | null = null,
): Promise<Problem | null> {
  const path = namePath(kind, slug);
  if ((await findRow(transaction, kind, slug)) !== null)
    return problem(
      "slug-taken",
      "slug",
      `There is another at ${path}. Choose another slug, or merge the two.`,
    );
  const led = (await findLed(transaction, [path])).get(path);
  if (led !== undefined)
    return problem(
      "slug-taken",
      "slug",
      `An editor lets the address ${path} lead to ${led}. Choose another slug, or remove that redirect first.`,
    );
  const successor = await findSuccessor(transaction, kind, slug);
  if (successor === null || successor === own) return null;
  return problem(
    "slug-taken",
    "slug",
    `The address ${path} leads to ${namePath(kind, successor)}, and keeps doing so. Choose another slug.`,
  );
}

/** What is said where there is no name of that slug. */
export function nameUnknown(kind: NameKind, slug: string, at = "slug"): Problem {
  const shown = slug.replace(/[\p{C}\p{Z}]+/gu, " ").slice(0, 200);
  return problem(
    "name-unknown",
    at,
    `There is no ${kind} with the slug “${shown}”. Choose one of those that are listed.`,
  );
}

function nameInUse(articles: number): Problem {
  const bear = articles === 1 ? "One article bears" : `${articles} articles bear`;
  return problem("name-in-use", null, `${bear} it. Merge it into another instead.`);
}

function nameInDrafts(): Problem {
  return problem(
    "name-in-use",
    null,
    "A draft names it. Take it out of the draft first, or merge it into another.",
  );
}

function mergeWithItself(): Problem {
  return problem("merge-with-itself", "into", "Both are the same. Choose another one to merge it into.");
}

function namedTwice(): Problem {
  return problem("named-twice", "order", "One section is named twice. Name each once.");
}

function problem(code: string, at: string | null, message: string): Problem {
  return { code, at, message };
}
