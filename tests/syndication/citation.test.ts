import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeBibtex } from "@/lib/syndication/citation/bibtex";
import { writeCslJson } from "@/lib/syndication/citation/csl-json";
import { writeRis } from "@/lib/syndication/citation/ris";
import { anArticle } from "../components/factories";
import { ownNaughtyStrings } from "../support/naughty-strings";
import { aPublication } from "./factories";

const publication = aPublication();

/** As somebody else's program reads it. */
function read(text: string): Record<string, unknown> {
  const [item, ...more] = plugins.input.chain(text, { generateGraph: false });
  if (item === undefined || more.length > 0) throw new Error("It is not one item.");
  return item;
}

const article = anArticle({
  headline: "100% of {braces} & costs_$5 #1 ~ C:\\temp",
  standfirst: "A denial",
  authors: [
    { slug: "ada-quill", name: "Ada Quill" },
    { slug: "lin-yuet-wai", name: "Lin Yuet-wai" },
  ],
  publishedAt: new Date("2018-01-02T11:40:00Z"),
  path: "/2018/01/02/微信",
});

const address = "https://wiretap.example/2018/01/02/%E5%BE%AE%E4%BF%A1";

describe("a reference manager reads the same in each form", () => {
  test.each([
    ["CSL-JSON", writeCslJson, [2018, 1, 2]],
    ["BibTeX", writeBibtex, [2018, 1, 2]],
    // This reader takes the year, which has a tag of its own for those who know no other.
    ["RIS", writeRis, [2018]],
  ])("%s", (_, write, date) => {
    expect(read(write(article, publication))).toMatchObject({
      title: article.headline,
      "container-title": "The Wiretap",
      URL: address,
      issued: { "date-parts": [date] },
      language: "en-GB",
    });
  });
});

test("CSL-JSON says that it is a piece of a newspaper, and names nobody by halves", () => {
  expect(JSON.parse(writeCslJson(article, publication))).toMatchObject([
    {
      type: "article-newspaper",
      author: [{ literal: "Ada Quill" }, { literal: "Lin Yuet-wai" }],
      abstract: "A denial",
    },
  ]);
});

test("RIS is a tag a line, whatever is in a headline", () => {
  const text = writeRis(anArticle({ headline: "One\u2028two" }), publication);
  for (const line of text.split("\r\n").slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- .*$/);
  expect(text).toContain("TI  - One two\r\n");
  expect(text.startsWith("TY  - NEWS\r\n")).toBe(true);
  expect(text.endsWith("ER  - \r\n")).toBe(true);
});

describe("BibTeX, which counts each brace, whatever stands before it,", () => {
  test.each(["What “{” means", "What “}” means", "\\{", "}{", "{{braces}}"])("reads %j", (headline) => {
    const text = writeBibtex(anArticle({ headline }), publication);
    expect(depths(text)).toMatchObject({ lowest: 0, end: 0 });
    expect(read(text)).toMatchObject({ title: headline, "container-title": "The Wiretap" });
  });

  test("finds them balanced in any headline and name", () => {
    const written = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom(..."\\{}a ") }),
    );
    fc.assert(
      fc.property(written, written, (headline, name) => {
        const authors = [{ slug: "a", name }];
        expect(depths(writeBibtex(anArticle({ headline, authors }), publication))).toMatchObject({
          lowest: 0,
          end: 0,
        });
      }),
    );
  });

  /** How deep in braces a text goes below its beginning, and where it ends. */
  function depths(text: string) {
    let [end, lowest] = [0, 0];
    for (const letter of text) {
      end += letter === "{" ? 1 : letter === "}" ? -1 : 0;
      lowest = Math.min(lowest, end);
    }
    return { end, lowest };
  }
});

test.each(ownNaughtyStrings.filter((text) => text.trim() !== "").map((text) => [text]))(
  "a headline is told from the entry around it: %j",
  (headline) => {
    const entry = read(writeBibtex(anArticle({ headline: `Before ${headline} after` }), publication));
    expect(entry["container-title"]).toBe("The Wiretap");
    expect(String(entry.title)).toMatch(/^Before.*after$/s);
  },
);
