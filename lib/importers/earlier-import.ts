import type { Desk } from "@/lib/desk";

/** What an earlier import of the same bytes has left. */
export interface EarlierImport {
  /** The draft's version: 1 as long as nobody has worked on it. */
  readonly version: number;
  /** The address of the article, where it has been published. */
  readonly path: string | null;
  /** Whether it has been taken back since, so that its tombstone stands at that address. */
  readonly withdrawn: boolean;
}

/**
 * The same bytes always make the same article (a UUID of version 8, RFC 9562), also after an interrupted import and in a
 * database that was made again.
 */
export function importedArticleId(fingerprint: string): string {
  const hex = `${fingerprint.slice(0, 12)}8${fingerprint.slice(13, 16)}8${fingerprint.slice(17, 32)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export async function findEarlierImport(desk: Desk, id: string): Promise<EarlierImport | null> {
  const draft = await desk.database.draft.findUnique({
    where: { id },
    select: {
      version: true,
      article: { select: { path: true } },
      tombstone: { select: { path: true } },
    },
  });
  if (draft === null) return null;
  const { version, article, tombstone } = draft;
  return { version, path: (article ?? tombstone)?.path ?? null, withdrawn: tombstone !== null };
}
