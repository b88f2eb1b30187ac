import { slugFor } from "@/lib/articles/slug";
import type { Named } from "@/lib/articles/views";
import { recordEvent } from "@/lib/audit/audit";
import type { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { appendToLog } from "@/lib/log/append-to-log";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { refuseFor } from "@/lib/problems";
import { hasWords } from "@/lib/quotes/has-words";
import { lockEdition, raiseEdition } from "@/lib/site/edition";
import { sourceAddress } from "@/lib/sources/source-address";
import { canonicalBytes } from "@/lib/storage/canonical";
import {
  noteSchema,
  type SpeakerKind,
  type StatementChange,
  type StatementFacts,
  type StatementKind,
  type StatementRecord,
  speakerNameSchema,
  statementSchema,
} from "./statement-record";
import type { Spoken } from "./views";
import { inOrder, writeChange } from "./write-rows";

/** A statement as an editor writes it. */
export interface GivenStatement {
  /** A name that is known already means the speaker who bears it. */
  readonly speaker: { readonly name: string; readonly kind: SpeakerKind };
  readonly kind: StatementKind;
  readonly saidOn: string;
  readonly quote: Spoken | null;
  readonly original: Spoken | null;
  /** The article's id. */
  readonly article: string;
  /** An address of the web; null where there is none. */
  readonly source: string | null;
}

/**
 * Records that somebody said something. Gives back its id. Refused when a field cannot be used, when the article is not among what readers
 * have, and when it does not have the words that are quoted.
 */
export function recordStatement(
  desk: Desk,
  given: GivenStatement,
): Promise<Outcome<{ readonly id: number }>> {
  return change(desk, async (transaction, number) => {
    const statement = await readStatement(transaction, given);
    return statement.ok
      ? accept({ change: { verb: "state", statement: statement.value }, id: number })
      : statement;
  });
}

/**
 * Says of a statement what it should have said; the earlier record is kept. Refused as a new one is, and where there is no such statement.
 * Words that stay as they were are not looked up again: the article may have been corrected since, and they stand in the revision from
 * which they were taken.
 */
export function correctStatement(
  desk: Desk,
  { id, ...given }: GivenStatement & { readonly id: number },
): Promise<Outcome<{ readonly id: number }>> {
  return change(desk, async (transaction) => {
    if (!(await isStanding(transaction, id))) return refuse(statementUnknown(id, "id"));
    const statement = await readStatement(transaction, given, id);
    return statement.ok
      ? accept({ change: { verb: "correct", id, statement: statement.value }, id })
      : statement;
  });
}

/** Takes a statement from what readers see, with the contradictions that it was in; its records are kept, with the reason. */
export function withdrawStatement(
  desk: Desk,
  { id, reason }: { readonly id: number; readonly reason: string },
): Promise<Outcome<{ readonly id: number }>> {
  return change(desk, async (transaction) => {
    const read = noteSchema.safeParse(reason);
    if (!read.success) return refuse(noteNotUsable("reason"));
    if (!(await isStanding(transaction, id))) return refuse(statementUnknown(id, "id"));
    return accept({ change: { verb: "withdraw", id, reason: read.data }, id });
  });
}

/** Says that two statements contradict each other, with a note for readers. Marked again, the newer note counts. */
export function markContradiction(
  desk: Desk,
  given: { readonly one: number; readonly other: number; readonly note: string },
): Promise<Outcome<{ readonly id: number }>> {
  return change(desk, async (transaction) => {
    const note = noteSchema.safeParse(given.note);
    if (!note.success) return refuse(noteNotUsable("note"));
    if (given.one === given.other) return refuse(contradictsItself);
    for (const at of ["one", "other"] as const)
      if (!(await isStanding(transaction, given[at]))) return refuse(statementUnknown(given[at], at));
    const [one, other] = inOrder(given.one, given.other);
    return accept({ change: { verb: "contradict", one, other, note: note.data }, id: given.one });
  });
}

/** Takes the mark of a contradiction away again. Refused where there is none. */
export function unmarkContradiction(
  desk: Desk,
  given: { readonly one: number; readonly other: number },
): Promise<Outcome<{ readonly id: number }>> {
  return change(desk, async (transaction) => {
    const [oneId, otherId] = inOrder(given.one, given.other);
    const marked = await transaction.contradiction.count({ where: { oneId, otherId } });
    if (marked === 0) return refuse(contradictionUnknown);
    return accept({ change: { verb: "reconcile", one: oneId, other: otherId }, id: given.one });
  });
}

interface Done {
  readonly change: StatementChange;
  /** The statement that it is about. */
  readonly id: number;
}

const ACTIONS = {
  state: "statement-record",
  correct: "statement-correct",
  withdraw: "statement-withdraw",
  contradict: "contradiction-mark",
  reconcile: "contradiction-unmark",
} as const satisfies Record<StatementChange["verb"], string>;

/** Keeps the record of what `work` decides, and does to the rows what it says, all or nothing. The next record's number is `number`. */
async function change(
  desk: Desk,
  work: (transaction: Prisma.TransactionClient, number: number) => Promise<Outcome<Done>>,
): Promise<Outcome<{ readonly id: number }>> {
  return transact(desk.database, async (transaction) => {
    await lockEdition(transaction);
    const last = await transaction.statementChange.aggregate({ _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const done = await work(transaction, number);
    if (!done.ok) return done;
    const now = desk.now();
    const record: StatementRecord = {
      format: "standfirst/statements/1",
      number,
      recordedAt: now.toISOString(),
      actor: desk.actor,
      change: done.value.change,
    };
    const hash = await desk.objects.keep("statements", canonicalBytes(record), "json");
    await transaction.statementChange.create({ data: { number, hash, record } });
    await writeChange(transaction, record);
    await raiseEdition(transaction, now);
    await appendToLog(transaction, desk, { kind: "statement", object: hash });
    const { id } = done.value;
    await recordEvent(transaction, {
      at: now,
      actor: desk.actor,
      action: ACTIONS[record.change.verb],
      subject: String(id),
      detail: { after: hash },
    });
    return accept({ id });
  });
}

async function readStatement(
  transaction: Prisma.TransactionClient,
  given: GivenStatement,
  correcting: number | null = null,
): Promise<Outcome<StatementFacts>> {
  const article = await findPublished(transaction, given.article);
  if (article === null) return refuse(articleUnknown);
  const address = given.source === null ? null : sourceAddress(given.source);
  if (given.source !== null && address === null) return refuse(sourceNotUsable);
  const name = speakerNameSchema.safeParse(given.speaker.name);
  if (!name.success) return refuse(nameNotUsable);
  const parsed = statementSchema.safeParse({
    ...given,
    speaker: { kind: given.speaker.kind, ...(await namedAs(transaction, name.data)) },
    revision: article.revisionHash,
    source: address,
  });
  if (!parsed.success) return refuseFor(parsed.error, "statement-not-usable");
  const { quote } = parsed.data;
  const taken = correcting === null ? null : await findTaken(transaction, correcting, parsed.data);
  if (taken !== null) return accept({ ...parsed.data, revision: taken });
  if (quote !== null && !hasWords(article.plainText, quote.text)) return refuse(wordsNotThere);
  return accept(parsed.data);
}

/** The revision from which the words of a statement were taken, where they and the article stay the same; else null. */
async function findTaken(
  transaction: Prisma.TransactionClient,
  id: number,
  { quote, article }: StatementFacts,
): Promise<string | null> {
  if (quote === null) return null;
  const where = { id, words: quote.text, articleId: article };
  const before = await transaction.statement.findFirst({ where, select: { revisionHash: true } });
  return before?.revisionHash ?? null;
}

async function findPublished(transaction: Prisma.TransactionClient, id: string) {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null;
  return transaction.article.findUnique({
    where: { id },
    select: { revisionHash: true, plainText: true },
  });
}

/** One name, one speaker, however somebody capitalises it. */
async function namedAs(transaction: Prisma.TransactionClient, name: string): Promise<Named> {
  // Prisma asks without regard to capitals by ILIKE, to which a name with an underscore or a percent sign is a pattern.
  const [known] = await transaction.$queryRaw<Named[]>`
    SELECT slug, name FROM speaker WHERE lower(name) = lower(${name}) ORDER BY slug LIMIT 1`;
  if (known !== undefined) return known;
  const slug = slugFor(name);
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? slug : `${slug}-${number}`;
    if ((await transaction.speaker.count({ where: { slug: free } })) === 0) return { slug: free, name };
  }
}

async function isStanding(transaction: Prisma.TransactionClient, id: number): Promise<boolean> {
  if (!Number.isInteger(id) || id < 1 || id > 2_147_483_647) return false;
  return (await transaction.statement.count({ where: { id } })) > 0;
}

const articleUnknown: Problem = {
  code: "article-unknown",
  at: "article",
  message: "Readers have no such article. A statement stands in one that is published.",
};

const nameNotUsable: Problem = {
  code: "speaker-not-usable",
  at: "speaker.name",
  message: "Write the name of who said it, in a line of at most 200 characters.",
};

const sourceNotUsable: Problem = {
  code: "source-not-usable",
  at: "source",
  message: "This is no address of the web. Write one that begins with https://, or leave the field empty.",
};

const wordsNotThere: Problem = {
  code: "words-not-in-article",
  at: "quote",
  message: "The article does not have these words. Copy them from it as they stand there.",
};

const contradictsItself: Problem = {
  code: "contradicts-itself",
  at: "other",
  message: "Both numbers are of the same statement. Name another one.",
};

const contradictionUnknown: Problem = {
  code: "contradiction-unknown",
  at: null,
  message: "These two are not marked as contradicting each other.",
};

function statementUnknown(id: number, at: string): Problem {
  return {
    code: "statement-unknown",
    at,
    message: `There is no statement ${id}. Look for its number in the list; somebody may have withdrawn it.`,
  };
}

function noteNotUsable(at: string): Problem {
  return { code: "note-not-usable", at, message: "Write between one and 500 characters." };
}
