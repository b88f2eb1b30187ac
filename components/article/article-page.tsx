import type { ReactNode } from "react";
import { SlugLine } from "@/components/site/slug-line";
import type { ArticlePage, UnpublishedPage } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";
import { hasCapitals, languageAttributes } from "@/lib/typography/language";
import { hrefOf, reportPath, sectionPath, topicPath } from "@/lib/urls";
import { Byline } from "./byline";
import { Changes, SeriousCorrections } from "./changes";
import { Dateline } from "./dateline";
import { Picture } from "./picture";
import { PrintedAddresses } from "./printed-addresses";
import { Provenance } from "./provenance";
import { RenderedHtml } from "./rendered-html";
import { Standfirst } from "./standfirst";

/** From this many words on, a piece opens with an initial instead of a line in small capitals. */
const LONG_READ_WORDS = 1200;

interface ArticleProps {
  readonly article: ArticlePage | UnpublishedPage;
  readonly site: SiteView;
  /** The absolute address, which a printed page names. */
  readonly address: string;
  /** More that hangs in the margin, after what is known of every piece. */
  readonly notice?: ReactNode;
  /** What hangs from the wire after the piece's own words. */
  readonly after?: ReactNode;
}

/**
 * An article; of one that is not published, what it would be. What is journalism stands on one side of the wire; what is about the journalism (who, where, when, which
 * revision) hangs from it on the other.
 */
export function Article({ article, site, address, notice, after }: ArticleProps) {
  const language = languageAttributes(article.language, site.language);
  return (
    <article className="article">
      <header className="article-head">
        {article.section && (
          <SlugLine
            items={[
              {
                key: "section",
                text: <a href={hrefOf(sectionPath(article.section.slug))}>{article.section.name}</a>,
                signal: true,
              },
            ]}
          />
        )}
        <h1 className="headline" {...language}>
          {article.headline}
        </h1>
        <Standfirst article={article} language={site.language} />
      </header>
      <div className="rail">
        <Byline authors={article.authors} language={site.language} linked />
        <Dateline article={article} site={site} />
        <p>{article.minutes} min read</p>
        {"revisionHash" in article && <Provenance article={article} />}
        {notice}
        {"revisionHash" in article && (
          <p>
            <a href={hrefOf(reportPath(article.path))} rel="nofollow">
              Report an error
            </a>
          </p>
        )}
      </div>
      {"changes" in article && (
        <SeriousCorrections path={article.path} changes={article.changes} site={site} written={language} />
      )}
      {article.lead && (
        <Picture
          figure={article.lead}
          versions={article.leadVersions}
          className="lead-figure"
          first
          {...language}
        />
      )}
      <RenderedHtml html={article.bodyHtml} className={proseClass(article)} {...language} />
      {"changes" in article && (
        <Changes path={article.path} changes={article.changes} site={site} written={language} />
      )}
      {article.topics.length > 0 && (
        <SlugLine
          as="div"
          items={article.topics.map(({ slug, name }) => ({
            key: slug,
            text: (
              <a href={hrefOf(topicPath(slug))} rel="tag">
                {name}
              </a>
            ),
          }))}
        />
      )}
      {after}
      <PrintedAddresses html={article.bodyHtml} />
      {"revisionHash" in article && (
        <p className="imprint slug" translate="no">
          <span>{address}</span>{" "}
          <span>
            Revision {article.revisionNumber}, sha256 {article.revisionHash}
          </span>
        </p>
      )}
    </article>
  );
}

/** Says how the first paragraph opens. Small capitals and initials belong to scripts that have capitals. */
function proseClass({ language, words }: UnpublishedPage): string {
  if (!hasCapitals(language)) return "prose";
  return words < LONG_READ_WORDS ? "prose opens-in-capitals" : "prose opens-with-initial";
}
