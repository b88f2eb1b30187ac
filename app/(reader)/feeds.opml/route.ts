import { textAnswer } from "@/lib/syndication/answers";
import { writeOpml } from "@/lib/syndication/opml";
import { findLastChange, findPublication, listNames } from "@/lib/syndication/queries";

export const dynamic = "force-dynamic";

/** Every feed of the publication. */
export async function GET(): Promise<Response> {
  const [names, publication, changedAt] = await Promise.all([
    listNames(),
    findPublication(),
    findLastChange(),
  ]);
  return textAnswer(writeOpml(names, publication, changedAt), "text/x-opml", changedAt);
}
