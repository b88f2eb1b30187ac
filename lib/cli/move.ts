import { changeSlug } from "@/lib/articles/change-slug";
import { env } from "@/lib/env";
import { absoluteUrl } from "@/lib/urls";
import { readArticlePlace, report } from "./article-place";
import { atDesk } from "./open-desk";

/** Moves the article at an address to another slug; gives back the exit status. */
export async function move(address: string, slug: string): Promise<number> {
  const article = readArticlePlace(address);
  return atDesk("command line", async ({ desk }) =>
    report(
      await changeSlug(desk, { article, slug }),
      ({ path }) =>
        `The article is at ${absoluteUrl(env().siteUrl, path)}, and its old addresses lead there.`,
    ),
  );
}
