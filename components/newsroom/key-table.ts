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
];
