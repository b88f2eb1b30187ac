import { readSlug } from "@/lib/articles/archive-slug";
import { findSpeaker, listStatementsOf, readStatementPlace } from "@/lib/statements/queries";
import type { SpeakerView, StatementPage } from "@/lib/statements/views";
import { absoluteUrl, historyPath, hrefOf, speakerHref, speakerTwinPath, statementHref } from "@/lib/urls";
import { notThere, textAnswer } from "./answers";
import { findPublication } from "./queries";
import type { Publication } from "./views";

/** What a speaker said as JSON, for programs: what a page of their statements says. */
export function writeStatementsTwin(
  speaker: SpeakerView,
  { statements, next }: StatementPage,
  { siteUrl }: Publication,
): string {
  const twin = `${siteUrl}${hrefOf(speakerTwinPath(speaker.slug))}`;
  const document = {
    speaker: { name: speaker.name, kind: speaker.kind },
    html_url: `${siteUrl}${speakerHref(speaker.slug)}`,
    statements: statements.map((statement) => ({
      id: statement.id,
      url: `${siteUrl}${statementHref(speaker.slug, statement)}`,
      kind: statement.kind,
      said_on: statement.saidOn,
      quote: statement.quote,
      original: statement.original,
      article: {
        headline: statement.article.headline,
        url: absoluteUrl(siteUrl, statement.article.path),
        revision_sha256: statement.revisionHash,
        // False where the article was changed since, and has other words by now.
        has_words: statement.wordsStand,
        history_url: absoluteUrl(siteUrl, historyPath(statement.article.path)),
      },
      source: statement.source,
      recorded_at: statement.recordedAt.toISOString(),
      corrected_at: statement.correctedAt?.toISOString() ?? null,
      contradicted_by: statement.contradictions.map((other) => ({
        url: `${siteUrl}${statementHref(other.speaker.slug, other)}`,
        speaker: other.speaker.name,
        kind: other.kind,
        said_on: other.saidOn,
        note: other.note,
      })),
    })),
    next: next === null ? null : `${twin}?${new URLSearchParams({ newer: next })}`,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Answers with what a speaker said, from the beginning or from a place on; 404 where there is no such speaker, or nothing from there on. */
export async function answerStatements(segment: string, newer: readonly string[]): Promise<Response> {
  const address = readSlug(segment);
  const speaker = address && (await findSpeaker(address.slug));
  const [written, ...more] = newer;
  const place = written === undefined ? null : readStatementPlace(written);
  if (!speaker || more.length > 0 || (written !== undefined && place === null))
    return notThere("There are no such statements.");
  const [page, publication] = await Promise.all([listStatementsOf(speaker.slug, place), findPublication()]);
  if (page.statements.length === 0) return notThere("There are no such statements.");
  return textAnswer(writeStatementsTwin(speaker, page, publication), "application/json");
}
