import { describe, expect, test } from "vitest";
import { bodyTexts } from "@/lib/search/body-texts";
import { excerptOf, markWords } from "@/lib/search/excerpt";
import { type IndexedArticle, searchVector } from "@/lib/search/index-text";

function vectorOf(changes: Partial<IndexedArticle>): string[] {
  const article: IndexedArticle = {
    language: "en",
    publishedAt: new Date("2018-01-02T00:00:00Z"),
    headline: "",
    standfirst: null,
    apart: "",
    body: "",
    section: null,
    authors: [],
    topics: [],
    ...changes,
  };
  return searchVector(article).split(" ");
}

describe("what the index holds of an article", () => {
  test("are its words with their places, weighted by where they stand", () => {
    const vector = vectorOf({
      language: "de",
      headline: "Eins",
      standfirst: "Zwei",
      apart: "Drei",
      body: "Vier eins",
    });
    expect(vector).toEqual(expect.arrayContaining(["'eins':1A,8D", "'zwei':3B", "'drei':5C", "'vier':7D"]));
  });

  test("are the stems of an English article, at the places of their words", () => {
    expect(vectorOf({ headline: "Leaks leaked" })).toEqual(
      expect.arrayContaining(["'leaks':1A", "'leaked':2A", "'~leak':1A,2A"]),
    );
    expect(vectorOf({ language: "fr", headline: "Leaks" }).join()).not.toContain("~");
  });

  test("are marks for its names, its language and its time", () => {
    const vector = vectorOf({
      language: "zh-Hans",
      section: { slug: "law", name: "Law" },
      authors: [{ slug: "ada-quill", name: "Ada Quill" }],
    });
    expect(vector).toEqual(
      expect.arrayContaining([
        "'@any'",
        "'@lang:zh'",
        "'@lang:zh-hans'",
        "'@month:2018-01'",
        "'@year:2018'",
        "'@section=law'",
        "'@author:quill'",
        "'@author=ada-quill'",
      ]),
    );
  });

  test("stays below what PostgreSQL can hold, however long the article", () => {
    const many = Array.from({ length: 150_000 }, (_, n) =>
      String.fromCodePoint(0x4e00 + (n % 20_000), 0x4e00 + ((n * 7) % 19_997)),
    );
    expect(Buffer.byteLength(searchVectorOf(many.join("，")))).toBeLessThan(1_800_000);
    expect(vectorOf({ body: "word ".repeat(1000) })).toContainEqual(
      expect.stringMatching(/^'word':(?:\d+D,){254}\d+D$/),
    );
  });
});

function searchVectorOf(body: string): string {
  return vectorOf({ body }).join(" ");
}

describe("the texts of a body", () => {
  test("set notes and original quotations apart, and leave out what the house adds", () => {
    const html =
      '<p>She said<sup class="note-ref"><a>1</a></sup> no.<span class="end-mark">■</span></p>' +
      '<aside class="pullquote"><p>She said no</p></aside>' +
      '<details class="quote-original" lang="zh"><summary>Original</summary><p>没有</p></details>' +
      '<section class="notes"><h2 class="notes-title">Notes</h2><ul><li class="note"><p><span class="note-mark">1</span> Twice.</p></li></ul></section>';
    const { apart, body } = bodyTexts(html);
    expect(body.trim()).toBe("She said no.");
    expect(apart.split(/\s+/).filter(Boolean)).toEqual(["没有", "Twice."]);
  });
});

describe("an excerpt", () => {
  const marked = (words: string[], stems: string[] = [], letters: string[] = []) => ({
    words: new Set(words),
    stems: new Set(stems),
    letters: new Set(letters),
  });
  const shown = (parts: readonly { text: string; marked: boolean }[]) =>
    parts.map(({ text, marked: isMarked }) => (isMarked ? `[${text}]` : text)).join("");

  test("marks words, inflections and pairs of letters that join", () => {
    expect(shown(markWords("The leaks, leaked", marked(["leaks"], ["leak"])))).toBe("The [leaks], [leaked]");
    expect(shown(markWords("称微信否认监控", marked(["微信", "信否", "否认"])))).toBe("称[微信否认]监控");
    expect(shown(markWords("称微信", marked([], [], ["信"])))).toBe("称微[信]");
  });

  test("shows the place that says most, and that it is a part", () => {
    const text = `${"before ".repeat(60)}a secret court${" after".repeat(60)}`;
    const excerpt = shown(excerptOf(text, marked(["secret", "court"])));
    expect(excerpt).toMatch(/^… .*\[secret\] \[court\].* …$/);
    expect(excerpt.length).toBeLessThan(280);
  });

  test("shows the beginning where the words are not in the text", () => {
    expect(shown(excerptOf("A short text.", marked(["absent"])))).toBe("A short text.");
  });

  test("is text and never markup", () => {
    expect(markWords("<b>bold</b>", marked(["bold"])).map(({ text }) => text)).toEqual([
      "<b>",
      "bold",
      "</b>",
    ]);
  });
});
