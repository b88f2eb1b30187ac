import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMarkdownDocument } from "@/lib/importers/markdown-document";
import { readDocument } from "@/lib/importers/read-document";
import { accepted, findingsOf, refusal, utf8 } from "./reading";

const read = (text: string) => accepted(readMarkdownDocument(utf8(text), "f.md"));
const withField = (field: string) => `---\nheadline: H\n${field}\n---\nBody.\n`;

describe("front matter", () => {
  test("every field", () => {
    const document = read(`---
headline: 'Ministry: "We read nothing"'
standfirst: >
  Officials knew
  before they were asked
standfirst-label: Spoiler
published: 2018-01-02T11:40:00+01:00
updated: 2018-01-03
section: privacy
story: The post wars
authors:
  - Jane Doe
  - john-roe
topics: [post, Ministries]
language: en-gb
slug: ministry-reads-nothing
place: London
lead:
  src: pictures/post.jpg
  alt: A letter
  caption: An opened letter
  credit: Jane Doe
  licence: CC BY 4.0
end-mark: ■
---

# Not touched  \t

[x]: y
`);
    expect(document).toEqual({
      format: "markdown",
      headline: 'Ministry: "We read nothing"',
      standfirst: "Officials knew before they were asked",
      standfirstLabel: "Spoiler",
      body: "\n# Not touched  \t\n\n[x]: y\n",
      endMark: "■",
      imprint: null,
      language: "en-GB",
      section: "privacy",
      story: "The post wars",
      authors: ["Jane Doe", "john-roe"],
      topics: ["post", "Ministries"],
      published: "2018-01-02T11:40:00+01:00",
      updated: "2018-01-03",
      slug: "ministry-reads-nothing",
      place: "London",
      lead: {
        src: "pictures/post.jpg",
        alt: "A letter",
        caption: "An opened letter",
        credit: "Jane Doe",
        licence: "CC BY 4.0",
      },
      findings: [],
    });
  });

  test.each<[string, string, object]>([
    ["title", "---\ntitle: T\n---\n", { headline: "T" }],
    ["a title that is a number", "---\ntitle: 1984\n---\n", { headline: "1984" }],
    ["a title that is a date", "---\ntitle: 2001-01-01\n---\n", { headline: "2001-01-01" }],
    ["a title that is a truth", "---\ntitle: yes\n---\n", { headline: "yes" }],
    ["a title that is null in quotes", '---\ntitle: "null"\n---\n', { headline: "null" }],
    ["a title over two lines", "---\ntitle: One\n  two\n---\n", { headline: "One two" }],
    ["description", withField("description: D"), { standfirst: "D" }],
    ["deck", withField("deck: D"), { standfirst: "D" }],
    ["summary", withField("summary: D"), { standfirst: "D" }],
    [
      "an empty field",
      withField("deck:\nauthors:\nlead:\ndate:\nslug:"),
      { standfirst: null, authors: [], lead: null, published: null, slug: null },
    ],
    ["date", withField("date: 2018-01-02"), { published: "2018-01-02" }],
    ["one author", withField("author: Jane Doe"), { authors: ["Jane Doe"] }],
    [
      "an author with an empty place in the list",
      withField("authors:\n  - Jane Doe\n  -"),
      { authors: ["Jane Doe"] },
    ],
    ["tags", withField("tags:\n- a\n- b"), { topics: ["a", "b"] }],
    ["an alias", withField("place: &p London\nsection: *p"), { place: "London", section: "London" }],
    ["a language with an underscore", withField("language: zh_hans"), { language: "zh-Hans" }],
    [
      "a lead with a source only",
      withField("lead: {src: a.jpg}"),
      { lead: { src: "a.jpg", alt: "", caption: null, credit: null, licence: null } },
    ],
    ["a slug in Chinese", withField("slug: 微信-说"), { slug: "微信-说" }],
    ["blank lines above", "\n\n---\ntitle: T\n---\nBody", { headline: "T", body: "Body" }],
    ["a fence of dots", "---\ntitle: T\n...\nBody", { headline: "T", body: "Body" }],
    ["blanks after a fence", "---  \ntitle: T\n--- \nBody", { headline: "T", body: "Body" }],
    ["Windows line ends", "---\r\ntitle: T\r\n---\r\nOne\r\n\r\nTwo", { headline: "T", body: "One\n\nTwo" }],
    ["a byte-order mark", "\uFEFF---\ntitle: T\n---\n", { headline: "T", body: "" }],
    ["comments", "---\n# a comment\ntitle: T # another\n---\n", { headline: "T" }],
  ])("%s", (_name, text, expected) => {
    expect(read(text)).toMatchObject({ ...expected, findings: [] });
  });

  test.each<[string, string, string | null]>([
    ["a day", "2015-03-25", "2015-03-25"],
    ["a leap day", "2016-02-29", "2016-02-29"],
    ["a day in single digits", "2015-3-5", "2015-03-05"],
    ["UTC", "2015-03-25T10:00:43Z", "2015-03-25T10:00:43Z"],
    ["an offset", "2015-03-25T10:00:43-04:00", "2015-03-25T10:00:43-04:00"],
    ["a blank and an offset without a colon", "2015-03-25 10:00:43 -0400", "2015-03-25T10:00:43-04:00"],
    ["an hour in a single digit", "2015-03-25 1:10:12 -0400", "2015-03-25T01:10:12-04:00"],
    ["no seconds", "2015-03-25T10:00+05:30", "2015-03-25T10:00:00+05:30"],
    ["parts of a second", "2015-03-25T10:00:43.123Z", "2015-03-25T10:00:43Z"],
    ["an offset in hours", "2015-03-25 10:00:43 +2", "2015-03-25T10:00:43+02:00"],
    ["quotation marks", '"2015-03-25"', "2015-03-25"],
    ["the night before summer time", "2015-03-29T02:30:00+01:00", "2015-03-29T02:30:00+01:00"],
    ["a day that does not exist", "2015-02-30", null],
    ["a leap day in another year", "2015-02-29T10:00:00Z", null],
    ["a month that does not exist", "2015-13-01", null],
    ["an hour that does not exist", "2015-03-25T24:00:00Z", null],
    ["an offset that does not exist", "2015-03-25T10:00:00+15:00", null],
    ["a day in words", "2 January 2018", null],
    ["a day written backwards", "25/03/2015", null],
  ])("a date: %s", (_name, written, published) => {
    const outcome = readMarkdownDocument(utf8(withField(`date: ${written}`)), "f.md");
    if (published === null) expect(refusal(outcome)).toEqual({ code: "field-not-usable", at: "f.md:3" });
    else expect(accepted(outcome)).toMatchObject({ published, findings: [] });
  });

  test("a time without an offset gives its day only, which is reported", () => {
    const document = read(withField("date: 2015-03-25T10:00:43"));
    expect(document.published).toBe("2015-03-25");
    expect(findingsOf(document)).toEqual(["3 time-without-offset"]);
  });
});

describe("what a person should know is reported with its line", () => {
  test.each<[string, string, string[]]>([
    ["a field that is not known", withField("place: X\nweight: 3"), ["4 field-not-known"]],
    [
      "a field of the lead that is not known",
      withField("lead:\n  src: a.jpg\n  size: 3"),
      ["3 field-not-known"],
    ],
    [
      "a name that is no field's",
      withField("__proto__: {}\nconstructor: x"),
      ["3 field-not-known", "4 field-not-known"],
    ],
    ["two names of one field", withField("summary: A\ndeck: B"), ["3 field-not-used"]],
    ["a slug that cannot be an address", withField("slug: Foo_Bar"), ["3 slug-not-usable"]],
    ["two names that say the same", withField("title: H"), []],
    [
      "a name given twice",
      withField("weight: 1\nweight: 2\nplace: X"),
      ["4 field-not-known", "4 front-matter-mended"],
    ],
    ["a quotation mark that is never closed", withField('deck: "D'), ["4 front-matter-mended"]],
    ["the headline again in the body", "---\ntitle: T\n---\n\n# T\n", ["5 headline-repeated"]],
    ["text before the heading", "Text.\n\n# H\n\nBody.", ["3 headline-not-first"]],
  ])("%s", (_name, text, findings) => {
    expect([...findingsOf(read(text))].sort()).toEqual(findings);
  });
});

describe("without a headline in front matter, the first heading is the headline", () => {
  test.each<[string, string, string, string]>([
    ["alone", "# H", "H", ""],
    ["with a body", "# H\n\nBody  \n\n\tcode\n", "H", "Body  \n\n\tcode\n"],
    ["with closing marks", "# H ##\n\nBody", "H", "Body"],
    ["with markup", "# *H* & `code` &amp; [link](x)\n\nBody", "H & code & link", "Body"],
    ["underlined", "H *x*\n===\n\nBody", "H x", "Body"],
    ["below text", "Text.\n# H\n\nBody", "H", "Text.\nBody"],
    ["below a heading of the second level", "## S\n\n# H\nBody", "H", "## S\n\nBody"],
    ["below code with a hash", "```sh\n# comment\n```\n# H\nBody", "H", "```sh\n# comment\n```\nBody"],
    ["below front matter", "---\nplace: X\n---\n\n# H\n\nBody", "H", "Body"],
    ["below a rule", "---\n\n# H\n\nBody", "H", "---\n\nBody"],
  ])("%s", (_name, text, headline, body) => {
    expect(read(text)).toMatchObject({ headline, body });
  });
});

describe("what cannot be read is refused, with field and line", () => {
  test.each<[string, string, string, string]>([
    ["nothing", "", "file-empty", "f.md"],
    ["no headline", "Just text.", "headline-missing", "f.md:1"],
    ["front matter and no headline", "---\nplace: X\n---\nText", "headline-missing", "f.md:1"],
    ["a comment in code for a headline", "```\n# x\n```", "headline-missing", "f.md:1"],
    ["an empty heading", "#\n\nText", "headline-missing", "f.md:1"],
    ["a long heading", `# ${"word ".repeat(100)}`, "headline-too-long", "f.md:1"],
    ["TOML", '+++\ntitle = "T"\n+++\n', "headline-missing", "f.md:1"],
    ["a list for a headline", "---\ntitle: [a]\n---\n", "field-wrong-type", "f.md:2"],
    ["a long headline", `---\ntitle: ${"word ".repeat(100)}\n---\n`, "field-not-usable", "f.md:2"],
    ["a list for a date", withField("place: X\ndate: [a]"), "field-wrong-type", "f.md:4"],
    ["fields for an author", withField("authors:\n  - name: X"), "field-wrong-type", "f.md:3"],
    ["fields for topics", withField("topics: {a: b}"), "field-wrong-type", "f.md:3"],
    ["text for the lead", withField("lead: a.jpg"), "field-wrong-type", "f.md:3"],
    ["a lead without a source", withField("lead: {alt: x}"), "field-wrong-type", "f.md:3"],
    ["a lead with an empty source", withField('lead: {src: ""}'), "field-not-usable", "f.md:3"],
    ["a language that is none", withField("language: the queen's"), "field-not-usable", "f.md:3"],
    ["a list for a slug", withField("slug: [a]"), "field-wrong-type", "f.md:3"],
    ["a long end mark", withField("end-mark: the very end"), "field-not-usable", "f.md:3"],
    ["a control character", withField('place: "a\\u0007b"'), "field-not-usable", "f.md:3"],
    ["prose between rules", "---\nJust text.\n---\n\n# H", "front-matter-not-fields", "f.md:2"],
    ["very long front matter", `---\na: ${"x".repeat(70_000)}\n---\n# H`, "front-matter-too-long", "f.md:2"],
    [
      "brackets without end",
      `---\na: ${"[".repeat(30_000)}\n---\n# H`,
      "front-matter-not-readable",
      "f.md:2",
    ],
    [
      "very deep front matter",
      `---\na: ${"[".repeat(30_000)}${"]".repeat(30_000)}\n---\n# H`,
      "front-matter-too-deep",
      "f.md:2",
    ],
    ["aliases that multiply", bombOf(12), "front-matter-too-long", "f.md:2"],
    ["a body beyond what an article holds", `# H\n\n${"x".repeat(530_000)}`, "body-too-long", "f.md:1"],
    ["a program's data", "# H\0", "file-binary", "f.md:1"],
  ])("%s", (_name, text, code, at) => {
    expect(refusal(readMarkdownDocument(utf8(text), "f.md"))).toEqual({ code, at });
  });

  test("every field that is wrong is named", () => {
    const outcome = readMarkdownDocument(utf8(withField("date: soon\nlead: {src: a, alt: [b]}")), "f.md");
    expect(outcome.ok ? [] : outcome.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('The field "date" must be a day'),
      'The field "lead.alt" must be text.',
    ]);
  });
});

/** Each level names the one before it ten times. */
function bombOf(levels: number): string {
  const lines = ["a0: &a0 [x]"];
  for (let level = 1; level <= levels; level += 1) {
    lines.push(`a${level}: &a${level} [${new Array(10).fill(`*a${level - 1}`).join(", ")}]`);
  }
  return `---\n${lines.join("\n")}\n---\n# H`;
}

describe("the reader follows the name of the file, or else its looks", () => {
  const report = "Headline\n\nA paragraph with a # sign and a *word* in it.\n";
  test.each<[string, string, string]>([
    ["a.md", "# H\n\nx", "markdown"],
    ["folder/A.MARKDOWN", "# H\n\nx", "markdown"],
    ["a.txt", report, "plain-text-report"],
    ["A.TXT", "# H\n\nx", "plain-text-report"],
    ["a", report, "plain-text-report"],
    ["a.md.bak", "---\ntitle: T\n---\nx", "markdown"],
    ["a.text", "\n# H\n\nx", "markdown"],
    ["a.1", "#hashtag\n\nx", "plain-text-report"],
  ])("%s", (name, text, format) => {
    expect(accepted(readDocument(utf8(text), name)).format).toBe(format);
  });
});

describe("no bytes make a reader throw", () => {
  const markup = fc.constantFrom(
    "---\n",
    "title: ",
    "- ",
    "# ",
    "\n",
    "\n\n",
    ": ",
    "&a ",
    "*a ",
    "{",
    "[",
    "]",
    "}",
    '"',
    "'",
    "? ",
    "!!binary ",
    "%YAML 1.1\n",
    "|\n  ",
    "<<: ",
    "date: 2015-02-30\n",
    "word ",
    "\t",
    "``` ",
    "\u2028",
  );
  const text = fc.array(markup, { maxLength: 25 }).map((parts) => utf8(parts.join("")));
  const bytes = fc.oneof(
    text,
    text.map((rest) => Uint8Array.from([...utf8("---\n"), ...rest])),
    fc.uint8Array({ maxLength: 60 }),
  );

  test("of any kind, under any name", () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom("f.md", "f.txt", "f"), (input, name) => {
        const outcome = readDocument(input, name);
        if (outcome.ok) {
          expect(outcome.value.headline).toMatch(/\S/u);
          for (const { line } of outcome.value.findings) expect(line).toBeGreaterThan(0);
        } else {
          for (const { at, message } of outcome.problems) {
            expect(at).toMatch(/^f(?:\.md|\.txt)?(?::[1-9]\d*)?$/u);
            expect(message).toMatch(/^[A-Z].*\.$/su);
          }
        }
      }),
      { numRuns: 5000, seed: 5 },
    );
  });
});
