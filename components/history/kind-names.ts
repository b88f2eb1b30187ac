import type { HistoryEntry } from "@/lib/history/views";

/** What each kind of revision is called where readers see it. */
export const KIND_NAMES: Readonly<Record<HistoryEntry["kind"], string>> = {
  published: "Published",
  imported: "Taken into the archive",
  typo: "Typing error",
  updated: "Update",
  corrected: "Correction",
  withdrawn: "Withdrawn",
  restored: "Published again",
  moved: "Moved to another address",
};
