import type { ArticlePage } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";
import { Moment } from "./moment";

interface DatelineProps {
  readonly article: Pick<ArticlePage, "place" | "publishedAt" | "publishedPrecision" | "updatedAt">;
  readonly site: Pick<SiteView, "language" | "timeZone">;
}

/** Where a piece was filed from and when it was published; and apart from that, when it was last updated. */
export function Dateline({ article, site }: DatelineProps) {
  const { language, timeZone } = site;
  return (
    <>
      <p className="dateline">
        {article.place && <span className="place">{article.place}, </span>}
        <Moment
          at={article.publishedAt}
          precision={article.publishedPrecision}
          form="long"
          {...{ language, timeZone }}
        />
      </p>
      {article.updatedAt && (
        <p className="updated">
          Updated <Moment at={article.updatedAt} precision="minute" form="long" {...{ language, timeZone }} />
        </p>
      )}
    </>
  );
}
