import { Byline } from "@/components/article/byline";
import { Moment } from "@/components/article/moment";
import { Standfirst } from "@/components/article/standfirst";
import { HeadlineLink } from "@/components/front/headline-link";
import { type SlugItem, SlugLine } from "@/components/site/slug-line";
import type { ArticleCard } from "@/lib/articles/views";
import { dayOf } from "@/lib/dates";
import type { SiteView } from "@/lib/site/views";
import { sectionPath } from "@/lib/urls";
import { linkTo } from "./link-to";

interface LedgerItemProps {
  readonly article: ArticleCard;
  /** The piece on the line above, whose day need not be named again. */
  readonly above: ArticleCard | undefined;
  readonly site: Pick<SiteView, "language" | "timeZone">;
  /** What the page is about, which its rows need not repeat; a story's rows say also where they were filed from. */
  readonly about?: "section" | "author" | "day" | "story";
}

/** A piece in a ledger, hung from the wire by its date. */
export function LedgerItem({ article, above, site, about }: LedgerItemProps) {
  const { language, timeZone } = site;
  return (
    <li>
      <p className="ledger-date">
        <Moment
          at={article.publishedAt}
          precision={article.publishedPrecision}
          form={about === "day" || sharesDay(article, above, timeZone) ? "time" : "short"}
          {...{ language, timeZone }}
        />
      </p>
      <article>
        <SlugLine
          items={[
            ...sectionOf(article, about),
            ...(about === "story" && article.place !== null ? [{ key: "place", text: article.place }] : []),
            { key: "minutes", text: `${article.minutes} min` },
          ]}
        />
        <HeadlineLink article={article} language={language} as={about === "story" ? "h3" : "h2"} />
        <Standfirst article={article} language={language} />
        {about !== "author" && <Byline authors={article.authors} language={language} />}
      </article>
    </li>
  );
}

function sectionOf({ section }: ArticleCard, about: LedgerItemProps["about"]): SlugItem[] {
  if (section === null || about === "section") return [];
  return [{ key: "section", text: linkTo(sectionPath(section.slug), section.name), signal: true }];
}

function sharesDay(article: ArticleCard, above: ArticleCard | undefined, timeZone: string): boolean {
  if (!above) return false;
  const [here, there] = [dayOf(article.publishedAt, timeZone), dayOf(above.publishedAt, timeZone)];
  return here.day === there.day && here.month === there.month && here.year === there.year;
}
