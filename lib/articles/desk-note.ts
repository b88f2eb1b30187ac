import type { Problem } from "@/lib/outcome";

const MAXIMUM_NOTE = 1000;

/** The problems with a note that one person leaves for the next who works on a draft. */
export function problemsWithDeskNote(note: string | null): Problem[] {
  if (note === null || (note.length <= MAXIMUM_NOTE && !/[\0\p{Cs}]/u.test(note))) return [];
  const message = `The note must be of at most ${MAXIMUM_NOTE} characters that can be stored. Shorten it.`;
  return [{ code: "note-not-usable", at: "note", message }];
}

/** What becomes of problems when a program, and not a person, leaves the note. */
export function noteOf(problems: readonly Problem[]): string {
  const said = ["It was not published on its minute.", ...problems.map(({ message }) => message)].join(" ");
  return said.slice(0, MAXIMUM_NOTE).replace(/[\uD800-\uDBFF]$/, "");
}
