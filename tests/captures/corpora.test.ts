import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { textOfDocument } from "@/lib/captures/document-text";

/** Real files that stay outside this repository, in the folder that CORPORA names. Without them these tests say that they skip. */
const corpora = process.env.CORPORA;
if (corpora === undefined)
  console.log("Captures: skipped the saved pages of others, because CORPORA names no folder of them.");

/** Lines that are in what others took for the article, and not among the words of the page, each with its reason. It may only become shorter. */
const KNOWN: Readonly<Record<string, string>> = {
  "wikipedia: Firefox is a web browser, and is Mozilla's flagship software product. It is avai":
    "the others left “[update]” out of the middle of it",
};

describe.skipIf(corpora === undefined)("65 saved news pages", () => {
  test("have all words of their articles, as others found them, among their words", async () => {
    const scratch = mkdtempSync(path.join(tmpdir(), "standfirst-pages-"));
    try {
      execFileSync("tar", ["-xJf", path.join(corpora ?? "", "html-readability.tar.xz"), "-C", scratch]);
      const pages = readdirSync(scratch, { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith("source.html"),
      );
      const missing: string[] = [];
      let lines = 0;
      for (const page of pages) {
        const read = async (name: string) =>
          (await textOfDocument({
            bytes: readFileSync(path.join(scratch, path.dirname(page), name)),
            mediaType: "text/html",
            contentType: "text/html; charset=utf-8",
          })) ?? "";
        const words = folded(await read("source.html"));
        for (const line of (await read("expected.html")).split("\n")) {
          lines += 1;
          if (!words.includes(folded(line)))
            missing.push(`${path.basename(path.dirname(page))}: ${line.slice(0, 80)}`);
        }
      }
      console.log(`Saved pages: ${JSON.stringify({ pages: pages.length, lines, missing: missing.length })}`);
      expect(pages).toHaveLength(65);
      expect(missing.filter((line) => KNOWN[line] === undefined)).toEqual([]);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
});

/** Letters and digits alone: where lines end is another question. */
function folded(text: string): string {
  return text.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "");
}
