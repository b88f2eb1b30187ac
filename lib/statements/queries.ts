import { database, type Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { hasWords } from "@/lib/quotes/has-words";
import type { SpeakerKind, StatementKind } from "./statement-record";
import type {
  ContradictionView,
  SpeakerCount,
  SpeakerView,
  Spoken,
  StatementPage,
  StatementsInArticle,
  StatementView,
} from "./views";

/** How many statements a page has. */
export const STATEMENTS_A_PAGE = 50;

/** Where a list goes on: after a date and a number. */
export interface StatementPlace {
  readonly saidOn: string;
  readonly id: number;
}

/** Reads `2018-01-02.17`, as the address of a page has it; null for what is none. */
export function readStatementPlace(written: string): StatementPlace | null {
  const [, saidOn, id] = /^(\d{4}(?:-\d\d){0,2})\.([1-9]\d{0,8})$/.exec(written) ?? [];
  return saidOn === undefined || id === undefined ? null : { saidOn, id: Number(id) };
}

/** The speakers of whom readers can read something, by name, with how much and from when to when. */
export async function listSpeakers(
  language: string,
  queryable: Queryable = database(),
): Promise<SpeakerCount[]> {
  const rows = await queryable.$queryRaw<SpeakerCount[]>`
    SELECT speaker.slug, speaker.name, speaker.kind::text AS kind, count(*)::integer AS statements,
      min(statement.said_on) AS first, max(statement.said_on) AS last
    FROM statement JOIN article ON article.id = statement.article_id
    JOIN speaker ON speaker.slug = statement.speaker_slug
    GROUP BY speaker.slug, speaker.name, speaker.kind`;
  const { compare } = new Intl.Collator(language);
  return rows.sort((a, b) => compare(a.name, b.name) || compare(a.slug, b.slug));
}

/** A speaker of whom readers can read something; null for any other. */
export async function findSpeaker(
  slug: string,
  queryable: Queryable = database(),
): Promise<SpeakerView | null> {
  const [speaker] = await queryable.$queryRaw<SpeakerView[]>`
    SELECT slug, name, kind::text AS kind FROM speaker WHERE slug = ${slug} AND EXISTS (
      SELECT FROM statement JOIN article ON article.id = statement.article_id
      WHERE statement.speaker_slug = speaker.slug)`;
  return speaker ?? null;
}

/** What a speaker said, in the order of time, from after a place. What stands in a withdrawn article is passed over. */
export async function listStatementsOf(
  slug: string,
  after: StatementPlace | null,
  queryable: Queryable = database(),
): Promise<StatementPage> {
  const beyond =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (statement.said_on, statement.id) > (${after.saidOn}, ${after.id}::integer)`;
  const rows = await queryable.$queryRaw<Row[]>`
    ${SELECTION} WHERE statement.speaker_slug = ${slug} ${beyond}
    ORDER BY statement.said_on, statement.id LIMIT ${STATEMENTS_A_PAGE + 1}`;
  const statements = await completed(queryable, rows.slice(0, STATEMENTS_A_PAGE));
  const last = statements.at(-1);
  return { statements, next: rows.length > STATEMENTS_A_PAGE && last ? placeOf(last) : null };
}

/** What is said in an article, in the order of time: as much of it as a page has, and how many statements there are. */
export async function listStatementsIn(
  articleId: string,
  queryable: Queryable = database(),
): Promise<StatementsInArticle> {
  const rows = await queryable.$queryRaw<Row[]>`
    ${SELECTION} WHERE statement.article_id = ${articleId}::uuid
    ORDER BY statement.said_on, statement.id LIMIT ${STATEMENTS_A_PAGE}`;
  const isAll = rows.length < STATEMENTS_A_PAGE;
  const total = isAll ? rows.length : await queryable.statement.count({ where: { articleId } });
  return { statements: await completed(queryable, rows), total };
}

/** The statements of the newsroom's list, the newest record first, from before a number. */
export async function listNewestStatements(
  queryable: Queryable,
  { before = null, speaker = "" }: { readonly before?: number | null; readonly speaker?: string } = {},
): Promise<StatementPage> {
  const earlier = before === null ? Prisma.empty : Prisma.sql`AND statement.id < ${before}`;
  const by = speaker === "" ? Prisma.empty : Prisma.sql`AND statement.speaker_slug = ${speaker}`;
  const rows = await queryable.$queryRaw<Row[]>`
    ${SELECTION} WHERE true ${by} ${earlier} ORDER BY statement.id DESC LIMIT ${STATEMENTS_A_PAGE + 1}`;
  const statements = await completed(queryable, rows.slice(0, STATEMENTS_A_PAGE));
  const last = statements.at(-1);
  return { statements, next: rows.length > STATEMENTS_A_PAGE && last ? String(last.id) : null };
}

/** A statement by its number, in an article that readers have; null where there is none. */
export async function findStatement(queryable: Queryable, id: number): Promise<StatementView | null> {
  if (!Number.isInteger(id) || id < 1 || id > 2_147_483_647) return null;
  const rows = await queryable.$queryRaw<Row[]>`${SELECTION} WHERE statement.id = ${id}`;
  return (await completed(queryable, rows))[0] ?? null;
}

function placeOf({ saidOn, id }: StatementPlace): string {
  return `${saidOn}.${id}`;
}

interface Row {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly speaker_kind: SpeakerKind;
  readonly kind: StatementKind;
  readonly said_on: string;
  readonly words: string | null;
  readonly language: string | null;
  readonly original: string | null;
  readonly original_language: string | null;
  readonly address: string | null;
  readonly revision_hash: string;
  readonly recorded_at: Date;
  readonly corrected_at: Date | null;
  readonly article_id: string;
  readonly path: string;
  readonly headline: string;
  readonly article_language: string;
  readonly anchor: string | null;
}

/** What may be set otherwise around the same words, or within them. */
const MARKS = "“”„«»\"’‘'";

const SELECTION = Prisma.sql`
  SELECT statement.id, speaker.slug, speaker.name, speaker.kind::text AS speaker_kind, statement.kind::text AS kind,
    statement.said_on, statement.words, statement.language, statement.original, statement.original_language,
    statement.address, statement.revision_hash, statement.recorded_at, statement.corrected_at,
    article.id AS article_id, article.path, article.headline, article.language AS article_language,
    (SELECT anchor FROM quote WHERE quote.article_id = article.id
      AND btrim(translate(quote.text, ${MARKS}, '')) = btrim(translate(statement.words, ${MARKS}, ''))
      ORDER BY position LIMIT 1) AS anchor
  FROM statement
  JOIN speaker ON speaker.slug = statement.speaker_slug
  JOIN article ON article.id = statement.article_id`;

/** Looks the other sides up at once, and the texts of the articles, however many statements there are. */
async function completed(queryable: Queryable, rows: readonly Row[]): Promise<StatementView[]> {
  if (rows.length === 0) return [];
  const texts = await readTexts(queryable, rows);
  const ids = rows.map(({ id }) => id);
  const pairs = await queryable.$queryRaw<
    (Pick<Row, "slug" | "name" | "speaker_kind" | "kind" | "said_on"> & {
      readonly this: number;
      readonly id: number;
      readonly note: string;
    })[]
  >`
    SELECT pair.this, statement.id, pair.note, speaker.slug, speaker.name, speaker.kind::text AS speaker_kind,
      statement.kind::text AS kind, statement.said_on
    FROM (
      SELECT one_id AS this, other_id AS that, note FROM contradiction WHERE one_id = ANY(${ids}::integer[])
      UNION ALL
      SELECT other_id, one_id, note FROM contradiction WHERE other_id = ANY(${ids}::integer[])
    ) AS pair
    JOIN statement ON statement.id = pair.that
    JOIN speaker ON speaker.slug = statement.speaker_slug
    JOIN article ON article.id = statement.article_id
    ORDER BY statement.said_on, statement.id`;
  const places = await readPlaces(queryable, [...ids, ...pairs.map(({ id }) => id)]);
  const bySide = new Map<number, ContradictionView[]>();
  for (const { this: side, id, note, kind, said_on: saidOn, ...speaker } of pairs)
    bySide.set(side, [
      ...(bySide.get(side) ?? []),
      {
        id,
        place: places.get(id) ?? null,
        note,
        kind,
        saidOn,
        speaker: { slug: speaker.slug, name: speaker.name, kind: speaker.speaker_kind },
      },
    ]);
  return rows.map((row) => ({
    id: row.id,
    place: places.get(row.id) ?? null,
    speaker: { slug: row.slug, name: row.name, kind: row.speaker_kind },
    kind: row.kind,
    saidOn: row.said_on,
    quote: spoken(row.words, row.language),
    original: spoken(row.original, row.original_language),
    article: {
      id: row.article_id,
      path: row.path,
      headline: row.headline,
      language: row.article_language,
    },
    revisionHash: row.revision_hash,
    anchor: row.anchor,
    wordsStand: row.words === null || hasWords(texts.get(row.article_id) ?? "", row.words),
    source: row.address,
    recordedAt: row.recorded_at,
    correctedAt: row.corrected_at,
    contradictions: bySide.get(row.id) ?? [],
  }));
}

/**
 * From where the pages of their speakers go on, on which these statements stand (`listStatementsOf`): after the last one of the page before. One that
 * stands on the first page has no entry.
 */
async function readPlaces(
  queryable: Queryable,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await queryable.$queryRaw<(StatementPlace & { readonly of: number })[]>`
    WITH ranked AS (
      SELECT statement.id, statement.speaker_slug, statement.said_on,
        row_number() OVER (PARTITION BY statement.speaker_slug ORDER BY statement.said_on, statement.id) AS rank
      FROM statement JOIN article ON article.id = statement.article_id
      WHERE statement.speaker_slug IN (SELECT speaker_slug FROM statement WHERE id = ANY(${ids}::integer[]))
    )
    SELECT ranked.id AS of, before.said_on AS "saidOn", before.id
    FROM ranked JOIN ranked AS before ON before.speaker_slug = ranked.speaker_slug
      AND before.rank = (ranked.rank - 1) / ${STATEMENTS_A_PAGE}::bigint * ${STATEMENTS_A_PAGE}::bigint
    WHERE ranked.id = ANY(${ids}::integer[])`;
  return new Map(rows.map(({ of, ...last }) => [of, placeOf(last)]));
}

/** What the articles say now in which words were said. */
async function readTexts(queryable: Queryable, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(rows.flatMap(({ words, article_id: id }) => (words === null ? [] : [id])));
  const articles = await queryable.article.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, plainText: true },
  });
  return new Map(articles.map(({ id, plainText }) => [id, plainText]));
}

function spoken(text: string | null, language: string | null): Spoken | null {
  return text === null || language === null ? null : { text, language };
}
