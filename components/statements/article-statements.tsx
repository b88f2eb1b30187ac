import type { SiteView } from "@/lib/site/views";
import type { StatementView } from "@/lib/statements/views";
import { historyPath, hrefOf, statementHref } from "@/lib/urls";
import { STATEMENT_WORDS } from "./kind-words";
import { SaidOn } from "./said-on";

interface ArticleStatementsProps {
  /** In the order of time. */
  readonly statements: readonly StatementView[];
  readonly site: Pick<SiteView, "language">;
}

/** Who says what in an article, under its text; nothing where nobody's statement was recorded. */
export function ArticleStatements({ statements, site }: ArticleStatementsProps) {
  if (statements.length === 0) return null;
  return (
    <section className="note" aria-labelledby="statements">
      <h2 className="slug" id="statements">
        Who said what
      </h2>
      <div className="prose">
        <ul>
          {statements.map(({ id, speaker, kind, saidOn, wordsStand, article, contradictions }) => (
            <li key={id}>
              <a href={statementHref(speaker.slug, id)}>{speaker.name}</a>:{" "}
              {STATEMENT_WORDS[kind].toLowerCase()}, <SaidOn date={saidOn} language={site.language} />
              {contradictions.map((other) => (
                <span key={other.id}>
                  {"; contradicted by "}
                  <a href={statementHref(other.speaker.slug, other.id)}>{other.speaker.name}</a>
                </span>
              ))}
              {!wordsStand && (
                <>
                  {"; in words that this article has no longer, see "}
                  <a href={hrefOf(historyPath(article.path))}>its history</a>
                </>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
