import { readCursor, writeCursor } from "@/lib/articles/cursor";
import type { Queryable } from "@/lib/database/client";
import type { Prisma } from "@/lib/database/generated/client";
import type { ErrorReportPage, ErrorReportView, ReportState } from "./views";

const PAGE = 30;

const reportSelection = {
  id: true,
  articleId: true,
  revision: true,
  text: true,
  quote: true,
  contact: true,
  receivedAt: true,
  state: true,
  handledBy: true,
  handledAt: true,
  note: true,
  draft: { select: { article: { select: { headline: true, language: true, path: true } } } },
} satisfies Prisma.ErrorReportSelect;

/** A page of reports, the newest first, from a written place on or from the start; a place that cannot be read is the start. */
export async function listErrorReports(
  queryable: Queryable,
  {
    states,
    after = null,
    limit = PAGE,
  }: { readonly states: readonly ReportState[]; readonly after?: string | null; readonly limit?: number },
): Promise<ErrorReportPage> {
  const place = after === null ? null : readCursor(after);
  const rows = await queryable.errorReport.findMany({
    where: {
      state: { in: [...states] },
      ...(place !== null && {
        receivedAt: { lte: place.publishedAt },
        OR: [{ receivedAt: { lt: place.publishedAt } }, { id: { lt: place.id } }],
      }),
    },
    select: reportSelection,
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    reports: shown.map(toView),
    next: rows.length > limit && last ? writeCursor({ publishedAt: last.receivedAt, id: last.id }) : null,
  };
}

/** A report by its id, or null. */
export async function findErrorReport(queryable: Queryable, id: string): Promise<ErrorReportView | null> {
  const row = await queryable.errorReport.findUnique({ where: { id }, select: reportSelection });
  return row && toView(row);
}

type ReportRow = Prisma.ErrorReportGetPayload<{ select: typeof reportSelection }>;

function toView({ draft: { article }, ...report }: ReportRow): ErrorReportView {
  return {
    ...report,
    headline: article?.headline ?? null,
    language: article?.language ?? null,
    path: article?.path ?? null,
  };
}
