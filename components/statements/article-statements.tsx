import type { SiteView } from "@/lib/site/views";
import type { StatementsInArticle } from "@/lib/statements/views";
import { historyPath, hrefOf, statementHref, statementsPath } from "@/lib/urls";
import { STATEMENT_WORDS } from "./kind-words";
import { SaidOn } from "./said-on";

interface ArticleStatementsProps extends StatementsInArticle {
  readonly site: Pick<SiteView, "language">;
}

/** Who says what in an article, under its text; nothing where nobody's statement was recorded. */
export function ArticleStatements({ statements, total, site }: ArticleStatementsProps) {
  if (statements.length === 0) return null;
  return (
    <section className="note" aria-labelledby="statements">
      <h2 className="slug" id="statements">
        Who said what
      </h2>
      <div className="prose">
        <ul>
          {statements.map(({ id, place, speaker, kind, saidOn, wordsStand, article, contradictions }) => (
            <li key={id}>
              <a href={statementHref(speaker.slug, { id, place })}>{speaker.name}</a>:{" "}
              {STATEMENT_WORDS[kind].toLowerCase()}, <SaidOn date={saidOn} language={site.language} />
              {contradictions.map((other) => (
                <span key={other.id}>
                  {"; contradicted by "}
                  <a href={statementHref(other.speaker.slug, other)}>{other.speaker.name}</a>
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
        {total > statements.length && (
          <p>
            These are the first {statements.length} of {total.toLocaleString(site.language)}; the others are
            among <a href={statementsPath}>what each of them said</a>.
          </p>
        )}
      </div>
    </section>
  );
}
