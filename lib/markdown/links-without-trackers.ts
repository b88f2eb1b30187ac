import { withoutTrackers } from "@/lib/trackers";

/** Code, in which an address is an example and stays as it is: a fenced block, or a span between the same number of backticks. */
const CODE =
  /^( {0,3})(`{3,}|~{3,})[^\n]*(?:\n[^\n]*)*?(?:\n {0,3}\2[`~]*[ \t]*(?=\n|$)|$(?![\s\S]))|(`+)(?!`)[^`](?:[\s\S]*?[^`])??\3(?!`)/gm;

/** A web address with a query, up to what cannot be in one or ends a link. */
const ADDRESS = /https?:\/\/[^\s<>"'`()[\]{}]*\?[^\s<>"'`()[\]{}]*/gi;

/** What ends a sentence rather than an address. */
const PUNCTUATION = /[.,;:!?*_~]+$/;

/**
 * A Markdown source whose addresses have lost what follows readers about (`lib/trackers`). Nothing else changes: code stays as it is, and so does
 * each address that has no such parameter. An address that this does not see, such as one with brackets, loses them when it is rendered.
 */
export function linksWithoutTrackers(markdown: string): string {
  if (!/https?:\/\/[^\s]*\?/i.test(markdown)) return markdown;
  let result = "";
  let at = 0;
  for (const code of markdown.matchAll(CODE)) {
    result += cleaned(markdown.slice(at, code.index)) + code[0];
    at = code.index + code[0].length;
  }
  return result + cleaned(markdown.slice(at));
}

function cleaned(text: string): string {
  return text.replace(ADDRESS, (found) => {
    const end = PUNCTUATION.exec(found)?.[0] ?? "";
    return withoutTrackers(found.slice(0, found.length - end.length)) + end;
  });
}
