import { env } from "@/lib/env";
import { findPublicHead, writeLog } from "@/lib/log/public-log";
import { textAnswer } from "@/lib/syndication/answers";

export const dynamic = "force-dynamic";

/** The head of the public log: whoever keeps it can prove later that nothing before it was changed. */
export async function GET(): Promise<Response> {
  const head = await findPublicHead(env().siteUrl);
  return textAnswer(writeLog(head), "application/json", head.at === null ? null : new Date(head.at));
}
