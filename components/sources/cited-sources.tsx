import { ArchivePage } from "@/components/archive/archive-page";
import { linkTo } from "@/components/archive/link-to";
import { Moment } from "@/components/article/moment";
import { SlugLine } from "@/components/site/slug-line";
import type { ArticlePage } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";
import type { ArticleEvidence, CitedWithEvidence } from "@/lib/sources/evidence";
import { languageAttributes } from "@/lib/typography/language";
import { articleSourcesTwinPath, capturePath, citationPath, hrefOf, publisherPath } from "@/lib/urls";
import { keptOf } from "./article-sources";
import { QuoteWords } from "./quote-words";
import { SourceChanges } from "./source-changes";
import { SourceLink, sourceFacts } from "./source-line";

interface CitedSourcesProps {
  readonly article: ArticlePage;
  readonly evidence: ArticleEvidence;
  readonly site: SiteView;
}

/** All that an article cites: each source with the sentences that cite it, what was kept of it and when, and what is quoted from it. */
export function CitedSources({ article, evidence, site }: CitedSourcesProps) {
  const { path, headline, language } = article;
  const href = hrefOf(path);
  return (
    <ArchivePage
      slug={[
        { key: "kind", text: "Sources of", signal: true },
        { key: "kept", text: keptOf(evidence) },
      ]}
      headline={headline}
      language={languageAttributes(language, site.language)}
    >
      <SlugLine
        items={[
          { key: "article", text: linkTo(path, "The article") },
          { key: "twin", text: linkTo(articleSourcesTwinPath(path), "These sources as JSON") },
          { key: "csl", text: linkTo(citationPath(path, "json"), "Cite it as CSL-JSON") },
          { key: "bib", text: linkTo(citationPath(path, "bib"), "BibTeX") },
          { key: "ris", text: linkTo(citationPath(path, "ris"), "RIS") },
        ]}
      />
      {evidence.sources.length === 0 ? (
        <p className="archive-empty">This article links to nothing outside.</p>
      ) : (
        <ol className="ledger">
          {evidence.sources.map((source) => (
            <Cited key={source.position} source={source} article={article} href={href} site={site} />
          ))}
        </ol>
      )}
    </ArchivePage>
  );
}

interface CitedProps {
  readonly source: CitedWithEvidence;
  readonly article: ArticlePage;
  readonly href: string;
  readonly site: SiteView;
}

function Cited({ source, article, href, site }: CitedProps) {
  const { language } = article;
  const written = languageAttributes(language, site.language);
  return (
    <li id={`source-${source.position}`}>
      <p className="ledger-date">{source.position}</p>
      <article>
        <SlugLine
          items={[
            {
              key: "publisher",
              text: linkTo(publisherPath(source.publisher.slug), source.publisher.name),
              signal: true,
            },
            ...sourceFacts(source).filter(({ key }) => key !== "publisher"),
          ]}
        />
        <h2 className="headline">
          <SourceLink source={source} language={site.language} />
        </h2>
        {source.links.map(({ sentence }) => (
          <p key={sentence} className="standfirst" {...written}>
            {sentence}
          </p>
        ))}
        <Kept source={source} site={site} />
        {source.quotes.map((quote) => (
          <QuoteWords
            key={quote.position}
            quote={quote}
            written={language}
            site={site}
            href={`${href}#${quote.anchor}`}
          />
        ))}
        <SourceChanges changes={source.changes} language={source.language} site={site} />
      </article>
    </li>
  );
}

function Kept({ source, site }: Pick<CitedProps, "source" | "site">) {
  const { language, timeZone } = site;
  if (source.captures.length === 0) return <p className="slug">Nothing was kept of it.</p>;
  return (
    <ul>
      {source.captures.map(({ hash, capturedAt, payloadHash }) => (
        <li key={hash}>
          <p className="slug">
            <a href={hrefOf(capturePath(hash))}>
              kept <Moment at={capturedAt} precision="minute" form="long" {...{ language, timeZone }} />
            </a>
          </p>
          <p>
            <code translate="no">sha256 {payloadHash}</code>
          </p>
        </li>
      ))}
    </ul>
  );
}
