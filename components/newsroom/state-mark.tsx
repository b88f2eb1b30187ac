import type { DeskState } from "@/lib/articles/draft-listing";

/** What a state is called on the newsroom's pages. */
export const STATE_NAMES: Readonly<Record<DeskState, string>> = {
  writing: "Writing",
  review: "In review",
  scheduled: "Scheduled",
  changed: "Changed",
  live: "Live",
  withdrawn: "Withdrawn",
  discarded: "Discarded",
};

/** A state in a word, behind the mark that its style gives it. */
export function StateMark({ state }: { readonly state: DeskState }) {
  return (
    <span className="state" data-state={state}>
      {STATE_NAMES[state]}
    </span>
  );
}
