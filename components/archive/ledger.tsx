import { Byline } from "@/components/article/byline";
import { Moment } from "@/components/article/moment";
import { Standfirst } from "@/components/article/standfirst";
import { HeadlineLink } from "@/components/front/headline-link";
import { SlugLine } from "@/components/site/slug-line";
import type { ArticleCard } from "@/lib/articles/views";
import { dayOf } from "@/lib/dates";
import type { SiteView } from "@/lib/site/views";
import { sectionPath } from "@/lib/urls";
import { linkTo } from "./link-to";

interface LedgerProps {
  /** The newest first. */
  readonly articles: readonly ArticleCard[];
  readonly site: Pick<SiteView, "language" | "timeZone">;
  /** What the page is about, which its rows need not repeat. */
  readonly about?: "section" | "author" | "day";
}

/** A list of pieces, each hung from the wire by its date. A day is named once, by the first piece that it brought. */
export function Ledger({ articles, site, about }: LedgerProps) {
  const { language, timeZone } = site;
  return (
    <ol className="ledger">
      {articles.map((article, index) => (
        <li key={article.path}>
          <p className="ledger-date">
            <Moment
              at={article.publishedAt}
              precision={article.publishedPrecision}
              form={about === "day" || sharesDay(article, articles[index - 1], timeZone) ? "time" : "short"}
              {...{ language, timeZone }}
            />
          </p>
          <article>
            <SlugLine
              items={[
                ...(article.section && about !== "section"
                  ? [
                      {
                        key: "section",
                        text: linkTo(sectionPath(article.section.slug), article.section.name),
                        signal: true,
                      },
                    ]
                  : []),
                { key: "minutes", text: `${article.minutes} min` },
              ]}
            />
            <HeadlineLink article={article} language={language} />
            <Standfirst article={article} language={language} />
            {about !== "author" && <Byline authors={article.authors} language={language} />}
          </article>
        </li>
      ))}
    </ol>
  );
}

function sharesDay(article: ArticleCard, above: ArticleCard | undefined, timeZone: string): boolean {
  if (!above) return false;
  const [here, there] = [dayOf(article.publishedAt, timeZone), dayOf(above.publishedAt, timeZone)];
  return here.day === there.day && here.month === there.month && here.year === there.year;
}
