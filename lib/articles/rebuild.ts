import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/audit";
import { enterUnloggedCaptures } from "@/lib/captures/log-captures";
import { restoreCaptures } from "@/lib/captures/restore-captures";
import { showingRecordSchema } from "@/lib/captures/showing-record";
import { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { type LogEntry, logEntrySchema } from "@/lib/log/log-entry";
import { restoreLog } from "@/lib/log/restore-log";
import { recordOf, recordPicture } from "@/lib/media/commands";
import { restoreDescriptions } from "@/lib/media/describe-picture";
import { examinePicture } from "@/lib/media/picture";
import { pictureRecordSchema } from "@/lib/media/picture-record";
import { descriptionRecordSchema } from "@/lib/media/picture-words";
import { nameRecordSchema } from "@/lib/names/name-record";
import { recordUnrecorded } from "@/lib/names/record-unrecorded";
import type { Mention } from "@/lib/names/replay-names";
import { restoreNames } from "@/lib/names/restore-names";
import type { Outcome, Problem } from "@/lib/outcome";
import { redirectRecordSchema } from "@/lib/redirects/redirect-record";
import { restoreRedirects } from "@/lib/redirects/restore-redirects";
import { changeSite } from "@/lib/site/commands";
import { raiseEdition } from "@/lib/site/edition";
import { settingsRecordSchema } from "@/lib/site/settings";
import { restoreSources } from "@/lib/sources/restore-sources";
import { sourceRecordSchema } from "@/lib/sources/source-record";
import { enterUnloggedStatements } from "@/lib/statements/log-statements";
import { restoreStatements } from "@/lib/statements/restore-statements";
import { statementRecordSchema } from "@/lib/statements/statement-record";
import { DamagedObjectError, type ObjectKind, type ObjectName } from "@/lib/storage/objects";
import { keepMissingSizes } from "./change-size";
import { emptyContent } from "./content";
import { keepVersion } from "./draft-history";
import { storedStyle } from "./house-end-mark";
import { lockDraft } from "./locked-draft";
import { enterUnlogged } from "./log-revision";
import { projectRevision, projectWithdrawal } from "./projection";
import { lockPublication } from "./record-revision";
import { renderArticle } from "./rendering";
import {
  isPublication,
  isWithdrawal,
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
 * changes nothing. What is said of names from before there were records of them is recorded on the way.
 */
export async function rebuildArticles(desk: Desk, ownOrigins: readonly string[]): Promise<Rebuilt> {
  await transact(desk.database, async (transaction) => {
    await lockPublication(transaction);
    await recordUnrecorded(transaction, desk);
  });
  await enterUnlogged(desk);
  return makeAgain(desk, ownOrigins, "from-revisions");
}

async function makeAgain(
  desk: Desk,
  ownOrigins: readonly string[],
  reason: "from-revisions" | "from-objects",
): Promise<Rebuilt> {
  const problems: Problem[] = [];
  let articles = 0;
  for (let after = ""; ; ) {
    const revisions = await listNewestRevisions(desk, after);
    for (const { article_id: id, record: stored } of revisions) {
      after = id;
      const revision = sealRevision(revisionRecordSchema.parse(stored));
      if (isWithdrawal(revision)) {
        await whileNewest(desk, revision, (transaction) => projectWithdrawal(transaction, revision));
      } else if (isPublication(revision)) {
        const { content } = revision.record;
        const rendered = await renderArticle(desk.database, id, content, storedStyle(ownOrigins));
        if (!rendered.ok) problems.push(...at(revision, rendered));
        else {
          await whileNewest(desk, revision, (transaction) =>
            projectRevision(transaction, revision, rendered.value),
          );
          articles += 1;
        }
      }
    }
    if (revisions.length < BATCH) break;
  }
  await keepMissingSizes(desk.database);
  await transact(desk.database, async (transaction) => {
    const at = desk.now();
    await raiseEdition(transaction, at);
    await recordEvent(transaction, {
      at,
      actor: desk.actor,
      action: "archive-rebuild",
      subject: null,
      detail: { count: articles, reason },
    });
  });
  return { articles, problems };
}

/**
 * Puts everything of the object store back into a database that has lost it (revisions, names, redirects, sources, statements, captures, pictures, the log, the site's settings), then
 * makes the articles again. What the database still has stays, what was being written among it, in the draft's history. What cannot be read is reported and passed over. Of
 * several records that claim the same number of an article, which an interrupted publication can leave, the last is taken;
 * of several articles that claim the same address, the first, since that is the one that readers had there.
 *
 * The audit log is not in the store. Where it was lost with the database it begins again, with this rebuild: who published what
 * is in the revisions, and the rest cannot be known any more.
 */
export async function rebuildFromObjects(desk: Desk, ownOrigins: readonly string[]): Promise<Rebuilt> {
  const problems: Problem[] = [];
  await restoreSettings(desk, ownOrigins, problems);
  await restoreMedia(desk, problems);
  await restoreWords(desk, problems);
  const { inForce, passedOver } = orderRevisions(await readAll(desk, "revisions", readRevision, problems));
  for (const revision of inForce) await restoreRevision(desk, revision);
  const names = await readNumbered(desk, "names", nameRecordSchema, problems);
  await restoreNames(desk, names, inForce.flatMap(mentionsIn));
  await restoreRedirects(desk, await readNumbered(desk, "redirects", redirectRecordSchema, problems));
  await restoreSources(desk, await readNumbered(desk, "sources", sourceRecordSchema, problems));
  await restoreStatements(desk, await readNumbered(desk, "statements", statementRecordSchema, problems));
  const showings = await readNumbered(desk, "showings", showingRecordSchema, problems);
  problems.push(...(await restoreCaptures(desk, showings)));
  problems.push(...passedOver);
  problems.push(...(await restoreLog(desk, await readAll(desk, "log", readLogEntry, problems))));
  await enterUnlogged(desk);
  await enterUnloggedCaptures(desk);
  await enterUnloggedStatements(desk);
  await settleSamples(desk);
  const rebuilt = await makeAgain(desk, ownOrigins, "from-objects");
  return { articles: rebuilt.articles, problems: [...problems, ...rebuilt.problems] };
}

function readLogEntry(bytes: Buffer): LogEntry {
  return logEntrySchema.parse(JSON.parse(bytes.toString("utf8")));
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

/**
 * Does `project` in a transaction, unless the revision is no longer its article's newest: then whoever published the next one
 * has made the article from that, and a withdrawn one must not come back.
 */
async function whileNewest(
  desk: Desk,
  { hash, record }: SealedRevision,
  project: (transaction: Prisma.TransactionClient) => Promise<void>,
): Promise<void> {
  await transact(desk.database, async (transaction) => {
    await lockPublication(transaction);
    const newest = await transaction.revision.findFirst({
      where: { articleId: record.article },
      orderBy: { number: "desc" },
      select: { hash: true },
    });
    if (newest?.hash === hash) await project(transaction);
  });
}

/** Every object of a kind that can be read; the others are reported. */
async function readAll<T>(
  desk: Desk,
  kind: ObjectKind,
  read: (bytes: Buffer, name: ObjectName) => T,
  problems: Problem[],
): Promise<T[]> {
  const all: T[] = [];
  for await (const name of desk.objects.list(kind)) {
    try {
      const bytes = await desk.objects.read(kind, name.hash, name.extension);
      if (bytes !== null) all.push(read(bytes, name));
    } catch (cause) {
      const reason =
        cause instanceof DamagedObjectError
          ? cause.message
          : "It is no record that this version understands.";
      problems.push({ code: "object-not-readable", at: `${kind} ${name.hash}`, message: reason });
    }
  }
  return all;
}

async function restoreSettings(
  desk: Desk,
  ownOrigins: readonly string[],
  problems: Problem[],
): Promise<void> {
  const read = (bytes: Buffer) => settingsRecordSchema.parse(JSON.parse(bytes.toString("utf8")));
  const records = await readAll(desk, "settings", read, problems);
  const newest = records.sort((a, b) => compare(b.recordedAt, a.recordedAt))[0];
  if (newest === undefined) return;
  const restored = await changeSite(desk, newest.settings, ownOrigins);
  if (!restored.ok) problems.push(...restored.problems);
}

/** What was done to names, or to redirects: the later of two records that claim the same number. */
async function readNumbered<Numbered extends { readonly number: number; readonly recordedAt: string }>(
  desk: Desk,
  kind: ObjectKind,
  schema: z.ZodType<Numbered>,
  problems: Problem[],
): Promise<Numbered[]> {
  const read = (bytes: Buffer) => schema.parse(JSON.parse(bytes.toString("utf8")));
  const records = await readAll(desk, kind, read, problems);
  const inTime = records.sort((a, b) => compare(a.recordedAt, b.recordedAt));
  return [...new Map(inTime.map((record) => [record.number, record])).values()];
}

/** The names that a revision bears, which exist since then. */
function mentionsIn({ record }: SealedRevision): Mention[] {
  if (record.kind === "withdrawn") return [];
  const { section, story, topics, authors } = record.content;
  const at = record.recordedAt;
  return [
    ...(section ? [{ kind: "section" as const, ...section, at }] : []),
    ...(story ? [{ kind: "story" as const, ...story, at }] : []),
    ...topics.map((topic) => ({ kind: "topic" as const, ...topic, at })),
    ...authors.map((author) => ({ kind: "author" as const, ...author, at })),
  ];
}

/**
 * The rows of the pictures, of which each has its own; a version belongs to its pictures. A record whose picture is missing is
 * that of an intake which was interrupted.
 */
async function restoreMedia(desk: Desk, problems: Problem[]): Promise<void> {
  const read = (bytes: Buffer) => pictureRecordSchema.parse(JSON.parse(bytes.toString("utf8")));
  const records = await readAll(desk, "pictures", read, problems);
  const byPicture = new Map(records.map((record) => [record.picture.hash, record]));
  const versions = new Set(records.flatMap((record) => record.versions.map(({ hash }) => hash)));
  const examine = (bytes: Buffer, { hash, extension }: ObjectName) => ({
    hash,
    picture: examinePicture(bytes, `${hash}.${extension}`),
  });
  for (const { hash, picture } of await readAll(desk, "media", examine, problems)) {
    const record = byPicture.get(hash);
    if (!picture.ok) problems.push(...picture.problems);
    else if (record !== undefined) await recordPicture(desk, record);
    else if (!versions.has(hash)) await recordPicture(desk, recordOf(picture.value));
  }
}

async function restoreWords(desk: Desk, problems: Problem[]): Promise<void> {
  const read = (bytes: Buffer, { hash }: ObjectName) => ({
    hash,
    record: descriptionRecordSchema.parse(JSON.parse(bytes.toString("utf8"))),
  });
  await restoreDescriptions(desk, await readAll(desk, "descriptions", read, problems));
}

interface OrderedRevisions {
  /** Each after the ones before it. */
  readonly inForce: readonly SealedRevision[];
  readonly passedOver: readonly Problem[];
}

function orderRevisions(records: readonly RevisionRecord[]): OrderedRevisions {
  const passedOver: Problem[] = [];
  const byNumber = new Map<string, SealedRevision>();
  for (const revision of records.map(sealRevision).sort(latestFirst)) {
    const claim = `${revision.record.article} ${revision.record.number}`;
    if (byNumber.has(claim)) passedOver.push(superseded(revision));
    else byNumber.set(claim, revision);
  }
  const articles = new Map<string, string>();
  const inForce: SealedRevision[] = [];
  // A withdrawal that has to be passed over takes what it withdrew along, which would otherwise be there again.
  const gone = new Set<string>();
  for (const revision of [...byNumber.values()].sort(numbersFirst)) {
    const { article, path } = revision.record;
    const holder = articles.get(path) ?? article;
    if (holder !== article) passedOver.push(addressTaken(revision, holder));
    else inForce.push(revision);
    if (holder !== article && isWithdrawal(revision)) gone.add(article);
    articles.set(path, holder);
  }
  return { inForce: inForce.filter(({ record }) => !gone.has(record.article)), passedOver };
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
    const draft = {
      ...workingCopy(record),
      ...(await keepWork(transaction, desk, record)),
      updatedAt: record.recordedAt,
    };
    await transaction.draft.upsert({
      where: { id: record.article },
      create: {
        id: record.article,
        // What was withdrawn may be lost or damaged; the tombstone stands all the same.
        content: emptyContent,
        sample: record.sample,
        createdAt: record.recordedAt,
        ...draft,
      },
      update: draft,
    });
    const { origin, recordedAt, article: draftId } = record;
    if (origin !== null) {
      const row = { ...origin, draftId, importedAt: recordedAt };
      await transaction.import.upsert({ where: { draftId }, create: row, update: {} });
    }
    await transaction.revision.create({ data: revisionRow(revision) });
  });
}

/**
 * What somebody was writing when a revision comes back that the database had lost stays in the draft's history; the draft's next
 * version is what readers have.
 */
async function keepWork(
  transaction: Prisma.TransactionClient,
  desk: Desk,
  record: RevisionRecord,
): Promise<{ version: number } | null> {
  if (record.kind === "withdrawn") return null;
  const before = await lockDraft(transaction, record.article);
  if (before === null || isDeepStrictEqual(before.content, record.content)) return null;
  const version = before.version + 1;
  const { actor, content } = record;
  await keepVersion(transaction, before, {
    version,
    content,
    actor,
    deliberate: true,
    key: null,
    at: desk.now(),
  });
  return { version };
}

/** What a revision says about the draft: a withdrawal leaves its words as they are. */
function workingCopy(record: RevisionRecord) {
  if (record.kind === "withdrawn") return { state: "withdrawn" as const };
  return { state: "published" as const, content: record.content };
}

/** A database that has been made again is nobody's first start. */
async function settleSamples(desk: Desk): Promise<void> {
  const sample = await desk.database.draft.findFirst({ where: { sample: true }, select: { id: true } });
  await desk.database.site.updateMany({
    where: { id: 1, samples: "offered" },
    data: { samples: sample === null ? "declined" : "loaded" },
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

function addressTaken({ hash, record }: SealedRevision, holder: string): Problem {
  return {
    code: "address-taken",
    at: `revision ${hash}`,
    message: `The address ${record.path} is that of the article ${holder}, which had it first; this one is kept, and not shown.`,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
