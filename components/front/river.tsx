import { Standfirst } from "@/components/article/standfirst";
import type { ArticleCard } from "@/lib/articles/views";
import { dayOf } from "@/lib/dates";
import type { SiteView } from "@/lib/site/views";
import { HeadlineLink } from "./headline-link";
import { StorySlug } from "./story-slug";

/** The river is dense: only this many of its stories, from the top, show their standfirst. */
const STANDFIRSTS = 3;

interface RiverProps {
  /** Newest first. */
  readonly articles: readonly ArticleCard[];
  readonly site: Pick<SiteView, "language" | "timeZone">;
}

/** The newest stories, strung on the wire. A day is named once, by the first story it brought. */
export function River({ articles, site }: RiverProps) {
  return (
    <ol className="river" aria-label="Latest">
      {articles.map((article, index) => (
        <li key={article.path}>
          <article>
            <StorySlug
              article={article}
              site={site}
              when={sharesDay(article, articles[index - 1], site.timeZone) ? "time" : "short"}
            />
            <HeadlineLink article={article} language={site.language} />
            {index < STANDFIRSTS && <Standfirst article={article} language={site.language} />}
          </article>
        </li>
      ))}
    </ol>
  );
}

function sharesDay(article: ArticleCard, above: ArticleCard | undefined, timeZone: string): boolean {
  if (!above) return false;
  const here = dayOf(article.publishedAt, timeZone);
  const there = dayOf(above.publishedAt, timeZone);
  return here.day === there.day && here.month === there.month && here.year === there.year;
}
