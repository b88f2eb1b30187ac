import { Byline } from "@/components/article/byline";
import { Picture } from "@/components/article/picture";
import { Standfirst } from "@/components/article/standfirst";
import type { ArticleCard } from "@/lib/articles/views";
import type { StoredFile } from "@/lib/media/views";
import type { SiteView } from "@/lib/site/views";
import { languageAttributes } from "@/lib/typography/language";
import { HeadlineLink } from "./headline-link";
import { StorySlug } from "./story-slug";

interface StoryProps {
  readonly article: ArticleCard;
  readonly site: Pick<SiteView, "language" | "timeZone">;
  readonly rank: "lead" | "second";
  /** Its picture, lighter, where the story shows one. */
  readonly versions?: readonly StoredFile[];
}

/** A story at the head of the front page: the first of all, or one of the two beside it. */
export function Story({ article, site, rank, versions = [] }: StoryProps) {
  return (
    <article className={rank}>
      <StorySlug article={article} site={site} />
      <HeadlineLink article={article} language={site.language} />
      <Standfirst article={article} language={site.language} />
      <Byline authors={article.authors} language={site.language} />
      {rank === "lead" && article.lead && (
        <Picture
          figure={article.lead}
          versions={versions}
          className="story-figure"
          first
          {...languageAttributes(article.language, site.language)}
        />
      )}
    </article>
  );
}
