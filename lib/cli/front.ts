import { type Featured, findArticleIds, listFeatured, orderFrontPage } from "@/lib/articles/front-commands";
import { env } from "@/lib/env";
import type { Problem } from "@/lib/outcome";
import { absoluteUrl } from "@/lib/urls";
import { atDesk } from "./open-desk";

/** Shows which articles lead the front page; gives back the exit status. */
export async function showFront(): Promise<number> {
  return atDesk("command line", async ({ desk }) => {
    console.log(describe(await listFeatured(desk)));
    return 0;
  });
}

/** Has the articles at these addresses lead the front page, in this order; with none, the newest. Gives back the exit status. */
export async function setFront(addresses: readonly string[]): Promise<number> {
  return atDesk("command line", async ({ desk, ownOrigins }) => {
    const ids = await findArticleIds(desk, addresses);
    if (!ids.ok) return refuseAll(ids.problems);
    const ordered = await orderFrontPage(desk, { ids: ids.value, ownOrigins });
    if (!ordered.ok) return refuseAll(ordered.problems);
    console.log(describe(await listFeatured(desk)));
    return 0;
  });
}

function describe(featured: readonly Featured[]): string {
  if (featured.length === 0) return "The newest pieces lead the front page.";
  const lines = featured.map(
    ({ path, headline }, index) => `${index + 1}. ${headline}\n   ${absoluteUrl(env().siteUrl, path)}`,
  );
  return ["These lead the front page, and the newest follow:", ...lines].join("\n");
}

function refuseAll(problems: readonly Problem[]): number {
  for (const { at, message } of problems) console.error(`${at ?? "front"}: ${message}`);
  console.error("The front page is as it was.");
  return 1;
}
