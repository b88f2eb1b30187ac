import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import { SlugLine } from "@/components/site/slug-line";
import { keptOf } from "@/components/sources/article-sources";
import { QuoteWords } from "@/components/sources/quote-words";
import { SourceLink, sourceFacts } from "@/components/sources/source-line";
import { capturesListPath, draftPath, sourcesDeskPath } from "@/lib/newsroom-urls";
import type { SiteView } from "@/lib/site/views";
import type { DraftEvidence } from "@/lib/sources/draft-evidence";
import type { CitedWithEvidence } from "@/lib/sources/evidence";
import { printMoment } from "./print-moment";

interface DraftSourcesProps {
  readonly id: string;
  readonly evidence: DraftEvidence;
  /** The language of the piece. */
  readonly written: string;
  readonly site: Pick<SiteView, "language" | "timeZone">;
  readonly keep: FormAction;
  /** Whether the caller may say what is known of a source. */
  readonly describes: boolean;
}

/** What a draft cites, each with what was kept of it and what became of the words that are quoted from it. */
export function DraftSources({ id, evidence, written, site, keep, describes }: DraftSourcesProps) {
  const { sources, quotes, problems } = evidence;
  const untraced = quotes.filter(({ address }) => address === null);
  if (problems.length > 0)
    return (
      <ul>
        {problems.map(({ code, message }) => (
          <li key={code} className="prose-line">
            {message}
          </li>
        ))}
      </ul>
    );
  return (
    <section aria-labelledby="sources-heading">
      <h2 id="sources-heading">{sources.length === 0 ? "Nothing is cited yet" : keptOf(evidence)}</h2>
      {sources.length === 0 ? (
        <p className="prose-line">
          Each link to another site is a source. Those of the text will stand here.
        </p>
      ) : (
        <ol className="ledger" id="draft-sources">
          {sources.map((source) => (
            <li key={source.address}>
              <Source {...{ source, id, written, site, describes }} />
              <ActionForm action={keep} label={`Keep what source ${source.position} says`}>
                <HiddenField name="address" value={source.address} />
                <button type="submit" aria-label={`Keep what source ${source.position} says now`}>
                  Keep what it says now
                </button>
              </ActionForm>
            </li>
          ))}
        </ol>
      )}
      {untraced.length > 0 && (
        <>
          <h3>Quoted without a source</h3>
          <p className="prose-line">
            Nothing is linked to beside these words, and they do not say where they come from.
          </p>
          {untraced.map((quote) => (
            <QuoteWords
              key={quote.position}
              quote={quote}
              written={written}
              site={site}
              href={draftPath(id)}
            />
          ))}
        </>
      )}
    </section>
  );
}

interface SourceProps extends Pick<DraftSourcesProps, "id" | "written" | "site" | "describes"> {
  readonly source: CitedWithEvidence;
}

function Source({ source, id, written, site, describes }: SourceProps) {
  const { address, captures, position, links } = source;
  const [newest] = captures;
  return (
    <>
      <p>
        {position}. <SourceLink source={source} language={site.language} />
      </p>
      <SlugLine
        items={[...sourceFacts(source), { key: "publisher", text: source.publisher.name }].slice(0, 6)}
      />
      {links.map(({ sentence }) => (
        <p key={sentence} className="prose-line" lang={written} dir="auto">
          {sentence}
        </p>
      ))}
      <p className="mono">
        {newest === undefined ? (
          "○ not kept"
        ) : (
          <a href={capturesListPath({ address })}>
            ● kept {captures.length === 1 ? "once" : `${captures.length} times`}, last{" "}
            {printMoment(newest.capturedAt, site.timeZone)}
          </a>
        )}{" "}
        {describes && (
          <a href={sourcesDeskPath({ address })} data-row aria-label={`Describe source ${position}`}>
            Describe
          </a>
        )}
      </p>
      {source.quotes.map((quote) => (
        <QuoteWords key={quote.position} quote={quote} written={written} site={site} href={draftPath(id)} />
      ))}
    </>
  );
}
