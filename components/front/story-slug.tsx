import { Moment } from "@/components/article/moment";
import { SlugLine } from "@/components/site/slug-line";
import type { ArticleCard } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";

interface StorySlugProps {
  readonly article: ArticleCard;
  readonly site: Pick<SiteView, "language" | "timeZone">;
  /** `time` where the line above has named the day already. */
  readonly when?: "short" | "time";
  /** False under a heading that names the section. */
  readonly named?: boolean;
}

/** `PRIVACY · 2 JAN 2018 · 3 MIN` */
export function StorySlug({ article, site, when = "short", named = true }: StorySlugProps) {
  const { language, timeZone } = site;
  const moment = (
    <Moment
      at={article.publishedAt}
      precision={article.publishedPrecision}
      form={when}
      {...{ language, timeZone }}
    />
  );
  return (
    <SlugLine
      items={[
        ...(named && article.section ? [{ key: "section", text: article.section.name, signal: true }] : []),
        { key: "when", text: moment },
        { key: "minutes", text: `${article.minutes} min` },
      ]}
    />
  );
}
