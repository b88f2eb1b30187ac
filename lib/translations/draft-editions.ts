import { z } from "zod";
import { draftContentSchema } from "@/lib/articles/draft-content";
import { deskState } from "@/lib/articles/draft-listing";
import { findDraft } from "@/lib/articles/locked-draft";
import type { Queryable } from "@/lib/database/client";
import { listBehind } from "./behind";
import type { DraftEdition, DraftEditions } from "./views";

/** The editions of a piece as they are being written, whether readers have them or not; null where there is no such draft. */
export async function findDraftEditions(database: Queryable, id: string): Promise<DraftEditions | null> {
  const draft = await findDraft(database, id);
  if (draft === null) return null;
  const of = draftContentSchema.parse(draft.content).translation?.of;
  const original = z.uuid().safeParse(of ?? id).data;
  if (original === undefined) return { original: "gone", translations: [] };
  const rows = rowsSchema.parse(
    await database.$queryRaw`
      (SELECT id, state, content->>'headline' AS headline, content->>'language' AS language, created_by
       FROM draft WHERE id = ${original}::uuid AND state <> 'discarded')
      UNION ALL
      (SELECT id, state, content->>'headline' AS headline, content->>'language' AS language, created_by
       FROM draft WHERE content ? 'translation' AND content #>> '{translation,of}' = ${original} AND state <> 'discarded'
       ORDER BY language, id LIMIT 101)`,
  );
  const translations = rows.filter((row) => row.id !== original);
  const behind = await listBehind(
    database,
    translations.map((row) => ({ id: row.id, of: original })),
  );
  const articles = await database.article.findMany({
    where: { id: { in: rows.map((row) => row.id) } },
    select: { id: true, path: true, language: true, headline: true },
  });
  const published = new Map(articles.map(({ id: article, ...rest }) => [article, rest]));
  const editions = rows.map(
    ({ created_by, state, ...row }): DraftEdition => ({
      ...row,
      state: deskState(state),
      createdBy: created_by,
      behindSince: behind.get(row.id) ?? null,
      article: published.get(row.id) ?? null,
    }),
  );
  return {
    original: of === undefined ? null : (editions.find((edition) => edition.id === original) ?? "gone"),
    translations: editions.filter((edition) => edition.id !== original && edition.id !== id),
  };
}

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    state: z.enum(["writing", "review", "scheduled", "published", "withdrawn", "changed"]),
    headline: z.string(),
    language: z.string(),
    created_by: z.string().nullable(),
  }),
);
