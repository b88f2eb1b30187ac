/** A key of the newsroom, as the help sheet names it. */
export interface KeyEntry {
  /** What is pressed, one after another where there are spaces: `g d`, `Ctrl+S`, `?`. */
  readonly keys: string;
  readonly does: string;
}

/** Every key of the newsroom that is not a way of its bar, by the page on which it works. */
export const KEY_TABLE: readonly { readonly page: string; readonly entries: readonly KeyEntry[] }[] = [
  {
    page: "Everywhere",
    entries: [
      { keys: "?", does: "Show or close this sheet" },
      { keys: "Escape", does: "Close what is open" },
    ],
  },
  {
    page: "Where a draft is written",
    entries: [
      { keys: "Ctrl+S", does: "Save" },
      { keys: "Ctrl+K", does: "Link what is selected, to an article or an address" },
      { keys: "Ctrl+B", does: "Strong" },
      { keys: "Ctrl+I", does: "Emphasis" },
      { keys: "Ctrl+F", does: "Search the text" },
      { keys: "Ctrl+Z", does: "Undo" },
      { keys: "Tab", does: "Leave the text" },
      { keys: "Escape", does: "Close the tool that is open" },
    ],
  },
];
