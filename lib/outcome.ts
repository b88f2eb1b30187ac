/**
 * What an operation that may be refused gives back. Expected refusals are values, so that callers must look at
 * them; only surprises (a bug, a lost disk) are thrown.
 */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly problems: readonly [Problem, ...Problem[]];
}

/** One reason for a refusal, said so that the person who met it knows what to do next. */
export interface Problem {
  /** A stable word for programs and tests, in kebab-case, such as `headline-missing`. */
  readonly code: string;
  /** Where it is: a form field, a dotted path or `file:line`; null where the whole input is meant. */
  readonly at: string | null;
  /** A sentence for people: what was wrong and what to do. */
  readonly message: string;
}

export function accept<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(problem: Problem, ...more: Problem[]): Refusal {
  return { ok: false, problems: [problem, ...more] };
}

/** Turns a list of problems into a refusal, or accepts `value` when the list is empty. */
export function acceptUnless<T>(problems: readonly Problem[], value: T): Outcome<T> {
  const [first, ...more] = problems;
  return first ? refuse(first, ...more) : accept(value);
}
