import type { SiteView } from "@/lib/site/views";
import type { Spoken, StatementView } from "@/lib/statements/views";
import { languageAttributes } from "@/lib/typography/language";
import { historyPath, hrefOf, statementAnchor, statementHref } from "@/lib/urls";
import { STATEMENT_WORDS } from "./kind-words";
import { SaidOn } from "./said-on";

interface StatementEntryProps {
  readonly statement: StatementView;
  readonly site: Pick<SiteView, "language">;
}

/** What somebody said once, hung from the wire by its date, with what contradicts it. */
export function StatementEntry({ statement, site }: StatementEntryProps) {
  const { id, kind, saidOn, quote, original, wordsStand, contradictions } = statement;
  return (
    <li id={statementAnchor(id)}>
      <p className="ledger-date">
        <SaidOn date={saidOn} language={site.language} />
      </p>
      <div className="statement">
        <h2 className="slug">{STATEMENT_WORDS[kind]}</h2>
        {quote !== null && <Words spoken={quote} language={site.language} />}
        {!wordsStand && <OtherWords articlePath={statement.article.path} />}
        {original !== null && (
          <details>
            <summary className="slug">The original</summary>
            <Words spoken={original} language={site.language} />
          </details>
        )}
        {contradictions.length > 0 && (
          <ul className="contradictions">
            {contradictions.map((other) => (
              <li key={other.id}>
                <span className="slug signal">Contradicted by</span>{" "}
                <a href={statementHref(other.speaker.slug, other)}>
                  {other.speaker.name}, <SaidOn date={other.saidOn} language={site.language} />
                </a>
                : {other.note}
              </li>
            ))}
          </ul>
        )}
        <Where statement={statement} site={site} />
      </div>
    </li>
  );
}

/** Of a statement whose article was changed, so that it does not have these words any more. */
export function OtherWords({ articlePath }: { readonly articlePath: string }) {
  return (
    <p className="slug">
      The article has other words by now: <a href={hrefOf(historyPath(articlePath))}>its history</a>
    </p>
  );
}

function Words({ spoken, language }: { readonly spoken: Spoken; readonly language: string }) {
  return (
    <blockquote {...languageAttributes(spoken.language, language)}>
      <p>{spoken.text}</p>
    </blockquote>
  );
}

function Where({ statement, site }: StatementEntryProps) {
  const { article, anchor, source, correctedAt } = statement;
  return (
    <p className="slug">
      In{" "}
      <a
        href={`${hrefOf(article.path)}${anchor === null ? "" : `#${anchor}`}`}
        {...languageAttributes(article.language, site.language)}
      >
        {article.headline}
      </a>
      {source !== null && (
        <>
          {" · from "}
          <a href={source} rel="noopener noreferrer" translate="no">
            {new URL(source).host.replace(/^www\./, "")}
          </a>
        </>
      )}
      {correctedAt !== null && " · this record was corrected"}
    </p>
  );
}
