import type { ExcerptPart } from "@/lib/search/views";

/** Plain text with what was searched for marked. */
export function MarkedText({ parts }: { parts: readonly ExcerptPart[] }) {
  let at = 0;
  return parts.map(({ text, marked }) => {
    const key = at;
    at += text.length;
    return marked ? <mark key={key}>{text}</mark> : text;
  });
}
