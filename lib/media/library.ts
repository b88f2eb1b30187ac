import { z } from "zod";
import type { Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { beginningWith } from "@/lib/search/beginnings";
import { type FileRow, storedFile } from "./queries";
import type { LibraryPage, LibraryPicture, PictureAtWork, PictureDraft, StoredFile } from "./views";

const PAGE = 48;
const USES_SHOWN = 20;
/** Uses are counted this far: whoever looks for a picture wants to know whether it is used, and roughly how often. */
export const MOST_COUNTED = 100;
const CURSOR = /^(\d{1,13})-([0-9a-f]{64})$/;

/** Whether a text is a place in the library, as its pages write it. */
export function isLibraryPlace(written: string): boolean {
  return CURSOR.test(written);
}

/**
 * One page of the newsroom's pictures, the newest first, beyond a written cursor or from the start; with a query, those whose
 * description has its words, or words that begin with them. A cursor that cannot be read means the start. Whatever is asked for,
 * it takes three queries at most, and the cost does not depend on how deep the page lies.
 */
export async function listMedia(
  database: Queryable,
  {
    cursor,
    query = "",
    limit = PAGE,
  }: { readonly cursor: string | null; readonly query?: string; readonly limit?: number },
): Promise<LibraryPage> {
  const [, time, last] = CURSOR.exec(cursor ?? "") ?? [];
  const conditions: Prisma.Sql[] = [];
  if (time !== undefined && last !== undefined)
    conditions.push(Prisma.sql`(created_at, hash) < (${new Date(Number(time))}, ${last}::char(64))`);
  if (query.trim() !== "") conditions.push(await beginningWith(database, query));
  const where =
    conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, " AND ")}`;
  // One more than is shown tells whether the list goes on.
  const rows = mediaRowsSchema.parse(
    await database.$queryRaw`
      WITH page AS MATERIALIZED (
        SELECT hash, extension, width, height, bytes, created_at, created_by, alt, caption, credit, licence
        FROM media ${where} ORDER BY created_at DESC, hash DESC LIMIT ${limit + 1}
      )
      SELECT hash, extension, width, height, bytes, created_at AS "createdAt", created_by AS "createdBy",
        alt, caption, credit, licence, ${usesOf(Prisma.sql`page.hash`)}
      FROM page ORDER BY created_at DESC, hash DESC`,
  );
  const shown = rows.slice(0, limit);
  const versions = await listVersionsOf(
    database,
    shown.map(({ hash }) => hash),
  );
  const end = shown.at(-1);
  const goesOn = rows.length > limit && end !== undefined;
  return {
    pictures: shown.map((row) => toLibraryPicture(row, versions.get(row.hash) ?? [])),
    older: goesOn ? `${end.createdAt.getTime()}-${end.hash}` : null,
  };
}

/** The picture of a hash, with where it is used, or null. */
export async function findMedia(database: Queryable, hash: string): Promise<PictureAtWork | null> {
  const [row] = mediaRowsSchema.parse(
    await database.$queryRaw`
      SELECT hash, extension, width, height, bytes, created_at AS "createdAt", created_by AS "createdBy",
        alt, caption, credit, licence, ${usesOf(Prisma.sql`media.hash`)}
      FROM media WHERE hash = ${hash}`,
  );
  if (row === undefined) return null;
  const where = { pictureHash: hash };
  const [versions, articles, drafts, revision, person] = await Promise.all([
    listVersionsOf(database, [hash]),
    database.articleMedia.findMany({
      where,
      orderBy: [{ publishedAt: "desc" }, { articleId: "desc" }],
      take: USES_SHOWN,
      select: { article: { select: { id: true, path: true, headline: true, language: true } } },
    }),
    database.$queryRaw<PictureDraft[]>`
      SELECT draft.id, draft.headline FROM (${draftsShowing(Prisma.sql`${hash}::char(64)`)}) AS shown
      JOIN draft ON draft.id = shown.draft_id ORDER BY draft.updated_at DESC, draft.id DESC LIMIT ${USES_SHOWN}`,
    database.revisionMedia.findFirst({ where, select: { revisionHash: true } }),
    findName(database, row.createdBy),
  ]);
  return {
    ...toLibraryPicture(row, versions.get(hash) ?? []),
    broughtBy: person,
    usedIn: articles.map(({ article }) => article),
    usedInDrafts: drafts,
    published: revision !== null,
  };
}

const mediaRowsSchema = z.array(
  z.object({
    hash: z.string(),
    extension: z.string(),
    width: z.number(),
    height: z.number(),
    bytes: z.number(),
    createdAt: z.date(),
    createdBy: z.string().nullable(),
    alt: z.string(),
    caption: z.string().nullable(),
    credit: z.string().nullable(),
    licence: z.string().nullable(),
    uses: z.int(),
    draftUses: z.int(),
  }),
);

/** Both counts of a picture, each by an index and only so far. */
function usesOf(hash: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    (SELECT count(*)::int FROM (
      SELECT 1 FROM article_media WHERE picture_hash = ${hash} LIMIT ${MOST_COUNTED}) AS counted) AS uses,
    (SELECT count(*)::int FROM (${draftsShowing(hash)}) AS counted) AS "draftUses"`;
}

/** Of the first drafts that show a picture, those whose article does not: a live article's draft is no second use. */
function draftsShowing(hash: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT near.draft_id FROM (
      SELECT draft_id FROM draft_media WHERE picture_hash = ${hash} ORDER BY draft_id LIMIT ${MOST_COUNTED}) AS near
    WHERE NOT EXISTS (
      SELECT 1 FROM article_media WHERE article_id = near.draft_id AND article_media.picture_hash = ${hash})`;
}

function toLibraryPicture(
  row: z.infer<typeof mediaRowsSchema>[number],
  versions: readonly StoredFile[],
): LibraryPicture {
  const { hash, bytes, createdAt, createdBy, alt, caption, credit, licence, uses, draftUses } = row;
  const words = { alt, caption, credit, licence };
  return { ...storedFile(row), hash, bytes, createdAt, createdBy, versions, words, uses, draftUses };
}

async function listVersionsOf(
  database: Queryable,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, StoredFile[]>> {
  const rows = await database.mediaVersion.findMany({
    where: { pictureHash: { in: [...hashes] } },
    orderBy: { width: "asc" },
  });
  const byPicture = new Map<string, StoredFile[]>();
  for (const row of rows satisfies (FileRow & { pictureHash: string })[]) {
    byPicture.set(row.pictureHash, [...(byPicture.get(row.pictureHash) ?? []), storedFile(row)]);
  }
  return byPicture;
}

/** What a person of the newsroom is called; programs go by their own names. */
async function findName(database: Queryable, actor: string | null): Promise<string | null> {
  if (actor === null || !z.uuid().safeParse(actor).success) return actor;
  const person = await database.user.findUnique({ where: { id: actor }, select: { name: true } });
  return person?.name ?? null;
}
