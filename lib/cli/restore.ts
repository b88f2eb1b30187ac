import { restoreArticle } from "@/lib/articles/restore-article";
import { env } from "@/lib/env";
import { absoluteUrl } from "@/lib/urls";
import { readArticlePlace, report } from "./article-place";
import { atDesk } from "./open-desk";

/** Publishes the withdrawn article at an address again; gives back the exit status. */
export async function restore(address: string): Promise<number> {
  const article = readArticlePlace(address);
  return atDesk("command line", async ({ desk, ownOrigins }) =>
    report(
      await restoreArticle(desk, article, ownOrigins),
      ({ path, revisionNumber }) =>
        `${absoluteUrl(env().siteUrl, path)} is published again, as revision ${revisionNumber}.`,
    ),
  );
}
