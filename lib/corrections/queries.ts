import { z } from "zod";
import { type Cursor, readCursor, writeCursor } from "@/lib/articles/cursor";
import { database } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { dayOf, startOfDay } from "@/lib/dates";
import { passageSchema } from "./correction-record";
import {
  type ChangeFigures,
  type CorrectionFigures,
  type CorrectionPage,
  type CorrectionView,
  correctionSelection,
} from "./views";

const PAGE = 30;

/** A place in the list of corrections: that of an article's revision. */
interface CorrectionPlace extends Cursor {
  readonly number: number;
}

/**
 * A page of all corrections, the newest first, from a written place on or from the start; null for a place that cannot be read. Those of withdrawn
 * articles are not among them, since nothing of those may be read.
 */
export async function listCorrections(
  older: string | null = null,
  limit = PAGE,
): Promise<CorrectionPage | null> {
  const place = older === null ? null : readPlace(older);
  if (older !== null && place === null) return null;
  const rows = await database().correction.findMany({
    where: { draft: { article: { isNot: null } }, ...(place !== null && beyond(place)) },
    select: correctionSelection,
    orderBy: [{ correctedAt: "desc" }, { articleId: "desc" }, { toNumber: "desc" }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    corrections: shown.flatMap(toView),
    older: rows.length > limit && last ? writePlace(last) : null,
  };
}

/** The corrections of a few articles that are not withdrawn, by their ids, of each the newest first. */
export async function listCorrectionsOf(
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CorrectionView[]>> {
  const rows = await database().correction.findMany({
    where: { articleId: { in: [...articleIds] } },
    select: correctionSelection,
    orderBy: { toNumber: "desc" },
  });
  const byArticle = new Map<string, CorrectionView[]>();
  for (const view of rows.flatMap(toView))
    byArticle.set(view.articleId, [...(byArticle.get(view.articleId) ?? []), view]);
  return byArticle;
}

/**
 * How many changes of each kind there were in this year of the site's and ever, and how long corrections took. What was withdrawn since is counted on:
 * a paper does not become more careful by taking things back.
 */
export async function countChanges(now: Date): Promise<CorrectionFigures> {
  const { timeZone } = await database().site.findUniqueOrThrow({
    where: { id: 1 },
    select: { timeZone: true },
  });
  const newYear = startOfDay({ year: dayOf(now, timeZone).year, month: 1, day: 1 }, timeZone);
  const [thisYear, ever] = await Promise.all([countSince(newYear), countSince(null)]);
  return { thisYear, ever };
}

const COUNTED = ["typo", "updated", "corrected", "withdrawn"] as const;

async function countSince(since: Date | null): Promise<ChangeFigures> {
  const after = since === null ? Prisma.empty : Prisma.sql`WHERE corrected_at >= ${since}::timestamptz`;
  const [kinds, median] = await Promise.all([
    database().revision.groupBy({
      by: ["kind"],
      where: { kind: { in: [...COUNTED] }, ...(since !== null && { recordedAt: { gte: since } }) },
      _count: true,
    }),
    database().$queryRaw<{ median: number | null }[]>`
      SELECT percentile_cont(0.5) WITHIN GROUP (
        ORDER BY extract(epoch FROM greatest(corrected_at - published_at, interval '0')) * 1000
      ) AS median FROM correction ${after}`,
  ]);
  const count = (kind: (typeof COUNTED)[number]) => kinds.find((row) => row.kind === kind)?._count ?? 0;
  return {
    typos: count("typo"),
    updates: count("updated"),
    corrections: count("corrected"),
    withdrawals: count("withdrawn"),
    timeToCorrect: median[0]?.median ?? null,
  };
}

type CorrectionRow = Prisma.CorrectionGetPayload<{ select: typeof correctionSelection }>;

function toView({ draft, note, passages, fromNumber, toNumber, ...row }: CorrectionRow): CorrectionView[] {
  const { article } = draft;
  if (article === null || note === null) return [];
  return [
    {
      ...row,
      ...article,
      note,
      from: fromNumber,
      to: toNumber,
      passages: z.array(passageSchema).parse(passages),
    },
  ];
}

function beyond({
  publishedAt: correctedAt,
  id: articleId,
  number,
}: CorrectionPlace): Prisma.CorrectionWhereInput {
  return {
    correctedAt: { lte: correctedAt },
    OR: [
      { correctedAt: { lt: correctedAt } },
      { articleId: { lt: articleId } },
      { articleId, toNumber: { lt: number } },
    ],
  };
}

function writePlace({ correctedAt, articleId, toNumber }: CorrectionRow): string {
  return `${writeCursor({ publishedAt: correctedAt, id: articleId })}-${toNumber}`;
}

function readPlace(written: string): CorrectionPlace | null {
  const [, cursor = "", number = ""] = /^(.+)-([1-9]\d{0,8})$/.exec(written) ?? [];
  const place = readCursor(cursor);
  return place && { ...place, number: Number(number) };
}
