import { nameActors } from "@/lib/accounts/names";
import { listChangeSizes } from "@/lib/articles/change-size";
import { diffContents } from "@/lib/articles/content-diff";
import { renderArticle } from "@/lib/articles/rendering";
import { type PublicationRecord, publicationRecordSchema } from "@/lib/articles/revisions";
import type { UnpublishedPage } from "@/lib/articles/views";
import { database } from "@/lib/database/client";
import { listVersions } from "@/lib/media/queries";
import type {
  Difference,
  HistoryEntry,
  HistoryPage,
  HistorySubject,
  OldRevision,
  RevisionPlace,
} from "./views";

/**
 * The history of an article that can be read, for readers. A withdrawn one has none: nothing here finds it, so that no word of it can be
 * asked for, and its tombstone says what is to be said.
 */

/** How many revisions stand on a page. */
const PAGE = 20;

/** The article at a stored path whose history it is; null where none can be read. */
export async function findHistorySubject(path: string): Promise<(HistorySubject & { id: string }) | null> {
  const row = await database().article.findUnique({
    where: { path },
    select: { id: true, path: true, headline: true, language: true, revision: { select: { number: true } } },
  });
  if (row === null) return null;
  const { revision, ...subject } = row;
  return { ...subject, newest: revision.number };
}

/**
 * The revisions of the article at a stored path, the newest first, those before a number where one is named; null where no article
 * can be read or no revision has a lesser number.
 */
export async function findHistory(path: string, before: number | null): Promise<HistoryPage | null> {
  const subject = await findHistorySubject(path);
  if (subject === null) return null;
  const { id, ...shown } = subject;
  const { namesActors } = await database().site.findUniqueOrThrow({
    where: { id: 1 },
    select: { namesActors: true },
  });
  // Two more than a page: the text that its last revision changed lies behind it, and between them may lie a withdrawal.
  const rows = await database().revision.findMany({
    where: { articleId: id, ...(before !== null && { number: { lt: before } }) },
    orderBy: { number: "desc" },
    take: PAGE + 2,
    select: { number: true, hash: true, kind: true, note: true, actor: true, recordedAt: true },
  });
  if (rows.length === 0) return null;
  const onPage = rows.slice(0, PAGE);
  const [sizes, names, addresses] = await Promise.all([
    listChangeSizes(
      database(),
      onPage.map(({ hash }) => hash),
    ),
    nameActors(database(), namesActors ? onPage.map(({ actor }) => actor) : []),
    listAddresses(onPage.flatMap(({ kind, hash }) => (kind === "moved" ? [hash] : []))),
  ]);
  const entries = onPage.map(({ actor, recordedAt, ...row }, at): HistoryEntry => {
    const text = rows.slice(at + 1).find(({ kind }) => kind !== "withdrawn");
    return {
      ...row,
      at: recordedAt,
      actor: namesActors ? (names.get(actor) ?? actor) : null,
      movedTo: addresses.get(row.hash) ?? null,
      size: sizes.get(row.hash) ?? null,
      changed: row.kind === "withdrawn" ? null : (text?.number ?? null),
    };
  });
  const last = onPage.at(-1);
  const newer = before === null ? null : before + PAGE > subject.newest ? "first" : before + PAGE;
  return { ...shown, entries, older: rows.length > PAGE && last ? last.number : null, newer };
}

/** An article as it was by one of its revisions; null where there is none of that number, or it was the withdrawal. Throws where the renderer is too busy for it. */
export async function findOldRevision(
  path: string,
  number: number,
  ownOrigins: readonly string[],
): Promise<OldRevision | null> {
  const subject = await findHistorySubject(path);
  if (subject === null) return null;
  const [revision, around] = await Promise.all([
    findPublished(subject.id, number),
    findAround(subject.id, number),
  ]);
  if (revision === null) return null;
  const { record, ...place } = revision;
  const { id: _, ...shown } = subject;
  return { ...place, ...around, subject: shown, note: record.note, page: await drawPage(record, ownOrigins) };
}

/** How two revisions of an article differ; null where one of them cannot be read. */
export async function findDifference(path: string, from: number, to: number): Promise<Difference | null> {
  const subject = await findHistorySubject(path);
  if (subject === null) return null;
  const [earlier, later, { before }, { after }] = await Promise.all([
    findPublished(subject.id, from),
    findPublished(subject.id, to),
    findAround(subject.id, from),
    findAround(subject.id, to),
  ]);
  if (earlier === null || later === null) return null;
  const { id: _, ...shown } = subject;
  const placeOf = ({ record: _words, ...place }: Published): RevisionPlace => place;
  return {
    subject: shown,
    from: placeOf(earlier),
    to: placeOf(later),
    language: later.record.content.language,
    fields: diffContents(earlier.record.content, later.record.content),
    before,
    after,
  };
}

/** The record of a revision that can be read, with its hash and whether the site names who published it; null where there is none. */
export async function findRecord(
  path: string,
  number: number,
): Promise<{ hash: string; record: PublicationRecord; isWhole: boolean } | null> {
  const subject = await findHistorySubject(path);
  const found = subject && (await findPublished(subject.id, number));
  if (found === null) return null;
  const { namesActors } = await database().site.findUniqueOrThrow({
    where: { id: 1 },
    select: { namesActors: true },
  });
  return { hash: found.hash, record: found.record, isWhole: namesActors };
}

interface Published extends RevisionPlace {
  readonly record: PublicationRecord;
}

async function findPublished(articleId: string, number: number): Promise<Published | null> {
  const row = await database().revision.findUnique({
    where: { articleId_number: { articleId, number } },
    select: { number: true, hash: true, kind: true, recordedAt: true, record: true },
  });
  if (row === null || row.kind === "withdrawn") return null;
  const { recordedAt: at, record, ...place } = row;
  return { ...place, at, record: publicationRecordSchema.parse(record) };
}

/** The texts before and after a revision, and when it ceased to be in force, by whatever followed. */
async function findAround(
  articleId: string,
  number: number,
): Promise<Pick<OldRevision, "before" | "after" | "until">> {
  const text = { kind: { not: "withdrawn" } } as const;
  const [before, after, next] = await Promise.all([
    database().revision.findFirst({
      where: { articleId, number: { lt: number }, ...text },
      orderBy: { number: "desc" },
      select: { number: true },
    }),
    database().revision.findFirst({
      where: { articleId, number: { gt: number }, ...text },
      orderBy: { number: "asc" },
      select: { number: true },
    }),
    database().revision.findUnique({
      where: { articleId_number: { articleId, number: number + 1 } },
      select: { recordedAt: true },
    }),
  ]);
  return {
    before: before?.number ?? null,
    after: after?.number ?? null,
    until: next?.recordedAt ?? null,
  };
}

/** The page that a record makes, with the names of its own day. */
async function drawPage(record: PublicationRecord, ownOrigins: readonly string[]): Promise<UnpublishedPage> {
  const { content, article: id } = record;
  const { endMark } = await database().site.findUniqueOrThrow({
    where: { id: 1 },
    select: { endMark: true },
  });
  const rendered = await renderArticle(database(), id, content, { endMark, ownOrigins });
  // It was published, and so could be rendered: what stands in its way is this moment.
  if (!rendered.ok) throw new Error(`Revision ${record.number} of ${record.path} cannot be rendered now.`);
  const { html, words, minutes, outline } = rendered.value;
  const { language, headline, standfirst, standfirstLabel, place, lead, section, authors, topics } = content;
  return {
    id,
    path: record.path,
    ...{ language, headline, standfirst, standfirstLabel, place, section, authors, topics },
    story: content.story ?? null,
    bodyHtml: html,
    words,
    minutes,
    outline: outline.map(({ depth, id: anchor, text }) => ({ depth, id: anchor, text })),
    lead,
    leadVersions: lead === null ? [] : await listVersions(database(), lead.src),
    publishedAt: new Date(record.publishedAt),
    publishedPrecision: record.publishedPrecision,
    updatedAt: record.updatedAt === null ? null : new Date(record.updatedAt),
  };
}

/** The addresses that revisions name, by their hashes. */
async function listAddresses(hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (hashes.length === 0) return new Map();
  const rows = await database().$queryRaw<{ hash: string; path: string }[]>`
    SELECT hash, record->>'path' AS path FROM revision WHERE hash = ANY(${[...hashes]}::bpchar[])`;
  return new Map(rows.map(({ hash, path }) => [hash, path]));
}
