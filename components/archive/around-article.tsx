import { HeadlineLink } from "@/components/front/headline-link";
import { StorySlug } from "@/components/front/story-slug";
import type { Around } from "@/lib/articles/archive-views";
import type { ArticleCard } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";
import { hrefOf } from "@/lib/urls";
import { Turn } from "./turn";

/** After an article: what is related to it, and the pieces before and after it. */
export function AroundArticle({ around, site }: { around: Around; site: SiteView }) {
  const { previous, next, related } = around;
  if (!(previous || next) && related.length === 0) return null;
  return (
    <aside className="around" aria-label="Read on">
      {related.length > 0 && (
        <section aria-labelledby="related">
          <h2 className="slug" id="related">
            Related
          </h2>
          <ul className="columns">
            {related.map((article) => (
              <li key={article.path}>
                <HeadlineLink article={article} language={site.language} as="h3" />
                <StorySlug article={article} site={site} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Turn
        label="Before and after"
        earlier={linkOf(previous)}
        later={linkOf(next)}
        words={["Before", "After"]}
        forwards="later"
      />
    </aside>
  );
}

function linkOf(article: ArticleCard | null) {
  return article && { href: hrefOf(article.path), text: article.headline, lang: article.language };
}
