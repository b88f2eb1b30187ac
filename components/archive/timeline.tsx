import { Fragment } from "react";
import type { ArticleCard } from "@/lib/articles/views";
import { dayOf } from "@/lib/dates";
import type { SiteView } from "@/lib/site/views";
import { datePath } from "@/lib/urls";
import { LedgerItem } from "./ledger-item";
import { linkTo } from "./link-to";

interface TimelineProps {
  /** In the order in which they are read. */
  readonly articles: readonly ArticleCard[];
  readonly site: Pick<SiteView, "language" | "timeZone">;
}

/** A running story: its pieces strung on the wire, with a mark where a year begins. */
export function Timeline({ articles, site }: TimelineProps) {
  const yearOf = (article: ArticleCard | undefined) =>
    article && dayOf(article.publishedAt, site.timeZone).year;
  return (
    <ol className="ledger">
      {articles.map((article, index) => {
        const above = articles[index - 1];
        const year = yearOf(article);
        return (
          <Fragment key={article.path}>
            {year !== undefined && year !== yearOf(above) && (
              <li className="year">
                <h2 className="ledger-date">{linkTo(datePath(year), String(year))}</h2>
              </li>
            )}
            <LedgerItem article={article} above={above} site={site} about="story" />
          </Fragment>
        );
      })}
    </ol>
  );
}
