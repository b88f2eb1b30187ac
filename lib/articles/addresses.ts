import type { Queryable } from "@/lib/database/client";
import type { Prisma } from "@/lib/database/generated/client";
import { articlePath } from "@/lib/urls";
import type { RevisionRecord } from "./revisions";
import { isReservedSlug } from "./slug";

/*
 * An address is a promise. Whoever has it, had it, or had it and was withdrawn keeps it from everybody else: there is no
 * address that leads to another piece than it once did.
 */

/** The article's address: its slug, with a number where another piece of the same day has it or once had it. */
export async function findFreePath(
  queryable: Queryable,
  publishedAt: Date,
  timeZone: string,
  slug: string,
): Promise<string> {
  const path = articlePath(publishedAt, timeZone, slug);
  // Whole addresses are looked up, in batches that grow, because a search for a beginning would read the archive.
  for (let first = isReservedSlug(slug) ? 2 : 1, count = 1; ; first += count, count *= 32) {
    const candidates = Array.from({ length: count }, (_, index) => numbered(path, first + index));
    const taken = await findHolders(queryable, candidates);
    const led = await findLed(queryable, candidates);
    const free = candidates.find((candidate) => !taken.has(candidate) && !led.has(candidate));
    if (free !== undefined) return free;
  }
}

/** The ids of the articles that have these addresses, once had them, or were withdrawn there. */
export async function findHolders(
  queryable: Queryable,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const path = { in: [...paths] };
  const articles = await queryable.article.findMany({ where: { path }, select: { path: true, id: true } });
  const tombstones = await queryable.tombstone.findMany({
    where: { path },
    select: { path: true, articleId: true },
  });
  const redirects = await queryable.redirect.findMany({
    where: { fromPath: path },
    select: { fromPath: true, articleId: true },
  });
  return new Map([
    ...articles.map((row) => [row.path, row.id] as const),
    ...tombstones.map((row) => [row.path, row.articleId] as const),
    ...redirects.map((row) => [row.fromPath, row.articleId] as const),
  ]);
}

/** Those of the addresses that an editor lets lead elsewhere. They are nobody's, and no piece's before that is taken back. */
export async function findLed(
  queryable: Queryable,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await queryable.handRedirect.findMany({
    where: { fromAddress: { in: [...paths] } },
    select: { fromAddress: true, toAddress: true },
  });
  return new Map(rows.map(({ fromAddress, toAddress }) => [fromAddress, toAddress]));
}

/**
 * Makes every address that the article's revisions ever had lead to that of the newest, in one step. The newest revision's row
 * must be written before.
 */
export async function projectAddresses(
  transaction: Prisma.TransactionClient,
  articleId: string,
  newest: Pick<RevisionRecord, "number" | "path">,
): Promise<void> {
  // A first revision is every article's only one when it is imported by the thousand, and has left no address.
  if (newest.number === 1) return;
  const history = await transaction.$queryRaw<{ path: string; recordedAt: Date }[]>`
    SELECT record->>'path' AS "path", recorded_at AS "recordedAt" FROM revision
    WHERE article_id = ${articleId}::uuid ORDER BY number`;
  const left = new Map<string, Date>();
  for (const [index, { path, recordedAt }] of history.entries()) {
    const before = history[index - 1]?.path;
    if (before !== undefined && before !== path) left.set(before, recordedAt);
  }
  left.delete(newest.path);
  await transaction.redirect.deleteMany({ where: { articleId } });
  await transaction.redirect.createMany({
    data: [...left].map(([fromPath, createdAt]) => ({ fromPath, toPath: newest.path, articleId, createdAt })),
  });
}

function numbered(path: string, number: number): string {
  return number === 1 ? path : `${path}-${number}`;
}
