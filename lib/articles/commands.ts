import { randomUUID } from "node:crypto";
import type { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import type { RenderedBody } from "@/lib/markdown/rendered-body";
import type { StoredPicture } from "@/lib/media/commands";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { raiseEdition } from "@/lib/site/edition";
import { articlePath } from "@/lib/urls";
import { problemsBeforePublication } from "./checklist";
import { type ArticleContent, articleContentSchema } from "./content";
import { projectRevision } from "./projection";
import { renderArticle } from "./rendering";
import { type ImportOrigin, type RevisionRecord, revisionRow, sealRevision } from "./revisions";
import { slugFor } from "./slug";

export interface NewDraft {
  readonly id?: string;
  readonly content: ArticleContent;
  readonly sample?: boolean;
  readonly origin?: ImportOrigin;
}

export interface PublishedArticle {
  readonly id: string;
  /** Stored and unencoded. */
  readonly path: string;
  readonly revisionHash: string;
  readonly revisionNumber: number;
}

/** Begins a draft, which no reader sees, and gives back its id, which will be the article's. */
export async function createDraft(desk: Desk, draft: NewDraft): Promise<string> {
  const id = draft.id ?? randomUUID();
  await transact(desk.database, (transaction) => insertDraft(transaction, desk, id, draft));
  return id;
}

/** Begins a draft and publishes it in the same transaction; nothing is kept when publication is refused. */
export async function createAndPublish(
  desk: Desk,
  draft: NewDraft,
  ownOrigins: readonly string[],
): Promise<Outcome<PublishedArticle>> {
  const prepared = await prepareArticle(desk, draft.id ?? randomUUID(), draft.content, ownOrigins);
  return prepared.ok ? accept(await publishNew(desk, draft, prepared.value)) : prepared;
}

/** The same for what has been prepared, which nothing can refuse any more. */
export async function publishNew(
  desk: Desk,
  draft: NewDraft,
  prepared: PreparedArticle,
): Promise<PublishedArticle> {
  return transact(desk.database, async (transaction) => {
    await lockPublication(transaction);
    await insertDraft(transaction, desk, prepared.id, draft);
    return publishPrepared(transaction, desk, prepared);
  });
}

/**
 * Publishes a draft for the first time. Refused when the checklist finds problems, when the body cannot be rendered, and
 * when someone saved the draft meanwhile. When it returns, the revision is on the disk and the next reader sees the
 * article.
 */
export async function publishDraft(
  desk: Desk,
  draftId: string,
  ownOrigins: readonly string[],
): Promise<Outcome<PublishedArticle>> {
  const draft = await desk.database.draft.findUniqueOrThrow({ where: { id: draftId } });
  const content = articleContentSchema.parse(draft.content);
  const prepared = await prepareArticle(desk, draftId, content, ownOrigins);
  return prepared.ok ? publishVersion(desk, prepared.value, draft.version) : prepared;
}

/**
 * Publishes what has been prepared in place of a draft's content. Refused when the draft is no longer at `version`: then it
 * holds somebody's work.
 */
export async function publishVersion(
  desk: Desk,
  prepared: PreparedArticle,
  version: number,
): Promise<Outcome<PublishedArticle>> {
  return transact(desk.database, async (transaction) => {
    await lockPublication(transaction);
    const draft = await transaction.draft.findUniqueOrThrow({ where: { id: prepared.id } });
    if (draft.version !== version) return refuse(changedMeanwhile);
    await transaction.draft.update({ where: { id: prepared.id }, data: { content: prepared.content } });
    return accept(await publishPrepared(transaction, desk, prepared));
  });
}

const changedMeanwhile: Problem = {
  code: "draft-changed",
  at: null,
  message: "This draft has been saved since. Read it again, then publish it.",
};

/** An article that is ready to go live: checked and rendered. */
export interface PreparedArticle {
  readonly id: string;
  readonly content: ArticleContent;
  readonly rendered: RenderedBody;
  readonly timeZone: string;
}

/**
 * Everything about publishing that is slow or can be refused, done before the transaction begins.
 *
 * @param pictures are pictures of the body that will be stored, but are not yet.
 */
export async function prepareArticle(
  desk: Desk,
  id: string,
  content: ArticleContent,
  ownOrigins: readonly string[],
  pictures: readonly StoredPicture[] = [],
): Promise<Outcome<PreparedArticle>> {
  const checked = acceptUnless(problemsBeforePublication(content), content);
  if (!checked.ok) return checked;
  const { endMark, timeZone } = await desk.database.site.findUniqueOrThrow({ where: { id: 1 } });
  const rendered = await renderArticle(desk.database, id, content, { endMark, ownOrigins }, pictures);
  return rendered.ok ? accept({ id, content, rendered: rendered.value, timeZone }) : rendered;
}

/**
 * Publications come one after the other: each ends by raising the edition, and holds that row from its start. So none finds
 * an address free that another is about to take.
 */
async function lockPublication(transaction: Prisma.TransactionClient): Promise<void> {
  await transaction.$queryRaw`SELECT number FROM edition WHERE id = 1 FOR UPDATE`;
}

async function insertDraft(
  transaction: Prisma.TransactionClient,
  desk: Desk,
  id: string,
  { content, sample = false, origin }: NewDraft,
): Promise<void> {
  const now = desk.now();
  await transaction.draft.create({
    data: { id, content: articleContentSchema.parse(content), sample, createdAt: now, updatedAt: now },
  });
  if (origin) await transaction.import.create({ data: { ...origin, draftId: id, importedAt: now } });
}

async function publishPrepared(
  transaction: Prisma.TransactionClient,
  desk: Desk,
  { id, content, rendered, timeZone }: PreparedArticle,
): Promise<PublishedArticle> {
  const now = desk.now();
  const { sample, imported } = await transaction.draft.findUniqueOrThrow({
    where: { id },
    select: { sample: true, imported: { select: { fingerprint: true, fileName: true, format: true } } },
  });
  const { at: publishedAt, precision } = content.firstPublished ?? {
    at: now.toISOString(),
    precision: "minute" as const,
  };
  const slug = content.slug ?? slugFor(content.headline);
  const record: RevisionRecord = {
    format: "standfirst/revision/1",
    article: id,
    number: 1,
    kind: content.firstPublished === null ? "published" : "imported",
    note: null,
    actor: desk.actor,
    recordedAt: now.toISOString(),
    path: await findFreePath(transaction, new Date(publishedAt), timeZone, slug),
    publishedAt,
    publishedPrecision: precision,
    updatedAt: content.lastUpdated,
    sample,
    origin: imported,
    content,
    previous: null,
  };
  const sealed = sealRevision(record);
  // The object comes first: should the program end here, the archive has one object more, and no half-published piece.
  await desk.objects.keep("revisions", sealed.bytes, "json");
  await transaction.revision.create({ data: revisionRow(sealed) });
  await transaction.draft.update({ where: { id }, data: { state: "published", updatedAt: now } });
  await projectRevision(transaction, sealed, rendered);
  await raiseEdition(transaction, now);
  return { id, path: record.path, revisionHash: sealed.hash, revisionNumber: record.number };
}

/** The article's address: its slug, with a number where another piece of the same day has it or once had it. */
async function findFreePath(
  transaction: Prisma.TransactionClient,
  publishedAt: Date,
  timeZone: string,
  slug: string,
): Promise<string> {
  const path = articlePath(publishedAt, timeZone, slug);
  // Whole addresses are looked up, in batches that grow, because a search for a beginning would read the archive.
  for (let first = 1, count = 1; ; first += count, count *= 32) {
    const candidates = Array.from({ length: count }, (_, index) => numbered(path, first + index));
    const taken = new Set([
      ...(
        await transaction.article.findMany({ where: { path: { in: candidates } }, select: { path: true } })
      ).map((row) => row.path),
      ...(await transaction.redirect.findMany({ where: { fromPath: { in: candidates } } })).map(
        (row) => row.fromPath,
      ),
    ]);
    const free = candidates.find((candidate) => !taken.has(candidate));
    if (free !== undefined) return free;
  }
}

function numbered(path: string, number: number): string {
  return number === 1 ? path : `${path}-${number}`;
}
