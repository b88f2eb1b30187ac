import type { RenderedBody } from "@/lib/markdown/rendered-body";
import { sourceAddress } from "./source-address";
import type { CitingLink } from "./views";

/** As many as an article can cite one by one; a longer list of links is a list of links. */
const MOST_SOURCES = 500;
const MOST_LINKS = 20;

/** A source that a body cites, by the one form of its address. */
export interface Citation {
  readonly address: string;
  readonly links: readonly CitingLink[];
}

/** What a rendered body cites: each source once, in the order in which it is first cited, with where. */
export function citedIn({ links, quotes }: Pick<RenderedBody, "links" | "quotes">): Citation[] {
  const cited = new Map<string, CitingLink[]>();
  for (const { href, outside, text, sentence } of links) {
    const address = outside ? sourceAddress(href) : null;
    if (address === null) continue;
    const known = cited.get(address) ?? [];
    if (known.length < MOST_LINKS) known.push({ text, sentence });
    cited.set(address, known);
  }
  // Where a quotation says that it comes from, without a link.
  for (const { cite, text } of quotes) {
    const address = cite === null ? null : sourceAddress(cite);
    if (address !== null && !cited.has(address))
      cited.set(address, [{ text: "", sentence: text.slice(0, 400) }]);
  }
  return [...cited].slice(0, MOST_SOURCES).map(([address, at]) => ({ address, links: at }));
}
