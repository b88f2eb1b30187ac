import type { ArticleCard } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";
import { LedgerItem } from "./ledger-item";

interface LedgerProps {
  /** The newest first. */
  readonly articles: readonly ArticleCard[];
  readonly site: Pick<SiteView, "language" | "timeZone">;
  /** What the page is about, which its rows need not repeat. */
  readonly about?: "section" | "author" | "day";
}

/** A list of pieces, each hung from the wire by its date. A day is named once, by the first piece that it brought. */
export function Ledger({ articles, site, about }: LedgerProps) {
  return (
    <ol className="ledger">
      {articles.map((article, index) => (
        <LedgerItem
          key={article.path}
          article={article}
          above={articles[index - 1]}
          site={site}
          {...(about && { about })}
        />
      ))}
    </ol>
  );
}
