import type { Queryable } from "@/lib/database/client";
import { mediaPath } from "@/lib/urls";
import { mediaHashesIn } from "./media-address";
import type { StoredFile, StoredPicture } from "./views";

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

export interface FileRow {
  readonly hash: string;
  readonly extension: string;
  readonly width: number;
  readonly height: number;
}

/** A row of the media as what is served. */
export function storedFile({ hash, extension, width, height }: FileRow): StoredFile {
  return { src: mediaPath(hash, extension), width, height };
}
