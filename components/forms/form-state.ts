import type { Problem } from "@/lib/outcome";

/** What a form of the newsroom shows of the last time it was sent. */
export interface FormState {
  readonly problems: readonly Problem[];
  /** What was typed, by field, so that nobody types it twice. Of a secret nothing is given back. */
  readonly values: Readonly<Record<string, string>>;
  /** What was done, as a sentence; null where nothing was. */
  readonly done: string | null;
  /** What is shown this once, such as a token. */
  readonly reveals: readonly Reveal[];
}

export interface Reveal {
  readonly label: string;
  readonly text: string;
  /** Whether it is shown as a square for a phone's camera as well. */
  readonly square?: boolean;
}

/** The actions of the newsroom's forms: each takes what was shown before and what was sent. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

/** A form that was not sent yet. */
export const startState: FormState = { problems: [], values: {}, done: null, reveals: [] };

const SECRET = /password|current|code|token/i;

/** What a form shows when it was refused: why, and what was typed. */
export function refused(problems: readonly Problem[], form: FormData): FormState {
  const typed = [...form].filter(
    (field): field is [string, string] =>
      typeof field[1] === "string" && !SECRET.test(field[0]) && !field[0].startsWith("$"),
  );
  return { problems, values: Object.fromEntries(typed), done: null, reveals: [] };
}

/** What a form shows when it was done; its fields hold again what the page says. */
export function done(sentence: string, reveals: readonly Reveal[] = []): FormState {
  return { problems: [], values: {}, done: sentence, reveals };
}

/** Why a form was refused that no page of ours can have sent like that. */
export const formBroken: Problem = {
  code: "form-not-whole",
  at: null,
  message: "The form did not arrive whole. Load the page again and try once more.",
};
