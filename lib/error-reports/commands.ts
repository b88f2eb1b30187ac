import { randomUUID } from "node:crypto";
import { z } from "zod";
import { recordEvent } from "@/lib/audit/audit";
import type { PrismaClient } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { findErrorReport } from "./queries";
import { errorReportSchema, type GivenReport } from "./report-schema";
import type { ErrorReportView } from "./views";

/** Where reports are dropped: anybody may, so it is nobody's desk. */
export interface Letterbox {
  readonly database: PrismaClient;
  readonly now: () => Date;
}

/** So many wait at most: what nobody can read any more should not be taken. */
export const MOST_OPEN = 1000;

/** For so long a reader may be written back to. */
const CONTACT_DAYS = 90;

const MOST_NOTE = 1000;

/**
 * Takes a reader's report of what is wrong in an article, for the editors. Of its sender nothing is kept but what they wrote, and of the time no more
 * than the minute. It is in no log: nobody of the newsroom has done anything, and whoever wants to fill the log should not be able to. Refused without
 * text, when something is too long, where no article is, and while a thousand reports wait to be read.
 */
export async function fileErrorReport(
  { database, now }: Letterbox,
  { articleId, ...given }: GivenReport & { readonly articleId: string },
): Promise<Outcome<{ readonly path: string }>> {
  const read = errorReportSchema.safeParse(given);
  if (!read.success) return refuse(...problemsIn(read.error));
  const article = z.uuid().safeParse(articleId).success
    ? await database.article.findUnique({
        where: { id: articleId },
        select: { path: true, revision: { select: { number: true } } },
      })
    : null;
  if (article === null) return refuse(nothingThere);
  // One more or less, where several come at once, is no matter.
  if ((await database.errorReport.count({ where: { state: "open" }, take: MOST_OPEN })) >= MOST_OPEN)
    return refuse(boxFull);
  const receivedAt = new Date(Math.floor(now().getTime() / 60_000) * 60_000);
  await database.errorReport.create({
    data: { id: randomUUID(), articleId, revision: article.revision.number, ...read.data, receivedAt },
  });
  return accept({ path: article.path });
}

export interface ReportDecision {
  readonly id: string;
  /** `accepted` where something was wrong, `declined` where nothing was. */
  readonly decision: "accepted" | "declined";
  /** What the newsroom should know of it later; needed where it is declined. */
  readonly note: string;
}

/**
 * Says what came of a report. How its sender can be reached is forgotten with it: whoever wants to thank them does that first. Refused where there is no such report, where somebody
 * has handled it already, and where it is declined without a word.
 */
export async function decideErrorReport(
  desk: Desk,
  { id, decision, note: written }: ReportDecision,
): Promise<Outcome<ErrorReportView>> {
  const note = written.trim();
  const checked = acceptUnless(problemsWithNote(note, decision), note);
  if (!checked.ok) return checked;
  if (!z.uuid().safeParse(id).success) return refuse(reportUnknown);
  return transact(desk.database, async (transaction) => {
    const now = desk.now();
    const { count } = await transaction.errorReport.updateMany({
      where: { id, state: "open" },
      data: {
        state: decision,
        contact: null,
        handledBy: desk.actor,
        handledAt: now,
        note: note === "" ? null : note,
      },
    });
    const report = await findErrorReport(transaction, id);
    if (report === null) return refuse(reportUnknown);
    if (count === 0) return refuse(handledAlready);
    await recordEvent(transaction, {
      at: now,
      actor: desk.actor,
      action: decision === "accepted" ? "report-accept" : "report-decline",
      subject: report.articleId,
    });
    return accept(report);
  });
}

/** Forgets how the senders of reports can be reached that nobody has handled within ninety days; gives back how many. */
export async function forgetContacts({ database, now }: Letterbox): Promise<number> {
  const before = new Date(now().getTime() - CONTACT_DAYS * 24 * 3_600_000);
  const { count } = await database.errorReport.updateMany({
    where: { state: "open", receivedAt: { lt: before }, contact: { not: null } },
    data: { contact: null },
  });
  return count;
}

function problemsIn({ issues }: z.ZodError): [Problem, ...Problem[]] {
  const [first, ...more] = issues.map(({ path, message }) => {
    const at = String(path[0] ?? "text");
    return { code: "report-not-usable", at, message };
  });
  return first === undefined ? [nothingThere] : [first, ...more];
}

function problemsWithNote(note: string, decision: ReportDecision["decision"]): Problem[] {
  if (note.length > MOST_NOTE || /[\0\p{Cs}]/u.test(note)) {
    const message = `The note must be a text of at most ${MOST_NOTE} characters. Shorten it.`;
    return [{ code: "note-not-usable", at: "note", message }];
  }
  if (note !== "" || decision === "accepted") return [];
  const message = "Note in a line why nothing is wrong: the next reader may report the same.";
  return [{ code: "note-missing", at: "note", message }];
}

const nothingThere: Problem = {
  code: "article-unknown",
  at: null,
  message: "The article is not there any more. Load the page again.",
};

const boxFull: Problem = {
  code: "reports-too-many",
  at: null,
  message: "So many reports wait to be read that no more are taken now. Please come back in a few days.",
};

const reportUnknown: Problem = {
  code: "report-unknown",
  at: "id",
  message: "There is no such report. Choose one of those that are listed.",
};

const handledAlready: Problem = {
  code: "report-handled",
  at: null,
  message: "Somebody has handled this report already. Load the list again to see what came of it.",
};
