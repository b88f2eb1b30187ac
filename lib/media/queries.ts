import type { Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { mediaPath } from "@/lib/urls";
import { mediaHashesIn } from "./media-address";
import type { LibraryPage, LibraryPicture, StoredFile, StoredPicture } from "./views";

/** The stored pictures of these hashes, in no order; what is not stored is left out. */
export async function listPictures(database: Queryable, hashes: readonly string[]): Promise<StoredPicture[]> {
  if (hashes.length === 0) return [];
  const rows = await database.media.findMany({
    where: { hash: { in: [...hashes] } },
    include: { versions: { orderBy: { width: "asc" } } },
  });
  return rows.map(({ versions, ...picture }) => ({
    ...storedFile(picture),
    versions: versions.map(storedFile),
  }));
}

/** The lighter versions of the picture at an address, the narrowest first; none of what is not stored or has none. */
export async function listVersions(database: Queryable, src: string): Promise<readonly StoredFile[]> {
  const [hash] = mediaHashesIn(src);
  if (hash === undefined) return [];
  const rows = await database.mediaVersion.findMany({
    where: { pictureHash: hash },
    orderBy: { width: "asc" },
  });
  return rows.map(storedFile);
}

const PAGE = 48;
const USES_SHOWN = 20;
const CURSOR = /^(\d{1,15})-([0-9a-f]{64})$/;

/**
 * One page of the newsroom's pictures, the newest first, beyond a written cursor or from the start. A cursor that cannot be
 * read means the start. The cost does not depend on how deep the page lies.
 */
export async function listMedia(
  database: Queryable,
  { cursor, limit = PAGE }: { readonly cursor: string | null; readonly limit?: number },
): Promise<LibraryPage> {
  const [, time, last] = CURSOR.exec(cursor ?? "") ?? [];
  const beyond =
    time === undefined || last === undefined
      ? Prisma.empty
      : Prisma.sql`WHERE (created_at, hash) < (${new Date(Number(time))}, ${last}::char(64))`;
  // One more than is shown tells whether the list goes on.
  const found = await database.$queryRaw<{ hash: string }[]>`
    SELECT hash FROM media ${beyond} ORDER BY created_at DESC, hash DESC LIMIT ${limit + 1}`;
  const shown = found.slice(0, limit);
  const pictures = await Promise.all(shown.map(({ hash }) => findMedia(database, hash)));
  const there = pictures.filter((picture) => picture !== null);
  const end = there.at(-1);
  const goesOn = found.length > limit && end !== undefined;
  return { pictures: there, older: goesOn ? `${end.createdAt.getTime()}-${end.hash}` : null };
}

/** The picture of a hash, with where it is used, or null. */
export async function findMedia(database: Queryable, hash: string): Promise<LibraryPicture | null> {
  const where = { pictureHash: hash };
  const [row, uses, shown] = await Promise.all([
    database.media.findUnique({ where: { hash }, include: { versions: { orderBy: { width: "asc" } } } }),
    database.articleMedia.count({ where }),
    database.articleMedia.findMany({
      where,
      orderBy: [{ publishedAt: "desc" }, { articleId: "desc" }],
      take: USES_SHOWN,
      select: { article: { select: { path: true, headline: true, language: true } } },
    }),
  ]);
  if (row === null) return null;
  const { bytes, createdAt, versions } = row;
  const usedIn = shown.map(({ article }) => article);
  return { ...storedFile(row), hash, bytes, createdAt, versions: versions.map(storedFile), uses, usedIn };
}

interface FileRow {
  readonly hash: string;
  readonly extension: string;
  readonly width: number;
  readonly height: number;
}

function storedFile({ hash, extension, width, height }: FileRow): StoredFile {
  return { src: mediaPath(hash, extension), width, height };
}
