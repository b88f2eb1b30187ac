import type { Metadata } from "next";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { type StatementBeginning, StatementForm } from "@/components/newsroom/statement-form";
import { StatementLedger } from "@/components/newsroom/statement-ledger";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { type FoundArticle, lookUpArticles } from "@/lib/articles/look-up-articles";
import type { Desk } from "@/lib/desk";
import { statementsDeskPath, statementsListPath } from "@/lib/newsroom-urls";
import { listQuotesOf } from "@/lib/quotes/queries";
import type { QuoteView } from "@/lib/quotes/views";
import { findSite } from "@/lib/site/queries";
import { findStatement, listNewestStatements, listSpeakers } from "@/lib/statements/queries";
import { callerOfPage } from "../../caller";
import { one, type PageRoute, placeIn } from "../../page-route";
import { correct, mark, record, unmark, withdraw } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Statements" };

/** Who said what: recording it from an article's quotations, and looking after what is recorded. */
export default async function StatementsPage({ searchParams }: PageRoute) {
  const { actor, desk } = await callerOfPage({ action: "statement-change", here: statementsDeskPath });
  const parameters = await searchParams;
  const asked = {
    article: (one(parameters.article) ?? "").trim().slice(0, 4_000),
    quote: Number(one(parameters.quote) ?? "0"),
    correct: Number(one(parameters.correct) ?? "0"),
    before: placeIn(parameters.before, (written) => /^[1-9]\d{0,8}$/.test(written)),
  };
  const [site, page, known, articles, corrected] = await Promise.all([
    findSite(),
    listNewestStatements(desk.database, { before: asked.before === null ? null : Number(asked.before) }),
    listSpeakers("en", desk.database),
    asked.article === "" ? [] : lookUpArticles(desk.database, { query: asked.article, limit: 10 }),
    asked.correct > 0 ? findStatement(desk.database, asked.correct) : null,
  ]);
  const speakers = known.map(({ name }) => name);
  const [article] = articles.length === 1 ? articles : [];
  return (
    <NewsroomPage actor={actor} site={site} title="Statements" here={statementsDeskPath}>
      <WalkKeys list="statements" />
      {corrected && (
        <section aria-labelledby="correct-heading">
          <h2 id="correct-heading">Correct statement {corrected.id}</h2>
          <StatementForm
            action={correct}
            submit="Correct it"
            label="Correct a statement"
            article={corrected.article.id}
            beginning={corrected}
            speakers={speakers}
          />
        </section>
      )}
      <section aria-labelledby="record-heading">
        <h2 id="record-heading">Record a statement</h2>
        <search aria-label="Find the article in which it stands">
          <form className="search-line" action={statementsDeskPath}>
            <div className="field">
              <label htmlFor="article" className="slug">
                The article in which it stands, by its address or words of its headline
              </label>
              <input
                id="article"
                name="article"
                defaultValue={asked.article}
                maxLength={4_000}
                data-key="a"
              />
            </div>
            <button type="submit">Find</button>
          </form>
        </search>
        {asked.article !== "" && articles.length === 0 && (
          <p className="prose-line">Readers have no such article.</p>
        )}
        {articles.length > 1 && (
          <ul>
            {articles.map(({ id, headline, language, path }) => (
              <li key={id}>
                <a href={statementsListPath({ article: path })} lang={language}>
                  {headline}
                </a>
              </li>
            ))}
          </ul>
        )}
        {article && <FromArticle desk={desk} article={article} position={asked.quote} speakers={speakers} />}
      </section>
      <section aria-labelledby="list-heading" id="statements">
        <h2 id="list-heading">Recorded, the newest first</h2>
        {page.statements.length === 0 ? (
          <p className="prose-line">Nothing is recorded here.</p>
        ) : (
          <StatementLedger
            statements={page.statements}
            language={site.language}
            actions={{ withdraw, mark, unmark }}
          />
        )}
        <nav className="actions" aria-label="Pages of the list">
          {asked.before !== null && <a href={statementsDeskPath}>From the beginning</a>}
          {page.next !== null && (
            <a href={statementsListPath({ before: page.next })} data-key="o" rel="next">
              More
            </a>
          )}
        </nav>
      </section>
    </NewsroomPage>
  );
}

/** The quotations of an article, from which one is taken, and the form. */
async function FromArticle({
  desk,
  article,
  position,
  speakers,
}: {
  readonly desk: Desk;
  readonly article: FoundArticle;
  readonly position: number;
  readonly speakers: readonly string[];
}) {
  const quotes = await listQuotesOf(desk.database, article.id);
  const chosen = quotes.find((quote) => quote.position === position);
  return (
    <>
      <p className="prose-line">
        In <strong lang={article.language}>{article.headline}</strong>
        {quotes.length === 0 ? ", which quotes nobody: write the words below." : ", which quotes:"}
      </p>
      <ol>
        {quotes.map((quote) => (
          <li key={quote.position}>
            <q lang={article.language}>{quote.text}</q>{" "}
            <a
              href={statementsListPath({ article: article.path, quote: String(quote.position) })}
              aria-current={quote === chosen || undefined}
            >
              Use these words<span className="unseen"> of quotation {quote.position}</span>
            </a>
          </li>
        ))}
      </ol>
      <StatementForm
        key={position}
        action={record}
        submit="Record it"
        label="Record a statement"
        article={article.id}
        beginning={beginningOf(chosen, article.language)}
        speakers={speakers}
      />
    </>
  );
}

function beginningOf(quote: QuoteView | undefined, language: string): StatementBeginning {
  return {
    quote: { text: quote?.text ?? "", language },
    original:
      quote?.original && quote.originalLanguage
        ? { text: quote.original, language: quote.originalLanguage }
        : null,
    source: quote?.address ?? null,
  };
}
