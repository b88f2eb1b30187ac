import { SlugLine } from "@/components/site/slug-line";
import type { SiteView } from "@/lib/site/views";
import type { ArticleEvidence } from "@/lib/sources/evidence";
import { articleSourcesPath, hrefOf } from "@/lib/urls";
import { keptInWords } from "./kept-in-words";
import { QuoteWords } from "./quote-words";
import { SourceLink, sourceFacts } from "./source-line";

/** Where a page says what it cites, for links to it. */
export const SOURCES_ID = "sources";

interface ArticleSourcesProps {
  readonly evidence: ArticleEvidence;
  /** The article's stored path. */
  readonly path: string;
  /** The language of the piece, in which its quotations are. */
  readonly written: string;
  readonly site: Pick<SiteView, "language" | "timeZone">;
}

/** What an article cites, under its text: each source, what was kept of it, and whether what is quoted from it stands there. */
export function ArticleSources({ evidence, path, written, site }: ArticleSourcesProps) {
  const { sources } = evidence;
  if (sources.length === 0) return null;
  const whole = hrefOf(articleSourcesPath(path));
  return (
    <section className="note" aria-labelledby={SOURCES_ID}>
      <h2 className="slug" id={SOURCES_ID}>
        Sources: {keptOf(evidence)}
      </h2>
      <div className="prose">
        <ol>
          {sources.map((source) => (
            <li key={source.position}>
              <SourceLink source={source} language={site.language} />{" "}
              <SlugLine
                items={[...sourceFacts(source), { key: "kept", text: keptInWords(source.captures, site) }]}
              />
              {source.quotes.map((quote) => (
                <QuoteWords
                  key={quote.position}
                  quote={quote}
                  written={written}
                  site={site}
                  href={`#${quote.anchor}`}
                />
              ))}
            </li>
          ))}
        </ol>
      </div>
      <p className="slug">
        <a href={whole}>Where each is cited, and what was kept of it</a>
      </p>
    </section>
  );
}

/** `7 of 8 sources kept`. */
export function keptOf({ sources, kept }: Pick<ArticleEvidence, "sources" | "kept">): string {
  return `${kept} of ${sources.length} ${sources.length === 1 ? "source" : "sources"} kept`;
}
