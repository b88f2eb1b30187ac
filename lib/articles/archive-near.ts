import { database } from "@/lib/database/client";
import { dayOf } from "@/lib/dates";
import { datePath } from "@/lib/urls";
import { type ArchiveSpan, readSpan } from "./archive-span";

/** The narrowest span of the archive that has pieces and in which a moment lies: its day, month or year; null if none has. */
export async function findArchiveNear(moment: Date, timeZone: string): Promise<ArchiveSpan | null> {
  const day = dayOf(moment, timeZone);
  const [, yyyy = "", mm = "", dd = ""] = datePath(day.year, day.month, day.day).split("/");
  for (const params of [{ year: yyyy, month: mm, day: dd }, { year: yyyy, month: mm }, { year: yyyy }]) {
    const span = readSpan(params, timeZone);
    const piece =
      span &&
      (await database().article.findFirst({
        where: { publishedAt: { gte: span.from, lt: span.until } },
        select: { id: true },
      }));
    if (piece) return span;
  }
  return null;
}
