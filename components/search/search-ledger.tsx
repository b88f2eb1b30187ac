import { Byline } from "@/components/article/byline";
import { Moment } from "@/components/article/moment";
import type { SearchHit } from "@/lib/search/views";
import type { SiteView } from "@/lib/site/views";
import { languageAttributes } from "@/lib/typography/language";
import { hrefOf } from "@/lib/urls";
import { MarkedText } from "./marked-text";

interface SearchLedgerProps {
  readonly hits: readonly SearchHit[];
  readonly site: Pick<SiteView, "language" | "timeZone">;
  /** The number of the first. */
  readonly start: number;
}

/** What a search found, the best first, the date of each in the margin. */
export function SearchLedger({ hits, site, start }: SearchLedgerProps) {
  return (
    <ol className="search-hits" start={start} aria-label="Results">
      {hits.map(({ article, excerpt, headline }) => {
        const own = languageAttributes(article.language, site.language);
        return (
          <li key={article.path}>
            <article>
              <p className="slug">
                <Moment
                  at={article.publishedAt}
                  precision={article.publishedPrecision}
                  form="short"
                  {...site}
                />
                {article.section && <span className="signal"> {article.section.name}</span>}
              </p>
              <div>
                <h2 className="headline" {...own}>
                  <a href={hrefOf(article.path)} hrefLang={article.language}>
                    <MarkedText parts={headline} />
                  </a>
                </h2>
                <p {...own}>
                  <MarkedText parts={excerpt} />
                </p>
                <Byline authors={article.authors} language={site.language} />
              </div>
            </article>
          </li>
        );
      })}
    </ol>
  );
}
