import { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { examinePicture } from "@/lib/media/picture";
import type { Outcome, Problem } from "@/lib/outcome";
import { raiseEdition } from "@/lib/site/edition";
import { projectRevision } from "./projection";
import { renderArticle } from "./rendering";
import {
  type RevisionRecord,
  readRevision,
  revisionRecordSchema,
  revisionRow,
  type SealedRevision,
  sealRevision,
} from "./revisions";

export interface Rebuilt {
  readonly articles: number;
  /** What could not be made again, each naming the revision. */
  readonly problems: readonly Problem[];
}

const BATCH = 100;

/**
 * Makes every article again from its newest revision, by the renderer of today. Where nothing but time has passed, that
 * changes nothing.
 */
export async function rebuildArticles(desk: Desk, ownOrigins: readonly string[]): Promise<Rebuilt> {
  const style = await desk.database.site.findUniqueOrThrow({ where: { id: 1 }, select: { endMark: true } });
  const problems: Problem[] = [];
  let articles = 0;
  for (let after = ""; ; ) {
    const revisions = await listNewestRevisions(desk, after);
    for (const { article_id: id, record: stored } of revisions) {
      after = id;
      const revision = sealRevision(revisionRecordSchema.parse(stored));
      const rendered = await renderArticle(desk.database, id, revision.record.content, {
        ...style,
        ownOrigins,
      });
      if (!rendered.ok) problems.push(...at(revision, rendered));
      else {
        await transact(desk.database, (transaction) =>
          projectRevision(transaction, revision, rendered.value),
        );
        articles += 1;
      }
    }
    if (revisions.length < BATCH) break;
  }
  await transact(desk.database, (transaction) => raiseEdition(transaction, desk.now()));
  return { articles, problems };
}

/**
 * Puts every revision and picture of the object store back into a database that has lost them, then makes the articles
 * again. What the database still has stays. Of two revisions that claim the same number of an article or the same address,
 * which an interrupted publication can leave, the one recorded last is taken, and the other reported.
 */
export async function rebuildFromObjects(desk: Desk, ownOrigins: readonly string[]): Promise<Rebuilt> {
  const problems: Problem[] = [];
  await restoreMedia(desk, problems);
  const { inForce, passedOver } = orderRevisions(await readAllRevisions(desk));
  for (const revision of inForce) await restoreRevision(desk, revision);
  problems.push(...passedOver.map(superseded));
  const rebuilt = await rebuildArticles(desk, ownOrigins);
  return { articles: rebuilt.articles, problems: [...problems, ...rebuilt.problems] };
}

interface NewestRevision {
  readonly article_id: string;
  readonly record: unknown;
}

function listNewestRevisions(desk: Desk, after: string): Promise<NewestRevision[]> {
  const beyond = after === "" ? Prisma.empty : Prisma.sql`WHERE article_id > ${after}::uuid`;
  return desk.database.$queryRaw<NewestRevision[]>`
    SELECT DISTINCT ON (article_id) article_id, record FROM revision ${beyond}
    ORDER BY article_id, number DESC LIMIT ${BATCH}`;
}

async function restoreMedia(desk: Desk, problems: Problem[]): Promise<void> {
  for await (const { hash, extension } of desk.objects.list("media")) {
    const bytes = await desk.objects.read("media", hash, extension);
    const picture = bytes && examinePicture(bytes, `${hash}.${extension}`);
    if (!picture) continue;
    if (!picture.ok) {
      problems.push(...picture.problems);
      continue;
    }
    const { width, height } = picture.value;
    const row = { hash, extension, width, height, bytes: picture.value.bytes.length, createdAt: desk.now() };
    await desk.database.media.upsert({ where: { hash }, create: row, update: {} });
  }
}

async function readAllRevisions(desk: Desk): Promise<RevisionRecord[]> {
  const records: RevisionRecord[] = [];
  for await (const { hash, extension } of desk.objects.list("revisions")) {
    const bytes = await desk.objects.read("revisions", hash, extension);
    if (bytes !== null) records.push(readRevision(bytes));
  }
  return records;
}

interface OrderedRevisions {
  /** Those that readers saw, each after the ones before it. */
  readonly inForce: readonly SealedRevision[];
  /** Those of publications that were interrupted and done again. */
  readonly passedOver: readonly SealedRevision[];
}

/**
 * One revision for each number of each article, and one article for each first address; of several that claim the same, the
 * one recorded last came into force.
 */
function orderRevisions(records: readonly RevisionRecord[]): OrderedRevisions {
  const taken = new Set<string>();
  const inForce: SealedRevision[] = [];
  const passedOver: SealedRevision[] = [];
  for (const revision of records.map(sealRevision).sort(latestFirst)) {
    const { article, number, path } = revision.record;
    const claims = number === 1 ? [`${article} 1`, path] : [`${article} ${number}`];
    const isLate = claims.some((claim) => taken.has(claim));
    (isLate ? passedOver : inForce).push(revision);
    if (!isLate) for (const claim of claims) taken.add(claim);
  }
  return { inForce: inForce.sort(numbersFirst), passedOver };
}

function latestFirst(a: SealedRevision, b: SealedRevision): number {
  return compare(b.record.recordedAt, a.record.recordedAt);
}

function numbersFirst(a: SealedRevision, b: SealedRevision): number {
  return a.record.number - b.record.number || compare(a.record.recordedAt, b.record.recordedAt);
}

async function restoreRevision(desk: Desk, revision: SealedRevision): Promise<void> {
  const { record } = revision;
  await transact(desk.database, async (transaction) => {
    const known = await transaction.revision.findUnique({
      where: { articleId_number: { articleId: record.article, number: record.number } },
      select: { hash: true },
    });
    if (known !== null) return;
    const draft = { content: record.content, state: "published" as const, updatedAt: record.recordedAt };
    await transaction.draft.upsert({
      where: { id: record.article },
      create: { id: record.article, sample: record.sample, createdAt: record.recordedAt, ...draft },
      update: draft,
    });
    await transaction.revision.create({ data: revisionRow(revision) });
  });
}

function at(revision: SealedRevision, refusal: Extract<Outcome<never>, { ok: false }>): Problem[] {
  return refusal.problems.map((problem) => ({ ...problem, at: `revision ${revision.hash}` }));
}

function superseded({ hash, record }: SealedRevision): Problem {
  return {
    code: "revision-superseded",
    at: `revision ${hash}`,
    message: `A later record of revision ${record.number} of ${record.path} was taken; its publication had been interrupted.`,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
