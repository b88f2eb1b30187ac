"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { done, type FormState, formBroken, refused } from "@/components/forms/form-state";
import { moveInOrder } from "@/lib/articles/front-order";
import {
  addName,
  describeName,
  mergeNames,
  orderSections,
  removeName,
  renameName,
} from "@/lib/names/commands";
import { NAME_KINDS } from "@/lib/names/kinds";
import { listSectionOrder } from "@/lib/names/queries";
import { nameDeskPath, namesDeskPath } from "@/lib/newsroom-urls";
import type { Problem } from "@/lib/outcome";
import { callerOfAction } from "../caller";

/* What is done to sections, topics, authors and running stories: the same forms for each, which say of which kind they are. */

const kind = z.enum(NAME_KINDS);
const text = z.string().max(10_000);
const which = z.string().max(1_000);
/** A browser ends each line of a text with two characters. */
const lines = text.transform((written) => written.replace(/\r\n?/g, "\n")).exactOptional();
const ticked = z.literal("yes").exactOptional();

const addSchema = z.object({ kind, name: text, slug: text, description: lines, invented: ticked });

/** Adds a name, and goes on there. */
export async function add(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "name-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = addSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { name, slug, description = "", invented } = given.data;
  const said = { name, slug: slug.trim() || null, description, invented: invented === "yes" };
  const added = await addName(caller.value.desk, given.data.kind, said);
  if (!added.ok) return refused(added.problems, form);
  redirect(nameDeskPath(given.data.kind, added.value.slug));
}

const describeSchema = z.object({ kind, which, description: lines, invented: ticked });

/** Says what it is about, or who somebody is. */
export async function describe(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "name-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = describeSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { which: slug, description = "", invented } = given.data;
  const said = { slug, description, invented: invented === "yes" };
  const described = await describeName(caller.value.desk, given.data.kind, said);
  if (!described.ok) return refused(withoutSlug(described.problems), form);
  refresh();
  return done("Readers see it with their next request.");
}

const renameSchema = z.object({ kind, which, name: text, slug: text });

/** Gives it another name, and where that is asked for another slug, to whose page the newsroom then goes. */
export async function rename(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "name-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = renameSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { kind: of, which: slug, name } = given.data;
  const renamed = await renameName(caller.value.desk, of, { slug, name, to: given.data.slug.trim() || null });
  if (!renamed.ok) return refused(renamed.problems, form);
  if (renamed.value.slug !== slug) redirect(nameDeskPath(of, renamed.value.slug, { left: slug }));
  refresh();
  return done("Readers see the new name with their next request. Its address has stayed.");
}

const mergeSchema = z.object({ kind, which, into: which });

/** Makes it one with another, and goes on there. */
export async function merge(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "name-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = mergeSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { kind: of, which: slug, into } = given.data;
  const merged = await mergeNames(caller.value.desk, of, { slug, into });
  if (!merged.ok) return refused(withoutSlug(merged.problems), form);
  redirect(nameDeskPath(of, into, { left: slug }));
}

const removeSchema = z.object({ kind, which });

/** Removes what nothing uses. */
export async function remove(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "name-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = removeSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const removed = await removeName(caller.value.desk, given.data.kind, { slug: given.data.which });
  if (!removed.ok) return refused(withoutSlug(removed.problems), form);
  redirect(namesDeskPath(given.data.kind));
}

const orderSchema = z.object({
  /** The sections in the order that was looked at. */
  seen: z.string().max(100_000),
  move: z
    .string()
    .regex(/^(?:up|down):./u)
    .max(1_000),
});

/** Moves a section by one place in the masthead. */
export async function order(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "name-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = orderSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { desk } = caller.value;
  const present = await listSectionOrder(desk.database);
  if (!`,${present.join()},`.includes(`,${given.data.seen},`)) {
    refresh();
    return refused([orderedMeanwhile], form);
  }
  const [step = "", slug = ""] = given.data.move.split(":");
  const ordered = await orderSections(desk, moveInOrder(present, step, slug));
  if (!ordered.ok) return refused(withoutSlug(ordered.problems), form);
  refresh();
  return done("Readers see it with their next request.");
}

/** What these forms name in no field that could be typed into. */
function withoutSlug(problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({
    ...problem,
    at: problem.at === "description" ? problem.at : null,
  }));
}

const orderedMeanwhile: Problem = {
  code: "ordered-meanwhile",
  at: null,
  message: "Somebody has ordered the sections since. Nothing was changed; here is their order.",
};
