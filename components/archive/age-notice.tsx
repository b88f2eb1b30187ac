import type { ArticlePage } from "@/lib/articles/views";
import { dayOf } from "@/lib/dates";

interface AgeNoticeProps {
  readonly article: Pick<ArticlePage, "publishedAt" | "updatedAt">;
  /** The moment at which the page is shown. */
  readonly now: Date;
  readonly timeZone: string;
}

/** From this many years on, a reader who came by a link is told. */
const OLD = 2;

/** How old an old piece is: since it was published, or since it was last brought up to date. Nothing for a newer one. */
export function AgeNotice({ article, now, timeZone }: AgeNoticeProps) {
  const { publishedAt, updatedAt } = article;
  const years = wholeYears(updatedAt ?? publishedAt, now, timeZone);
  if (years < OLD) return null;
  return (
    <p className="age">
      {updatedAt ? "Last updated" : "Published"} {years} years ago
    </p>
  );
}

/** How many birthdays something had by a moment, by the calendar of the site. */
function wholeYears(since: Date, now: Date, timeZone: string): number {
  const [then, today] = [dayOf(since, timeZone), dayOf(now, timeZone)];
  const hadBirthday = today.month > then.month || (today.month === then.month && today.day >= then.day);
  return today.year - then.year - (hadBirthday ? 0 : 1);
}
