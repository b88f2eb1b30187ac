"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { done, type FormState, formBroken, refused } from "@/components/forms/form-state";
import type { Outcome } from "@/lib/outcome";
import {
  correctStatement,
  type GivenStatement,
  markContradiction,
  recordStatement,
  unmarkContradiction,
  withdrawStatement,
} from "@/lib/statements/commands";
import { SPEAKER_KINDS, STATEMENT_KINDS } from "@/lib/statements/statement-record";
import { callerOfAction } from "../../caller";

const line = z.string().max(10_000);
const number = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number);

const statementForm = z.object({
  article: line,
  speaker: line,
  speakerKind: z.enum(SPEAKER_KINDS),
  kind: z.enum(STATEMENT_KINDS),
  saidOn: line,
  words: line,
  language: line,
  original: line,
  originalLanguage: line,
  source: line,
});

/** Records that somebody said something. */
export async function record(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "statement-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = statementForm.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const recorded = await recordStatement(caller.value.desk, statementOf(given.data));
  return answer(recorded, form, ({ id }) => `Readers see it as statement ${id} from their next request on.`);
}

/** Says of a statement what it should have said. */
export async function correct(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "statement-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = statementForm.extend({ id: number }).safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const statement = { id: given.data.id, ...statementOf(given.data) };
  const corrected = await correctStatement(caller.value.desk, statement);
  return answer(corrected, form, () => "It is corrected; what it said before stays in the records.");
}

/** Takes a statement from what readers see. */
export async function withdraw(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "statement-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = z.object({ id: number, reason: line }).safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const withdrawn = await withdrawStatement(caller.value.desk, given.data);
  return answer(withdrawn, form, () => "Readers see it no longer.");
}

const pairForm = z.object({ one: number, other: number });

/** Says that two statements contradict each other. */
export async function mark(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "statement-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = pairForm.extend({ note: line }).safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const marked = await markContradiction(caller.value.desk, given.data);
  return answer(marked, form, () => "Readers are told of it at both.");
}

/** Takes such a mark away again. */
export async function unmark(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "statement-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = pairForm.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const unmarked = await unmarkContradiction(caller.value.desk, given.data);
  return answer(unmarked, form, () => "They are not marked any more.");
}

function answer<T>(outcome: Outcome<T>, form: FormData, says: (value: T) => string): FormState {
  if (!outcome.ok)
    return refused(
      outcome.problems.map((problem) => ({ ...problem, at: FIELDS[problem.at ?? ""] ?? problem.at })),
      form,
    );
  refresh();
  return done(says(outcome.value));
}

/** What a command calls a field, and the form. */
const FIELDS: Readonly<Record<string, string>> = {
  quote: "words",
  "speaker.name": "speaker",
  "quote.text": "words",
  "quote.language": "language",
  "original.text": "original",
  "original.language": "originalLanguage",
  id: "reason",
};

function statementOf(form: z.output<typeof statementForm>): GivenStatement {
  const spoken = (text: string, language: string) =>
    text.trim() === "" ? null : { text: text.trim(), language: language.trim() };
  return {
    speaker: { name: form.speaker, kind: form.speakerKind },
    kind: form.kind,
    saidOn: form.saidOn.trim(),
    quote: spoken(form.words, form.language),
    original: spoken(form.original, form.originalLanguage),
    article: form.article,
    source: form.source.trim() || null,
  };
}
