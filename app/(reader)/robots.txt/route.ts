import { env } from "@/lib/env";
import { textAnswer } from "@/lib/syndication/answers";
import { writeRobots } from "@/lib/syndication/robots";

export const dynamic = "force-dynamic";

/** What crawlers may do. */
export function GET(): Response {
  return textAnswer(writeRobots(env().siteUrl), "text/plain");
}
