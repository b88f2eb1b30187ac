/**
 * What a body may cost. Each limit is far beyond any article and close enough that a hostile document is refused
 * before it harms; a refusal names the limit and says what to do.
 */
export const LIMITS = {
  /** The longest source, in UTF-16 code units. */
  sourceLength: 512 * 1024,
  /** How deep quotes, lists, emphasis, links and the like may stand inside one another. */
  nesting: 100,
  /** Cells of all tables together, as drawn: a short row is filled up to the width of its table. */
  tableCells: 20_000,
  /** The longest HTML, in UTF-16 code units. */
  outputLength: 4 * 1024 * 1024,
  /** A longer piece of code is shown, but not highlighted. */
  highlightedFence: 30_000,
  /** All highlighted code of a document together. */
  highlightedTotal: 150_000,
  /** Computing time for one document, from when the worker begins with it. */
  milliseconds: 2_000,
  /** Wall time for one document, however busy the machine is with other things. */
  wallMilliseconds: 20_000,
  /** Old generation of the worker's heap. */
  memoryMegabytes: 256,
  /** The worker's stack: room for the recursive steps of the libraries at the depth that `nesting` allows. */
  stackMegabytes: 16,
} as const;
