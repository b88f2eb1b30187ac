import { withoutTrackers } from "@/lib/trackers";

/** What opens a fenced block, and what its fence is; a fence of backticks has none behind it on its line. */
const OPENING = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/** A web address, up to what cannot be in one or ends a link. It begins nowhere inside itself, so that a text is looked through once. */
const ADDRESS = /https?:\/\/[^\s<>"'`()[\]{}]*/gi;

/** What ends a sentence rather than an address. */
const PUNCTUATION = new Set(".,;:!?*_~");

/**
 * A Markdown source whose addresses have lost what follows readers about (`lib/trackers`). Nothing else changes: code, in which an address is an
 * example, stays as it is, and so does each address that has no such parameter. An address that this does not see, such as one with brackets,
 * loses them when it is rendered. Takes time by the length of the text, whatever is in it.
 */
export function linksWithoutTrackers(markdown: string): string {
  if (!markdown.includes("?")) return markdown;
  return stretchesOf(markdown)
    .map(({ text, isCode }) => (isCode ? text : cleanedParagraph(text)))
    .join("");
}

interface Stretch {
  readonly text: string;
  readonly isCode: boolean;
}

/** The fenced blocks of a text, and the paragraphs between them, in which a span of code begins and ends. */
function stretchesOf(markdown: string): Stretch[] {
  const stretches: { lines: string[]; isCode: boolean }[] = [];
  let fence: string | null = null;
  let continues = false;
  for (const line of markdown.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const text = line.replace(/\n$/, "");
    const opening: string | null = fence === null ? (OPENING.exec(text)?.[1] ?? null) : null;
    const isCode = fence !== null || opening !== null;
    const last = stretches.at(-1);
    if (continues && opening === null && last?.isCode === isCode) last.lines.push(line);
    else stretches.push({ lines: [line], isCode });
    const ends: boolean = fence !== null && closes(text, fence);
    fence = ends ? null : (fence ?? opening);
    continues = !ends && (isCode || text.trim() !== "");
  }
  return stretches.map(({ lines, isCode }) => ({ text: lines.join(""), isCode }));
}

/** Whether a line ends the block that `fence` opened: as many of its signs or more, and nothing else. */
function closes(line: string, fence: string): boolean {
  const bare = line.trim();
  const sign = fence.charAt(0);
  return (
    /^ {0,3}\S/.test(line) && bare.length >= fence.length && [...bare].every((letter) => letter === sign)
  );
}

/** A paragraph, without what stands between two runs of equally many backticks. */
function cleanedParagraph(paragraph: string): string {
  const runs = [...paragraph.matchAll(/`+/g)].map(({ 0: run, index }) => ({
    start: index,
    length: run.length,
  }));
  const nextAlike = followersOf(runs);
  let result = "";
  let at = 0;
  for (const [index, { start }] of runs.entries()) {
    const end = runs[nextAlike[index] ?? -1];
    if (start < at || end === undefined) continue;
    const after = end.start + end.length;
    result += cleaned(paragraph.slice(at, start)) + paragraph.slice(start, after);
    at = after;
  }
  return result + cleaned(paragraph.slice(at));
}

/** For each run the place of the next one that is as long, found from the end. */
function followersOf(runs: readonly { readonly length: number }[]): (number | undefined)[] {
  const seen = new Map<number, number>();
  const followers: (number | undefined)[] = [];
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const length = runs[index]?.length ?? 0;
    followers[index] = seen.get(length);
    seen.set(length, index);
  }
  return followers;
}

function cleaned(text: string): string {
  return text.replace(ADDRESS, (found) => {
    if (!found.includes("?")) return found;
    let end = found.length;
    while (PUNCTUATION.has(found.charAt(end - 1))) end -= 1;
    return withoutTrackers(found.slice(0, end)) + found.slice(end);
  });
}
