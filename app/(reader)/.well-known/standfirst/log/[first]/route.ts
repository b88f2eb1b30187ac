import { findPublicPage, writeLog } from "@/lib/log/public-log";
import { notThere, textAnswer } from "@/lib/syndication/answers";

export const dynamic = "force-dynamic";

/** A page of the public log, by the number of its first entry: 1, 1001 and so on. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ first: string }> },
): Promise<Response> {
  const { first } = await params;
  const page = /^[1-9]\d{0,9}$/.test(first) ? await findPublicPage(Number(first)) : null;
  if (page === null) return notThere("There is no such part of the log.");
  return textAnswer(writeLog(page), "application/json");
}
