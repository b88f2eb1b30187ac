import type { QuoteView } from "./views";

/** What is said of a quotation, by what became of it in what was kept of its source. */
export const QUOTE_WORDS: Readonly<Record<QuoteView["state"], string>> = {
  verified: "Verified: these words stand in what we kept of the source.",
  altered: "Altered: what we kept of the source has other words.",
  not_found: "Not found: these words are not in what we kept of the source.",
  unkept: "Not checked: nothing was kept that these words could be looked up in.",
};

/** The same in a word, for a list. */
export const QUOTE_LABELS: Readonly<Record<QuoteView["state"], string>> = {
  verified: "Verified",
  altered: "Altered",
  not_found: "Not found",
  unkept: "Not checked",
};
