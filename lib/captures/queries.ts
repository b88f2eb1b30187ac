import { type DiffLine, diffLines } from "@/lib/articles/text-diff";
import { database, type Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { storable } from "@/lib/database/storable";
import { type CapturePlace, writeCapturePlace } from "./place";
import type { CaptureAtDesk, CaptureForReaders, CaptureView } from "./views";

const HASH = /^[0-9a-f]{64}$/;
const PAGE = 30;

/** So many captures of one address are listed: the newest. */
const MOST_OF_ONE = 100;

/** How much of a text the newsroom's list shows. */
const BEGINNING = 400;

/** How much of two texts is compared, in UTF-16 code units. */
const COMPARED = 200_000;

const VIEW = Prisma.sql`
  capture.hash, capture.address, capture.captured_at AS "capturedAt", capture.method::text AS method,
  capture.media_type AS "mediaType", capture.bytes, capture.payload_hash AS "payloadHash",
  COALESCE((SELECT showing.shown FROM capture_showing AS showing WHERE showing.capture = capture.hash
    ORDER BY showing.number DESC LIMIT 1), false) AS "textShown"`;

/** Whether an article that readers have cites the source. Only those have rows in `article_source`. */
const IS_CITED = Prisma.sql`EXISTS (
    SELECT FROM source JOIN article_source ON article_source.source_id = source.id
    WHERE source.address = capture.address)`;

/** What was kept of each of these addresses, in the form of `sourceAddress`: the newest first, at most a hundred of each. An address of which nothing was has no entry. */
export async function listCapturesOf(
  queryable: Queryable,
  addresses: readonly string[],
): Promise<Map<string, CaptureView[]>> {
  if (addresses.length === 0) return new Map();
  const rows = await queryable.$queryRaw<CaptureView[]>`
    SELECT found.* FROM unnest(${[...new Set(addresses)]}::text[]) AS asked (address)
    CROSS JOIN LATERAL (
      SELECT ${VIEW} FROM capture WHERE capture.address = asked.address
      ORDER BY capture.captured_at DESC, capture.hash DESC LIMIT ${MOST_OF_ONE}
    ) AS found
    ORDER BY found.address, found."capturedAt" DESC, found.hash DESC`;
  const byAddress = new Map<string, CaptureView[]>();
  for (const row of rows) byAddress.set(row.address, [...(byAddress.get(row.address) ?? []), row]);
  return byAddress;
}

/**
 * The hashes of all captures of an address in which a text could be read, the newest first; of those that said the same, byte by byte, the
 * newest alone.
 */
export async function listReadableCaptures(queryable: Queryable, address: string): Promise<string[]> {
  const rows = await queryable.$queryRaw<{ readonly hash: string }[]>`
    SELECT said.hash FROM (
      SELECT DISTINCT ON (payload_hash) hash, captured_at FROM capture
      WHERE address = ${address} AND text IS NOT NULL
      ORDER BY payload_hash, captured_at DESC, hash DESC
    ) AS said ORDER BY said.captured_at DESC, said.hash DESC`;
  return rows.map(({ hash }) => hash);
}

/** The text that was read in a capture, shown to readers or not; null where there is none. */
export async function readCaptureText(queryable: Queryable, hash: string): Promise<string | null> {
  if (!HASH.test(hash)) return null;
  const row = await queryable.capture.findUnique({ where: { hash }, select: { text: true } });
  return row?.text ?? null;
}

/** Which of these captures have a text that readers are shown. */
export async function listShown(
  queryable: Queryable,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await queryable.$queryRaw<{ hash: string }[]>`
    SELECT hash FROM (SELECT ${VIEW} FROM capture WHERE capture.hash = ANY(${[...hashes]})) AS view
    WHERE view."textShown"`;
  return new Set(rows.map(({ hash }) => hash));
}

/**
 * A capture as readers may see it: with its text only where an editor shows it. Null where no article that they have cites its address,
 * since the public log tells the hashes of all: what is kept for a piece that is being written is nobody's to read.
 */
export async function findCapture(
  hash: string,
  queryable: Queryable = database(),
): Promise<CaptureForReaders | null> {
  if (!HASH.test(hash)) return null;
  const rows = await queryable.$queryRaw<(CaptureForReaders & { readonly kept: string | null })[]>`
    SELECT shown.*, CASE WHEN shown."textShown" THEN shown.kept END AS text FROM (
      SELECT ${VIEW}, capture.final_address AS "finalAddress", capture.text AS kept
      FROM capture WHERE capture.hash = ${hash} AND ${IS_CITED}) AS shown`;
  const [found] = rows;
  if (found === undefined) return null;
  // What readers are not shown goes no further than here.
  const { kept: _, ...capture } = found;
  return capture;
}

/** What part of the newsroom's list is wanted: of this address alone, after this place. */
export interface ListedCaptures {
  readonly address?: string | null;
  readonly after?: CapturePlace | null;
  readonly limit?: number;
}

/** Captures, the newest first, each with the one of the same address before it. `next` is the place of the next page, null at the end. */
export async function listCaptures(
  queryable: Queryable,
  { address = null, after = null, limit = PAGE }: ListedCaptures = {},
): Promise<{ readonly captures: readonly CaptureAtDesk[]; readonly next: string | null }> {
  const conditions = [
    ...(address === null ? [] : [Prisma.sql`capture.address = ${storable(address, 2_000)}`]),
    ...(after === null
      ? []
      : [Prisma.sql`(capture.captured_at, capture.hash) < (${after.capturedAt}, ${after.hash})`]),
  ];
  const where =
    conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, " AND ")}`;
  // One more than is shown tells whether the list goes on.
  const rows = await queryable.$queryRaw<(Omit<CaptureAtDesk, "before"> & Earlier)[]>`
    SELECT ${VIEW}, capture.final_address AS "finalAddress", capture.status, capture.captured_by AS "capturedBy",
      ${IS_CITED} AS "isCited", left(capture.text, ${BEGINNING}) AS beginning, earlier.hash AS "earlierHash", earlier.payload_hash AS "earlierPayload"
    FROM capture LEFT JOIN LATERAL (
      SELECT before.hash, before.payload_hash FROM capture AS before
      WHERE before.address = capture.address
        AND (before.captured_at, before.hash) < (capture.captured_at, capture.hash)
      ORDER BY before.captured_at DESC, before.hash DESC LIMIT 1
    ) AS earlier ON true
    ${where} ORDER BY capture.captured_at DESC, capture.hash DESC LIMIT ${limit + 1}`;
  const captures = rows.slice(0, limit).map(({ earlierHash, earlierPayload, ...row }) => ({
    ...row,
    before: earlierHash === null ? null : { hash: earlierHash, payloadHash: earlierPayload ?? "" },
  }));
  const last = captures.at(-1);
  return { captures, next: rows.length > limit && last !== undefined ? writeCapturePlace(last) : null };
}

interface Earlier {
  readonly earlierHash: string | null;
  readonly earlierPayload: string | null;
}

/**
 * What became of the text between two captures, by paragraphs and words; null where one of them has none. Of very long texts the beginnings are compared.
 */
export async function compareCaptures(
  queryable: Queryable,
  older: string,
  newer: string,
): Promise<readonly DiffLine[] | null> {
  const [earlier, later] = await Promise.all([
    readCaptureText(queryable, older),
    readCaptureText(queryable, newer),
  ]);
  if (earlier === null || later === null) return null;
  return diffLines(earlier.slice(0, COMPARED), later.slice(0, COMPARED));
}
