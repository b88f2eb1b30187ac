import { rebuildArticles, rebuildFromObjects } from "@/lib/articles/rebuild";
import { atDesk } from "./open-desk";

/** Makes every article again; gives back the exit status: 0 when all of them could be made. */
export async function rebuild({ fromObjects }: { fromObjects: boolean }): Promise<number> {
  return atDesk("command line", async ({ desk, ownOrigins }) => {
    const { articles, problems } = await (fromObjects ? rebuildFromObjects : rebuildArticles)(
      desk,
      ownOrigins,
    );
    for (const { at, message } of problems) console.error(`${at ?? "rebuild"}: ${message}`);
    console.log(`${articles} articles were made again.`);
    return problems.some(({ code }) => code !== "revision-superseded") ? 1 : 0;
  });
}
