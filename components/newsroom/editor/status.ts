import { type Autosave, isSaved } from "./autosave";

/** How a draft stands, for its style and for tests. */
export type Standing = "saved" | "unsaved" | "saving" | "away" | "refused" | "conflict";

export function standingOf<T>(state: Autosave<T>): Standing {
  if (state.conflict !== null) return "conflict";
  if (state.failures > 0) return "away";
  if (state.problems.length > 0) return "refused";
  if (isSaved(state) && !state.inFlight) return "saved";
  return state.inFlight ? "saving" : "unsaved";
}

/** The same as a sentence for people. `time` prints a time of day. */
export function statusOf<T>(state: Autosave<T>, time: (at: Date) => string): string {
  const { cannotKeep, keptEdit, newest, savedAt } = state;
  const kept =
    keptEdit === newest.edit
      ? "kept in this browser"
      : cannotKeep
        ? "only in this page: do not close it"
        : "";
  const andKept = kept === "" ? "" : `; ${kept}`;
  switch (standingOf(state)) {
    case "saved":
      return savedAt === null ? "Saved" : `Saved ${time(savedAt)}`;
    case "saving":
      return "Saving";
    case "unsaved":
      return `Not saved yet${andKept}`;
    case "away":
      return `Not saved: the server is out of reach${andKept}`;
    case "refused":
      return `Not saved: it was refused${andKept}`;
    case "conflict":
      return `Not saved: somebody else has saved this draft${andKept}`;
  }
}
