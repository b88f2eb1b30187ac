import { writeCursor } from "@/lib/articles/cursor";
import { machineDate } from "@/lib/dates";
import { absoluteUrl, archivePath, listPagePath, llmsFullPath } from "@/lib/urls";
import { inlineMarkdown, writeMarkdownTwin } from "./markdown-twin";
import type { Publication, TwinArticle } from "./views";

/** The most that one file may hold, in bytes: 5 MiB, in which the longest article has room several times. */
export const LLMS_FULL_BUDGET = 5 * 1024 * 1024;

/** Of which the lines at the beginning and the end may take so many. */
const AROUND = 4096;

/**
 * `llms-full.txt`: articles in full, each as its Markdown twin has it, as many of `articles` (the newest first) as fit whole; the
 * last line says where the file ends and how to go on. No more are asked for than are written, and the one after.
 */
export async function writeLlmsFull(
  articles: AsyncIterable<TwinArticle>,
  publication: Publication,
  budget = LLMS_FULL_BUDGET,
): Promise<string> {
  const texts: string[] = [];
  let room = budget - AROUND;
  let last: TwinArticle | null = null;
  let goesOn = false;
  for await (const article of articles) {
    const text = writeMarkdownTwin(article, publication);
    room -= Buffer.byteLength(text) + 1;
    // The first is written in any case, so that whoever goes on from file to file comes to the end.
    goesOn = last !== null && room < 0;
    if (goesOn) break;
    texts.push(text);
    last = article;
  }
  return `${[beginning(publication), ...texts, ending(last, goesOn, publication)].join("\n")}\n`;
}

function beginning({ siteUrl, name, tagline }: Publication): string {
  return [
    `# ${inlineMarkdown(name)}\n`,
    ...(tagline === "" ? [] : [`> ${inlineMarkdown(tagline)}\n`]),
    "Articles in full, the newest first. Each begins with its own front matter and is what is found at its address followed by `/article.md`.",
    `Every article, by date: ${absoluteUrl(siteUrl, archivePath)}\n`,
  ].join("\n");
}

function ending(last: TwinArticle | null, goesOn: boolean, { siteUrl, timeZone }: Publication): string {
  if (last === null) return "*This file ends here, and has no article.*";
  const address = absoluteUrl(siteUrl, last.path);
  if (!goesOn) return `*This file ends here, with the first article that was published: <${address}>.*`;
  const day = machineDate(last.publishedAt, "day", timeZone);
  const next = siteUrl + listPagePath(llmsFullPath, "older", writeCursor(last));
  return `*This file ends here, with an article of ${day}: <${address}>. Older articles follow in <${next}>.*`;
}
