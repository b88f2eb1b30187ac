import { randomUUID } from "node:crypto";
import type { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import type { RenderedBody } from "@/lib/markdown/rendered-body";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { raiseEdition } from "@/lib/site/edition";
import { articlePath } from "@/lib/urls";
import { problemsBeforePublication } from "./checklist";
import { type ArticleContent, articleContentSchema } from "./content";
import { projectRevision } from "./projection";
import { renderArticle } from "./rendering";
import { type RevisionRecord, revisionRow, sealRevision } from "./revisions";
import { slugFor } from "./slug";

/** Where an imported piece came from. */
export interface ImportOrigin {
  /** sha256 of the file's bytes. */
  readonly fingerprint: string;
  readonly fileName: string;
  readonly format: string;
}

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
  const id = draft.id ?? randomUUID();
  const prepared = await prepare(desk, id, draft.content, ownOrigins);
  if (!prepared.ok) return prepared;
  return accept(
    await transact(desk.database, async (transaction) => {
      await insertDraft(transaction, desk, id, draft);
      return publishPrepared(transaction, desk, prepared.value);
    }),
  );
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
  const prepared = await prepare(desk, draftId, articleContentSchema.parse(draft.content), ownOrigins);
  if (!prepared.ok) return prepared;
  return transact(desk.database, async (transaction) => {
    if ((await lockDraft(transaction, draftId)) !== draft.version) return refuse(changedMeanwhile);
    return accept(await publishPrepared(transaction, desk, prepared.value));
  });
}

const changedMeanwhile: Problem = {
  code: "draft-changed",
  at: null,
  message: "Someone saved this draft a moment ago. Read it again, then publish it.",
};

interface Prepared {
  readonly id: string;
  readonly content: ArticleContent;
  readonly rendered: RenderedBody;
  readonly timeZone: string;
}

/** Everything slow about publishing, done before the transaction begins. */
async function prepare(
  desk: Desk,
  id: string,
  content: ArticleContent,
  ownOrigins: readonly string[],
): Promise<Outcome<Prepared>> {
  const checked = acceptUnless(problemsBeforePublication(content), content);
  if (!checked.ok) return checked;
  const { endMark, timeZone } = await desk.database.site.findUniqueOrThrow({ where: { id: 1 } });
  const rendered = await renderArticle(desk.database, id, content, { endMark, ownOrigins });
  return rendered.ok ? accept({ id, content, rendered: rendered.value, timeZone }) : rendered;
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

/** Keeps everyone else from the draft until the transaction ends, and gives back the version it has. */
async function lockDraft(transaction: Prisma.TransactionClient, id: string): Promise<number | null> {
  const rows = await transaction.$queryRaw<{ version: number }[]>`
    SELECT version FROM draft WHERE id = ${id}::uuid FOR UPDATE`;
  return rows[0]?.version ?? null;
}

async function publishPrepared(
  transaction: Prisma.TransactionClient,
  desk: Desk,
  { id, content, rendered, timeZone }: Prepared,
): Promise<PublishedArticle> {
  const now = desk.now();
  const { sample } = await transaction.draft.findUniqueOrThrow({ where: { id }, select: { sample: true } });
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
