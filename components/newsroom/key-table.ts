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
    page: "In a list",
    entries: [
      { keys: "j", does: "To the next row; in the list ↓ does the same" },
      { keys: "k", does: "To the row before; in the list ↑ does the same" },
      { keys: "Enter", does: "Open the row" },
      { keys: "/", does: "To the search" },
      { keys: "o", does: "Older, or further on" },
    ],
  },
  {
    page: "At the desk",
    entries: [
      { keys: "n", does: "New draft" },
      { keys: "p", does: "Publish what is in the row" },
      { keys: "h", does: "Its history" },
      { keys: "r", does: "What readers see of it" },
      { keys: "m", does: "Only mine, or everybody’s" },
    ],
  },
  {
    page: "About one piece (each goes to its button; Enter presses it)",
    entries: [
      { keys: "w", does: "Write" },
      { keys: "u", does: "Publish page" },
      { keys: "h", does: "History" },
      { keys: "a", does: "Article page" },
      { keys: "p", does: "Publish" },
      { keys: "s", does: "Schedule" },
      { keys: "t", does: "Take it off the schedule" },
      { keys: "e", does: "Send for review, or back to writing" },
      { keys: "l", does: "Choose its slug" },
      { keys: "v", does: "Make a preview link" },
      { keys: "x", does: "Discard, or withdraw" },
    ],
  },
  {
    page: "History",
    entries: [
      { keys: "c", does: "Compare the two that are chosen" },
      { keys: "b", does: "Go back to the earlier one" },
    ],
  },
  {
    page: "Front page",
    entries: [
      { keys: "u", does: "Move the row up" },
      { keys: "d", does: "Move it down" },
      { keys: "x", does: "Take it off" },
      { keys: "a", does: "Put on what was found" },
    ],
  },
  {
    page: "Sections, topics, stories, authors",
    entries: [
      { keys: "n", does: "Add one" },
      { keys: "u", does: "Move the section up" },
      { keys: "d", does: "Move it down" },
    ],
  },
  {
    page: "About one of them (each goes to its field or button)",
    entries: [
      { keys: "r", does: "What readers see of it" },
      { keys: "d", does: "Its drafts and articles" },
      { keys: "e", does: "Say what it is about" },
      { keys: "t", does: "Rename" },
      { keys: "/", does: "Find another to merge it into" },
      { keys: "m", does: "Merge" },
      { keys: "x", does: "Remove" },
    ],
  },
  {
    page: "Statements",
    entries: [{ keys: "a", does: "To the article that a statement stands in" }],
  },
  {
    page: "Redirects",
    entries: [
      { keys: "w", does: "To where an address leads" },
      { keys: "a", does: "To a new redirect" },
      { keys: "x", does: "To the button that removes the row" },
    ],
  },
  {
    page: "Where a draft is written",
    entries: [
      { keys: "Ctrl+S", does: "Save" },
      { keys: "Ctrl+.", does: "To the tools of the text" },
      { keys: "Ctrl+K", does: "Link what is selected, to an article or an address" },
      { keys: "Ctrl+B", does: "Strong" },
      { keys: "Ctrl+I", does: "Emphasis" },
      { keys: "Ctrl+F", does: "Search the text" },
      { keys: "Ctrl+Z", does: "Undo" },
      { keys: "Tab", does: "Leave the text" },
      { keys: "Escape", does: "Close the tool that is open, and back to the text" },
      { keys: "i", does: "Choose the lead picture" },
    ],
  },
  {
    page: "Among the tools of the text",
    entries: [
      { keys: "n", does: "Note" },
      { keys: "s", does: "Note with a sign" },
      { keys: "q", does: "Quotation" },
      { keys: "o", does: "Source" },
      { keys: "f", does: "Figure" },
      { keys: "l", does: "Link" },
    ],
  },
  {
    page: "Where two texts are put together",
    entries: [
      { keys: "F7", does: "To the next difference; with Shift to the one before" },
      { keys: "Ctrl+Enter", does: "Take theirs there" },
    ],
  },
];
