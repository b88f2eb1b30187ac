import { expect, test } from "vitest";
import { findArticle } from "@/lib/articles/queries";
import { slugFor } from "@/lib/articles/slug";
import { applyImport } from "@/lib/importers/apply-import";
import { type ImportOptions, leftToTheFile } from "@/lib/importers/import-options";
import { planImport } from "@/lib/importers/plan-import";
import { naughtyStrings, ownNaughtyStrings as own } from "../support/naughty-strings";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";

/** Texts that others have been broken by, imported as headline, standfirst, byline and topic, and read back. */

const desk = setUpDesk();

const collected = naughtyStrings("Importers");

const options: ImportOptions = {
  ...leftToTheFile,
  date: "2018-01-02",
  publish: true,
  adoptImprint: false,
  sample: false,
};

const spaced = (text: string) => text.replace(/\s+/gu, " ").trim();

test(`each of ${collected.length + own.length} is refused with a reason, or read back the same`, async () => {
  const counts = { same: 0, refused: 0 };
  for (const text of [...collected, ...own]) {
    const written = JSON.stringify(text);
    const source = `---\ntitle: ${written}\ndescription: ${written}\nauthor: ${written}\ntags: [${written}]\n---\n\nA body.\n`;
    const file = { name: "piece.md", bytes: Buffer.from(source), readBeside: async () => null };
    const planned = await planImport(desk(), [file], options, TEST_ORIGINS);
    if (!planned.ok) {
      counts.refused += 1;
      for (const { message } of planned.problems) expect(message, written).toMatch(/\w.*\.$/s);
      continue;
    }
    let address = "";
    for await (const item of applyImport(desk(), planned.value, options)) address = item.path ?? "";
    const article = await findArticle(address);
    // A headline is one line: an import makes one space of any run of them.
    expect(spaced(article?.headline ?? ""), written).toBe(spaced(text));
    expect(article?.path, written).toMatch(/^\/2018\/01\/02\/[\p{L}\p{N}\p{M}-]+$/u);
    expect(article?.path, written).toContain(slugFor(text));
    counts.same += 1;
  }
  console.log(`Naughty strings: ${JSON.stringify(counts)}`);
}, 300_000);
