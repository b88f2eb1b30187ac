import { sectionHref, sectionId } from "@/components/site/section-links";
import type { FrontPage } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";
import { HeadlineLink } from "./headline-link";
import { StorySlug } from "./story-slug";

interface SectionColumnsProps {
  readonly sections: FrontPage["sections"];
  readonly site: Pick<SiteView, "language" | "timeZone">;
}

/** A ruled column for each section, with the stories that stand nowhere above. */
export function SectionColumns({ sections, site }: SectionColumnsProps) {
  if (sections.length === 0) return null;
  return (
    <div className="columns">
      {sections.map(({ section, articles }) => (
        <section key={section.slug} id={sectionId(section)} aria-labelledby={`${sectionId(section)}-name`}>
          <h2 className="slug" id={`${sectionId(section)}-name`}>
            <a href={sectionHref(section)}>{section.name}</a>
          </h2>
          <ul>
            {articles.map((article) => (
              <li key={article.path}>
                <HeadlineLink article={article} language={site.language} as="h3" />
                <StorySlug article={article} site={site} named={false} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
