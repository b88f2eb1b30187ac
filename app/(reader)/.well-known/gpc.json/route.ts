import { textAnswer } from "@/lib/syndication/answers";

export const dynamic = "force-dynamic";

/**
 * Global Privacy Control: the signal is honoured, since nothing about a reader is sold or shared with anyone, whether they
 * send it or not. `lastUpdate` is the day on which this was first said.
 */
export function GET(): Response {
  return textAnswer(`${JSON.stringify({ gpc: true, lastUpdate: "2026-11-24" })}\n`, "application/json");
}
