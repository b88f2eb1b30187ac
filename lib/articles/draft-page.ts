import type { Desk } from "@/lib/desk";
import { listVersions } from "@/lib/media/queries";
import { withNamesOfToday } from "@/lib/names/names-of-today";
import { accept, type Outcome } from "@/lib/outcome";
import { figureSchema, firstPublishedSchema, languageTagSchema } from "./content";
import { type DraftContent, draftContentSchema } from "./draft-content";
import type { LockedDraft } from "./locked-draft";
import { findNewestRevision } from "./newest-revision";
import { renderArticle } from "./rendering";
import type { Named, UnpublishedPage } from "./views";

/**
 * What readers would see of a draft if it were published as it is, by the same renderer; what is half-written and cannot be shown, such
 * as a picture without its size, is left out. Refused with the renderer's own problems.
 */
export async function prepareDraftPage(
  { database, now }: Pick<Desk, "database" | "now">,
  draft: LockedDraft,
  ownOrigins: readonly string[],
): Promise<Outcome<UnpublishedPage>> {
  const content = await withNamesOfToday(database, draftContentSchema.parse(draft.content));
  const site = await database.site.findUniqueOrThrow({
    where: { id: 1 },
    select: { endMark: true, language: true },
  });
  const language = languageTagSchema.safeParse(content.language).data ?? site.language;
  const style = { endMark: site.endMark, ownOrigins };
  const rendered = await renderArticle(database, draft.id, { ...content, language }, style);
  if (!rendered.ok) return rendered;
  const newest = await findNewestRevision(database, { id: draft.id });
  const lead = figureSchema.safeParse(content.lead).data ?? null;
  const { html, words, minutes, outline } = rendered.value;
  return accept({
    id: draft.id,
    path: newest?.record.path ?? "",
    language,
    headline: content.headline,
    standfirst: content.standfirst,
    standfirstLabel: content.standfirstLabel,
    place: content.place,
    bodyHtml: html,
    words,
    minutes,
    outline: outline.map(({ depth, id, text }) => ({ depth, id, text })),
    lead,
    leadVersions: lead === null ? [] : await listVersions(database, lead.src),
    ...timesOf(content, draft, newest?.record ?? null, now()),
    section: named(content.section),
    authors: content.authors.flatMap((author) => named(author) ?? []),
    topics: content.topics.flatMap((topic) => named(topic) ?? []),
    story: named(content.story ?? null),
  });
}

function timesOf(
  content: DraftContent,
  { scheduledAt }: LockedDraft,
  newest: { readonly publishedAt: string; readonly publishedPrecision: "day" | "minute" } | null,
  now: Date,
): Pick<UnpublishedPage, "publishedAt" | "publishedPrecision" | "updatedAt"> {
  // What is published next is an update of what was published before.
  if (newest !== null) {
    return {
      publishedAt: new Date(newest.publishedAt),
      publishedPrecision: newest.publishedPrecision,
      updatedAt: now,
    };
  }
  const first = firstPublishedSchema.safeParse(content.firstPublished).data;
  return {
    publishedAt: first ? new Date(first.at) : (scheduledAt ?? now),
    publishedPrecision: first?.precision ?? "minute",
    updatedAt: null,
  };
}

function named(given: Named | null): Named | null {
  return given === null || given.name.trim() === "" ? null : given;
}
