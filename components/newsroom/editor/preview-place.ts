/** Finds where in the preview something is that is being written, by its letters alone: typography changes the rest. */

/** How many letters of a line are looked for; enough to tell it from others. */
const LETTERS = 28;

/**
 * The index of the block that shows the line `line` of the text, or -1. Of several the one nearest to `share` (from 0 to 1: how far down in the
 * text the line stands) is taken.
 */
export function findBlock(line: string, blocks: readonly string[], share: number): number {
  const wanted = lettersOf(line.replace(/\]\([^)]*\)|\[\^[^\]]*\]:?|\{[^}]*\}/g, "")).slice(0, LETTERS);
  if (wanted === "") return -1;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, block] of blocks.entries()) {
    if (!lettersOf(block).includes(wanted)) continue;
    const distance = Math.abs(index / Math.max(1, blocks.length) - share);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

/** Brings what shows the line `line` into sight, where the preview scrolls by itself and has it out of sight. */
export function bringIntoSight(pane: HTMLElement, line: string, share: number): void {
  if (pane.scrollHeight <= pane.clientHeight) return;
  const blocks = [...pane.querySelectorAll<HTMLElement>(".prose > *, .prose li")];
  const texts = blocks.map(({ textContent }) => textContent ?? "");
  const found = blocks[findBlock(line, texts, share)];
  if (found === undefined) return;
  const top = found.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  if (top < 0 || top > pane.clientHeight * 0.8) pane.scrollTop += top - pane.clientHeight / 3;
}

function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
