import { randomUUID } from "node:crypto";
import { recordEvent } from "@/lib/audit/audit";
import type { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import type { RenderedBody } from "@/lib/markdown/rendered-body";
import type { StoredPicture } from "@/lib/media/views";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { raiseEdition } from "@/lib/site/edition";
import { problemsWithSources } from "@/lib/sources/source-floor";
import { canonicalHash } from "@/lib/storage/canonical";
import { listProblemsWithTranslation } from "@/lib/translations/problems";
import { findFreePath } from "./addresses";
import { checkBeforePublication, problemsBeforePublication, problemsWithTimes } from "./checklist";
import { type ArticleContent, articleContentSchema } from "./content";
import { draftContentSchema } from "./draft-content";
import { storedStyle } from "./house-end-mark";
import { changedMeanwhile, draftUnknown, findDraft, lockDraft, notScheduled } from "./locked-draft";
import { articleWithdrawn, findNewestRevision } from "./newest-revision";
import { projectRevision } from "./projection";
import { lockPublication, recordRevision } from "./record-revision";
import { renderArticle } from "./rendering";
import { type ImportOrigin, isWithdrawal, type PublicationRecord, type SealedRevision } from "./revisions";
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
  await transact(desk.database, async (transaction) => {
    await insertDraft(transaction, desk, id, draft);
    const after = canonicalHash(draft.content);
    await recordEvent(transaction, {
      at: desk.now(),
      actor: desk.actor,
      action: draft.origin === undefined ? "draft-create" : "draft-import",
      subject: id,
      detail: { version: 1, after },
    });
  });
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
 * when someone saved the draft meanwhile, or since `version`, where that is given. When it returns, the revision is on the disk and the next reader sees the
 * article.
 */
export async function publishDraft(
  desk: Desk,
  draftId: string,
  ownOrigins: readonly string[],
  version?: number,
): Promise<Outcome<PublishedArticle>> {
  const draft = await findDraft(desk.database, draftId);
  if (draft === null) return refuse(draftUnknown(draftId));
  if (draft.version !== (version ?? draft.version)) return refuse(changedMeanwhile);
  const prepared = await prepareDraft(desk, draft, ownOrigins);
  return prepared.ok ? publishVersion(desk, prepared.value, draft.version) : prepared;
}

/**
 * Publishes what has been prepared in place of a draft's content. Refused when the draft is no longer at `version`: then it
 * holds somebody's work. Refused too when the article was published before, be it withdrawn or not.
 */
export async function publishVersion(
  desk: Desk,
  prepared: PreparedArticle,
  version: number,
): Promise<Outcome<PublishedArticle>> {
  return transact(desk.database, async (transaction) => {
    await lockPublication(transaction);
    const draft = await lockDraft(transaction, prepared.id);
    if (draft === null) return refuse(draftUnknown(prepared.id));
    if (draft.version !== version) return refuse(changedMeanwhile);
    const newest = await findNewestRevision(transaction, { id: prepared.id });
    if (newest !== null) return refuse(publishedBefore(newest));
    // Asked again, since another edition may have gone live meanwhile.
    const problems = await listProblemsWithTranslation(transaction, prepared.id, prepared.content);
    const checked = acceptUnless(problems, prepared);
    if (!checked.ok) return checked;
    await transaction.draft.update({ where: { id: prepared.id }, data: { content: prepared.content } });
    return accept(await publishPrepared(transaction, desk, prepared));
  });
}

/** The problem with publishing for the first time what has been published. */
export function publishedBefore(newest: SealedRevision): Problem {
  if (isWithdrawal(newest)) return articleWithdrawn(newest.record.path);
  return {
    code: "published-before",
    at: "article",
    message: `The article is published already, at ${newest.record.path}. Update or correct it.`,
  };
}

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
  const problems = [
    ...problemsBeforePublication(content),
    ...problemsWithTimes(content, desk.now()),
    ...(await listProblemsWithTranslation(desk.database, id, content)),
  ];
  const checked = acceptUnless(problems, content);
  if (!checked.ok) return checked;
  const { timeZone } = await desk.database.site.findUniqueOrThrow({
    where: { id: 1 },
    select: { timeZone: true },
  });
  const rendered = await renderArticle(desk.database, id, content, storedStyle(ownOrigins), pictures);
  return rendered.ok ? accept({ id, content, rendered: rendered.value, timeZone }) : rendered;
}

/** The same for what a draft holds, which may be half-written. */
export async function prepareDraft(
  desk: Desk,
  { id, content }: { readonly id: string; readonly content: unknown },
  ownOrigins: readonly string[],
): Promise<Outcome<PreparedArticle>> {
  const checked = checkBeforePublication(draftContentSchema.parse(content));
  if (!checked.ok) return checked;
  const prepared = await prepareArticle(desk, id, checked.value, ownOrigins);
  if (!prepared.ok) return prepared;
  return acceptUnless(await problemsWithSources(desk, id, prepared.value.rendered), prepared.value);
}

async function insertDraft(
  transaction: Prisma.TransactionClient,
  desk: Desk,
  id: string,
  { content, sample = false, origin }: NewDraft,
): Promise<void> {
  const now = desk.now();
  await transaction.draft.create({
    data: {
      id,
      content: articleContentSchema.parse(content),
      sample,
      createdBy: desk.actor,
      createdAt: now,
      updatedAt: now,
    },
  });
  if (origin) await transaction.import.create({ data: { ...origin, draftId: id, importedAt: now } });
}

/** Publishes for the first time what was prepared, at the end of a transaction that holds the lock of publications. */
export async function publishPrepared(
  transaction: Prisma.TransactionClient,
  desk: Desk,
  { id, content, rendered, timeZone }: PreparedArticle,
  reason?: "on-schedule",
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
  const record: PublicationRecord = {
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
  const sealed = await recordRevision(transaction, desk, record);
  await transaction.draft.update({
    where: { id },
    data: { state: "published", updatedAt: now, ...notScheduled, deskNote: null },
  });
  await projectRevision(transaction, sealed, rendered);
  await raiseEdition(transaction, now);
  await recordEvent(transaction, {
    at: now,
    actor: desk.actor,
    action: imported ? "article-import" : "article-publish",
    subject: id,
    detail: { revision: record.number, after: sealed.hash, reason },
  });
  return { id, path: record.path, revisionHash: sealed.hash, revisionNumber: record.number };
}
