import { QUOTE_LABELS } from "@/lib/quotes/state-words";
import type { QuoteView } from "@/lib/quotes/views";
import type { SiteView } from "@/lib/site/views";
import { languageAttributes } from "@/lib/typography/language";

interface QuoteWordsProps {
  readonly quote: QuoteView;
  /** The language of the article, in which its quotations are. */
  readonly written: string;
  readonly site: Pick<SiteView, "language">;
  /** Where the quotation stands in the article. */
  readonly href: string;
}

/** As much of a quotation as tells which it is. */
const SHORT = 90;

/** A quotation, and what became of it in what was kept of its source; where that has other words, those. */
export function QuoteWords({ quote, written, site, href }: QuoteWordsProps) {
  const { text, state, passage, original, originalLanguage } = quote;
  const theirs = quote.translated && originalLanguage !== null ? originalLanguage : written;
  return (
    <p>
      <strong>{QUOTE_LABELS[state]}</strong>:{" "}
      <a href={href} {...languageAttributes(written, site.language)}>
        {shortened(text)}
      </a>
      {quote.translated &&
        (original === null ? " is a translation without its original." : " (its original)")}
      {passage !== null && (
        <>
          {" "}
          The source has: <q {...languageAttributes(theirs, site.language)}>{passage}</q>
        </>
      )}
    </p>
  );
}

function shortened(text: string): string {
  const marked = /^[“„«「『”]/u.test(text) ? text : `“${text}”`;
  return marked.length <= SHORT ? marked : `${marked.slice(0, SHORT).replace(/\s+\S*$/u, "")}…`;
}
