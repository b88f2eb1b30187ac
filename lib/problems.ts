import type { ZodError } from "zod";
import { type Problem, type Refusal, refuse } from "./outcome";

/** The problems that zod found, each with the dotted path of its field under `place`. */
export function problemsOf(error: ZodError, code: string, place: string | null = null): Problem[] {
  return error.issues.map((issue) => {
    const at = [...(place === null ? [] : [place]), ...issue.path.map(String)].join(".");
    return {
      code,
      at: at === "" ? null : at,
      message: `${at === "" ? "It" : at} cannot be used: ${issue.message}.`,
    };
  });
}

/** The refusal of what zod could not read, each problem with the dotted path of its field. */
export function refuseFor(error: ZodError, code: string): Refusal {
  const [first, ...more] = problemsOf(error, code);
  if (first === undefined) throw new Error("zod refused something without saying why.", { cause: error });
  return refuse(first, ...more);
}
