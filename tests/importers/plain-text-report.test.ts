import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPlainTextReport } from "@/lib/importers/plain-text-report";
import { accepted, findingsOf, readReport, refusal, utf8 } from "./reading";
import { folded, rendered } from "./rendered";

const long =
  "The committee met for the third time this year, and for the third time it could not say who reads the letters that citizens send to it, or why.";
const longer = `${long} A spokesman said that the matter was in hand, and that the hand was a safe one. Nobody asked whose hand it was.`;

const report = `Ministry denies reading post, quotes from it

Spoiler: Officials knew what was in the letters before the question was put

${longer}

"We read nothing," the minister told the evening paper*, adding: "And what we read was dull."

${long} ®


*Shortened by the evening paper.

Post for those who read it © 2001–2024
`;

describe("the anatomy of a report", () => {
  test("headline, standfirst, body, note, end mark and imprint", () => {
    expect(readReport(report)).toEqual({
      format: "plain-text-report",
      headline: "Ministry denies reading post, quotes from it",
      standfirst: "Officials knew what was in the letters before the question was put",
      standfirstLabel: "Spoiler",
      body: `${longer}\n\n"We read nothing," the minister told the evening paper[^*], adding: "And what we read was dull."\n\n${long}\n\n[^*]: Shortened by the evening paper.\n`,
      endMark: "®",
      imprint: {
        tagline: "Post for those who read it",
        copyrightFrom: 2001,
        copyrightTo: 2024,
        holder: null,
      },
      language: null,
      section: null,
      story: null,
      authors: [],
      topics: [],
      published: null,
      updated: null,
      slug: null,
      place: null,
      lead: null,
      findings: [],
    });
  });

  test.each([
    ["Windows line ends", report.replaceAll("\n", "\r\n")],
    ["old Macintosh line ends", report.replaceAll("\n", "\r")],
    ["a byte-order mark", `\uFEFF${report}`],
    ["trailing blanks", report.replaceAll("\n", "  \t\n")],
    ["no line end at the end", report.trimEnd()],
    ["blank lines at both ends", `\n \n${report}\n\n\n`],
    ["blank lines with no-break spaces", report.replaceAll("\n\n", "\n\u00a0\n")],
    ["tabs between words", report.replaceAll("the third", "the\tthird")],
    ["three blanks between words", report.replaceAll("the third", "the   third")],
  ])("%s make no difference", (_name, text) => {
    expect(readReport(text)).toEqual(readReport(report));
  });

  test("lines wrapped by hand make no difference", () => {
    const wrapped = report.replace(/(.{50,72}) (?=.)/gu, "$1\n");
    expect(wrapped.split("\n").length).toBeGreaterThan(report.split("\n").length + 5);
    expect(readReport(wrapped)).toEqual(readReport(report));
  });
});

describe("paragraphs", () => {
  const wrap = "A line of a paragraph that was wrapped by hand,";
  test.each<[string, string, string[], string[]]>([
    ["wrapped lines", `${wrap}\nand its second line.`, [`${wrap} and its second line.`], []],
    ["Chinese lines", "微信没有保存任何用户\n的聊天记录。", ["微信没有保存任何用户的聊天记录。"], []],
    [
      "Chinese beside Latin",
      `腾讯在用户设备上运行\nWeChat 应用。`,
      ["腾讯在用户设备上运行 WeChat 应用。"],
      [],
    ],
    [
      "a broken word",
      `${wrap.slice(0, -1)}-\nwise.`,
      [`${wrap.slice(0, -1)}-wise.`],
      ["5 hyphen-at-line-end"],
    ],
    [
      "a suspended hyphen",
      `${wrap} of first-\nand second-class post.`,
      [`${wrap} of first- and second-class post.`],
      [],
    ],
    ["verse", "Roses are red,\nviolets are blue.", ["Roses are red, violets are blue."], ["5 lines-joined"]],
    ["long lines without blank lines", `${long}\n${longer}`, [long, longer], []],
    [
      "indented beginnings",
      `${wrap}\nand its end.\n\t${wrap}\nand its end.`,
      [`${wrap} and its end.`, `${wrap} and its end.`],
      [],
    ],
    [
      "a hanging indent",
      `${wrap}\n  and its second\n  and its third line.`,
      [`${wrap} and its second and its third line.`],
      ["6 lines-joined"],
    ],
    ["a quotation set in", `    ${wrap}\n    and its second line.`, [`${wrap} and its second line.`], []],
    ["what would be a heading", "# not a heading", ["# not a heading"], []],
    ["what would be code", "    indented once", ["indented once"], []],
    ["what would be a quotation", "> he wrote", ["> he wrote"], []],
    ["an underlined line", `${wrap}\n=====`, [`${wrap} =====`], []],
    ["a table", `${wrap} | b\n--- | ---`, [`${wrap} | b --- | ---`], []],
  ])("%s", (_name, middle, blocks, findings) => {
    // The paragraph stands on line 5, below a headline and a first paragraph.
    const document = readReport(`Headline\n\n${longer}\n\n${middle}\n\n${longer}\n`);
    expect({ blocks: rendered(document.body).blocks.slice(1, -1), findings: findingsOf(document) }).toEqual({
      blocks,
      findings,
    });
  });

  test.each<[string, string, string]>([
    ["hyphens", "- one *\n- [x] two", "- one *\n- \\[x] two"],
    ["asterisks", "* one\n* two\n* three", "- one\n- two\n- three"],
    ["bullets", "• one\n• # two", "- one\n- \\# two"],
    ["numbers that rise", "3. three\n4. four", "3. three\n4. four"],
  ])("a list with %s stays a list", (_name, lines, markdown) => {
    const { body } = readReport(`Headline\n\n${longer}\n\n${lines}\n\n${longer}\n`);
    expect(body).toBe(`${longer}\n\n${markdown}\n\n${longer}\n`);
    expect(rendered(body).kinds).toEqual(["paragraph", "list", "paragraph"]);
  });

  test("numbers that do not rise one by one stay text", () => {
    const { body } = readReport(`Headline\n\n${longer}\n\n1. one\n3. three\n\n${longer}\n`);
    expect(rendered(body).blocks[1]).toBe("1. one 3. three");
  });
});

describe("the headline", () => {
  test.each<[string, string, string, string[]]>([
    ["is the first line", `One\n\n${longer}`, "One", []],
    ["is not Markdown", `*One* & <b>\n\n${longer}`, "*One* & <b>", []],
    ["without a blank line below is reported", `One\n${longer}`, "One", ["1 headline-not-apart"]],
    [
      "of unusual length is reported",
      `${"word ".repeat(40)}\n\n${longer}`,
      "word ".repeat(40).trim(),
      ["1 headline-long"],
    ],
    [
      "with a mark is reported",
      `One*\n\n${longer}\n\n* Note`,
      "One*",
      ["1 mark-in-headline", "5 note-without-mark"],
    ],
  ])("%s", (_name, text, headline, findings) => {
    const document = readReport(text);
    expect({ headline: document.headline, findings: findingsOf(document) }).toEqual({ headline, findings });
    expect(rendered(document.body).blocks[0]).toBe(longer);
  });
});

describe("the standfirst", () => {
  test.each<[string, string, string | null, string | null, string[]]>([
    ["with a label", "Spoiler: It did", "It did", "Spoiler", []],
    ["with a label in capitals", "TL;DR: It did.", "It did.", "TL;DR", []],
    ["with a label of two words", "In short: it did", "it did", "In short", []],
    ["with a German label", "Kurz gesagt: Ja", "Ja", "Kurz gesagt", []],
    ["with a French label and its blank", "En résumé : oui", "oui", "En résumé", []],
    ["with a wide colon", "Summary：是", "是", "Summary", []],
    ["with a label and a full paragraph", `Summary: ${longer}`, longer, "Summary", []],
    [
      "without a label or a full stop",
      "Letters were opened, sources say",
      "Letters were opened, sources say",
      null,
      [],
    ],
    ["as a question", "Who opened the letters?", "Who opened the letters?", null, []],
    ["with a full stop, and short", "It rained.", "It rained.", null, ["3 standfirst-unsure"]],
    [
      "nearly as long as the body, without a stop",
      longer.slice(0, 200),
      longer.slice(0, 200),
      null,
      ["3 standfirst-unsure"],
    ],
    ["is not a first paragraph", longer, null, null, []],
    ["is not two sentences", "It rained. It poured.", null, null, []],
    ["is not a line that leads on", "The minister said this:", null, null, []],
    [
      "is not a word with a colon",
      "Berlin: it rained for the whole of the day, and then it stopped. Nobody knows why.",
      null,
      null,
      [],
    ],
    ["is not a byline", "By Jane Doe", null, null, ["3 byline-in-body"]],
    ["is not a date", "Tuesday, 2 January 2018", null, null, ["3 date-in-body"]],
    [
      "stands below a byline",
      "By Jane Doe\n\nWho opened the letters?",
      "Who opened the letters?",
      null,
      ["3 byline-in-body"],
    ],
  ])("%s", (_name, second, standfirst, standfirstLabel, findings) => {
    const document = readReport(`Headline\n\n${second}\n\n${longer}\n\n${longer}\n`);
    expect({
      standfirst: document.standfirst,
      standfirstLabel: document.standfirstLabel,
      findings: findingsOf(document),
    }).toEqual({ standfirst, standfirstLabel, findings });
    if (standfirst === null) expect(rendered(document.body).blocks[0]).toBe(second);
  });

  test("is not the only paragraph", () => {
    expect(readReport("Headline\n\nIt rained")).toMatchObject({ standfirst: null, body: "It rained\n" });
  });

  test("is seen above a body of many short pieces", () => {
    const document = readReport(`Headline\n\nWho opened the letters?\n\n${longer}\n\nOne\n\nTwo\n\nThree`);
    expect(document.standfirst).toBe("Who opened the letters?");
  });

  test("is not the first of several short paragraphs", () => {
    expect(readReport("Headline\n\nIt rained hard\n\nIt poured\n\nIt hailed")).toMatchObject({
      standfirst: null,
    });
  });

  test("too long for an article stays in the body", () => {
    const document = readReport(`Headline\n\nSummary: ${"word ".repeat(300)}\n\n${longer}`);
    expect(document.standfirst).toBeNull();
    expect(findingsOf(document)).toEqual(["3 standfirst-too-long"]);
  });
});

describe("a mark and its note", () => {
  test.each<[string, string, string, string, Record<string, string>]>([
    ["asterisk", "its service today*", "*Dodgy.", "its service today{*}", { "*": "Dodgy." }],
    ["before a comma", "its service*, adding", "*Dodgy.", "its service{*}, adding", { "*": "Dodgy." }],
    [
      "before a Chinese full stop",
      "不保存聊天记录*。",
      "*机器翻译。",
      "不保存聊天记录{*}。",
      { "*": "机器翻译。" },
    ],
    [
      "after a Chinese full stop",
      "不保存聊天记录。†",
      "†机器翻译。",
      "不保存聊天记录。{†}",
      { "†": "机器翻译。" },
    ],
    ["after a full stop", "its service.* More", "*Dodgy.", "its service.{*} More", { "*": "Dodgy." }],
    [
      "after a quotation mark",
      'its "service"* today',
      "*Dodgy.",
      'its "service"{*} today',
      { "*": "Dodgy." },
    ],
    [
      "inside a quotation mark",
      'its "service*" today',
      "*Dodgy.",
      'its "service{*}" today',
      { "*": "Dodgy." },
    ],
    ["a note set apart", "its service* today", "* Dodgy.", "its service{*} today", { "*": "Dodgy." }],
    ["dagger", "its service† today", "†Dodgy.", "its service{†} today", { "†": "Dodgy." }],
    [
      "two kinds",
      "one* and two†",
      "*First.\n\n†Second.",
      "one{*} and two{†}",
      { "*": "First.", "†": "Second." },
    ],
    [
      "two asterisks",
      "one* and two**",
      "* First.\n** Second.",
      "one{*} and two{**}",
      { "*": "First.", "**": "Second." },
    ],
    [
      "raised digits",
      "one¹ and two²",
      "¹ First.\n² Second.",
      "one{1} and two{2}",
      { 1: "First.", 2: "Second." },
    ],
    [
      "raised digits, numbered notes",
      "one¹ and two²",
      "1. First.\n2. Second.",
      "one{1} and two{2}",
      { 1: "First.", 2: "Second." },
    ],
    [
      "bracketed digits",
      "one[1] and two [2].",
      "[1] First.\n[2] Second.",
      "one{1} and two{2}.",
      { 1: "First.", 2: "Second." },
    ],
    ["two marks, one note", "one* and two*", "*Both.", "one{*} and two{*}", { "*": "Both." }],
    [
      "a wrapped note",
      "its service* today",
      "*Dodgy translation\nby a machine.",
      "its service{*} today",
      { "*": "Dodgy translation by a machine." },
    ],
    [
      "a note with markup",
      "its service* today",
      "*A # [note](x) _here_.",
      "its service{*} today",
      { "*": "A # [note](x) _here_." },
    ],
    ["beside emphasis", "a *nice* service* today", "*Dodgy.", "a *nice* service{*} today", { "*": "Dodgy." }],
    ["beside a rating", "a 5* hotel's service*", "*Dodgy.", "a 5* hotel's service{*}", { "*": "Dodgy." }],
    ["beside a hidden word", "a p*ss poor service*", "*Dodgy.", "a p*ss poor service{*}", { "*": "Dodgy." }],
    [
      "beside arithmetic",
      "it is 5 * 3 in service*",
      "*Dodgy.",
      "it is 5 * 3 in service{*}",
      { "*": "Dodgy." },
    ],
    ["beside an area", "on 20 m² of floor²", "² Carpeted.", "on 20 m² of floor{2}", { 2: "Carpeted." }],
    ["after Chinese", "微信* 说", "*机器翻译。", "微信{*} 说", { "*": "机器翻译。" }],
  ])("%s", (_name, middle, notes, shown, expected) => {
    const document = readReport(`Headline\n\n${longer}\n\n${middle}\n\n${longer}\n\n${notes}\n`);
    expect(findingsOf(document).filter((finding) => !finding.endsWith("lines-joined"))).toEqual([]);
    const result = rendered(document.body);
    expect({ shown: result.blocks[1], notes: result.notes }).toEqual({ shown, notes: expected });
    expect(result.blocks).toHaveLength(3);
  });

  test.each<[string, string, string, string[], string[]]>([
    ["a mark without a note", "its service* today", "", [], ["5 mark-without-note"]],
    ["a note without a mark", "its service today", "*Dodgy.", ["*Dodgy."], ["9 note-without-mark"]],
    [
      "mark and note that differ",
      "its service† today",
      "*Dodgy.",
      ["*Dodgy."],
      ["5 mark-without-note", "9 note-without-mark"],
    ],
    ["one note of two", "its service*", "*Dodgy.\n\n†Lost.", ["†Lost."], ["11 note-without-mark"]],
    ["one note of two in a block", "its service*", "*Dodgy.\n†Lost.", ["†Lost."], ["10 note-without-mark"]],
    ["a bracketed number alone", "its service[3]", "", [], ["5 mark-without-note"]],
    ["a rating that must be the mark", "in 2019* it was", "*Perhaps 2018.", [], ["5 mark-unsure"]],
    ["emphasis", "a *word* and **more words**", "", [], []],
    ["a rating", "a 5* hotel, rated *****", "", [], []],
    ["a hidden word", "what the f***, p*ss off", "", [], []],
    ["arithmetic", "3*4 is 12, 5 * 3 is 15, x*y", "", [], []],
    ["a file pattern", "all *.txt in /tmp/* and *nix", "", [], []],
    ["a pointer", "rm * said the A* student", "", [], []],
    ["quoted asterisks", 'the "*" sign', "", [], []],
    ["units", "20 m², 10³ and x²", "", [], []],
    ["a law", "under § 5 and ¶ 2", "", [], []],
    ["a death", "Müller († 2019) wrote", "", [], []],
    ["a list of bullets at the end", "the things", "* one\n* two", ["one", "two"], []],
    ["bullets set apart at the end", "the things", "* one\n\n* two", ["* one", "* two"], []],
    ["a numbered list at the end", "the things", "1. one\n2. two", ["one", "two"], []],
    ["emphasis at the end", "the things", "*This* was it.", ["*This* was it."], []],
    ["bold type at the end", "the things", "**All of it**", ["**All of it**"], []],
    ["asterisks as a rule", "the things", "* * *", ["* * *"], []],
  ])("%s: the text stays as it is", (_name, middle, end, last, findings) => {
    const document = readReport(`Headline\n\n${longer}\n\n${middle}\n\n${longer}\n\n${end}\n`);
    const { blocks } = rendered(document.body);
    expect({ last: blocks.slice(3), findings: findingsOf(document) }).toEqual({ last, findings });
    expect(blocks[1]?.replace(/\{(.*?)\}/gu, "$1")).toBe(middle);
  });

  test("a list and a note below it", () => {
    const document = readReport(`Headline\n\n${longer} The service*\n\n* one\n* two\n\n*Dodgy.`);
    expect(rendered(document.body)).toMatchObject({
      blocks: [`${longer} The service{*}`, "one", "two"],
      notes: { "*": "Dodgy." },
    });
  });
});

describe("the end mark", () => {
  test.each<[string, string, string | null, string, string[]]>([
    ["after a blank", "It ended. ®", "®", "It ended.", []],
    ["after a full stop", "It ended.■", "■", "It ended.", []],
    ["after a quotation mark", '"It ended." ∎', "∎", '"It ended."', []],
    ["after Chinese", "结束。●", "●", "结束。", []],
    ["on its own line", "It ended.\n\n-30-", "-30-", "It ended.", []],
    [
      "on the next line",
      "It ended and was over for good.\nENDS",
      "ENDS",
      "It ended and was over for good.",
      [],
    ],
    ["as hashes", "It ended.\n\n###", "###", "It ended.", []],
    ["as a word after the sentence", "It ended. ENDS", "ENDS", "It ended.", []],
    ["without a full stop", "It ran on Windows ®", "®", "It ran on Windows", ["7 end-mark-unsure"]],
    ["is not a trade mark", "It ran on Windows®", null, "It ran on Windows®", []],
    ["is not a trade mark before a stop", "It ran on Windows®.", null, "It ran on Windows®.", []],
    ["is not a word of the sentence", "Here it ENDS", null, "Here it ENDS", []],
    ["is not a dagger", "It ended. †", null, "It ended. †", []],
  ])("%s", (_name, end, endMark, last, findings) => {
    const document = readReport(`Headline\n\n${longer}\n\n${longer}\n\n${end}\n`);
    expect({
      endMark: document.endMark,
      last: rendered(document.body).blocks.at(-1),
      findings: findingsOf(document),
    }).toEqual({ endMark, last, findings });
  });

  test.each([
    ["above the notes", `${long} The service*.\n\n®\n\n*Dodgy.`],
    ["below the notes", `${long} The service*.\n\n*Dodgy.\n\n®`],
    ["above notes and imprint", `${long} The service*. ®\n\n*Dodgy.\n\nTag © 2001`],
    ["between notes and imprint", `${long} The service*.\n\n*Dodgy.\n\n®\n\nTag © 2001`],
    ["below the imprint", `${long} The service*.\n\n*Dodgy.\n\nTag © 2001\n\n®`],
  ])("%s", (_name, text) => {
    const document = readReport(`Headline\n\n${longer}\n\n${text}`);
    expect(document).toMatchObject({
      endMark: "®",
      body: `${longer}\n\n${long} The service[^*].\n\n[^*]: Dodgy.\n`,
      findings: [],
    });
  });

  test("with more paragraphs below it stays, and is reported", () => {
    const document = readReport(`Headline\n\n${longer}\n\nIt ended. ®\n\nBootnote\n\n${longer}`);
    expect(document.endMark).toBeNull();
    expect(findingsOf(document)).toEqual(["5 end-mark-early"]);
    expect(rendered(document.body).blocks[1]).toBe("It ended. ®");
  });
});

describe("the imprint", () => {
  const imprint = (
    tagline: string,
    copyrightFrom: number,
    copyrightTo: number | null,
    holder: string | null,
  ) => ({
    tagline,
    copyrightFrom,
    copyrightTo,
    holder,
  });
  test.each([
    ["tagline and span", "Read by machines © 1998–2021", imprint("Read by machines", 1998, 2021, null)],
    ["a hyphen", "Read by machines © 1998-2021", imprint("Read by machines", 1998, 2021, null)],
    [
      "a long dash with blanks",
      "Read by machines © 1998 — 2021",
      imprint("Read by machines", 1998, 2021, null),
    ],
    ["the word to", "Read by machines (c) 1998 to 2021", imprint("Read by machines", 1998, 2021, null)],
    ["two digits", "Read by machines © 1998–99", imprint("Read by machines", 1998, 1999, null)],
    ["one year", "Read by machines, © 2021", imprint("Read by machines", 2021, null, null)],
    ["a bar", "Read by machines | © 2021", imprint("Read by machines", 2021, null, null)],
    ["no tagline", "© 2021", imprint("", 2021, null, null)],
    ["a holder below", "© 2021 Post Press", imprint("", 2021, null, "Post Press")],
    ["a holder before the years", "Copyright Post Press 1998–2021", imprint("", 1998, 2021, "Post Press")],
    ["word and sign", "Copyright © 2021 by Post Press Ltd.", imprint("", 2021, null, "Post Press Ltd.")],
    [
      "tagline on the line above",
      "Read by machines\n© 1998–2021",
      imprint("Read by machines", 1998, 2021, null),
    ],
  ])("%s", (_name, line, expected) => {
    const document = readReport(`Headline\n\n${longer}\n\n${longer}\n\n${line}\n`);
    expect(document).toMatchObject({ imprint: expected, body: `${longer}\n\n${longer}\n`, findings: [] });
  });

  test("the reservation of rights is reported, since no field holds it", () => {
    const document = readReport(`Headline\n\n${longer}\n\n© 2021 Post Press. All rights reserved.`);
    expect(document.imprint).toEqual(imprint("", 2021, null, "Post Press"));
    expect(findingsOf(document)).toEqual(["5 imprint-words-left"]);
    expect(document.findings[0]?.message).toContain("All rights reserved.");
  });

  test("a tagline of its own below the end mark", () => {
    const document = readReport(`Headline\n\n${longer}\n\n${long} ®\n\nRead by machines\n\n© 2021`);
    expect(document).toMatchObject({ imprint: imprint("Read by machines", 2021, null, null), endMark: "®" });
  });

  test.each<[string, string, string[]]>([
    ["a sentence about copyright", "The footer of the page read © 2019 Acme.", []],
    ["a sentence that ends in a notice", "It is © 2019", []],
    ["a long paragraph that ends in a notice", `${longer} © 2019`, []],
    ["two sentences", "It was stolen. The page said © 2019", []],
    ["no year", "All of it © Acme", []],
    ["a span that runs backwards", "Read by machines © 2021–1998", []],
    ["what is not the last line", `Read by machines © 2021\n\n${long}`, ["7 imprint-unsure"]],
  ])("%s is no imprint and stays", (_name, end, findings) => {
    const document = readReport(`Headline\n\n${longer}\n\n${longer}\n\n${end}\n`);
    expect(document.imprint).toBeNull();
    expect(findingsOf(document)).toEqual(findings);
    expect(rendered(document.body).blocks.slice(2).join("\n\n")).toBe(end);
  });
});

describe("what is no report is refused", () => {
  test.each<[string, string, string, string]>([
    ["nothing", "", "file-empty", "f.txt"],
    ["blanks", " \n\t\n\u00a0", "file-empty", "f.txt"],
    ["only a headline", "\nHeadline\n", "body-missing", "f.txt:2"],
    ["a headline and an imprint", "Headline\n\nTag © 2021", "body-missing", "f.txt:1"],
    ["everything in one line", `${longer} `.repeat(3), "headline-too-long", "f.txt:1"],
    ["a long first line", `${longer} ${longer}\n\n${longer}`, "headline-too-long", "f.txt:1"],
    ["a first line without a word", `---\n\n${longer}`, "headline-missing", "f.txt:1"],
    ["an HTML page", `\n<!doctype html>\n<title>x</title>`, "file-is-html", "f.txt:2"],
    ["an HTML page without a type", "<body>\n<p>x</p>", "file-is-html", "f.txt:1"],
    ["a piece of HTML", `<p>One</p>\n\n<p>Two</p>`, "file-is-html", "f.txt:1"],
    ["a feed", `<?xml version="1.0"?>\n<rss>`, "file-is-xml", "f.txt:1"],
    ["JSON", `{"title": "x",\n"body": "y"}`, "file-is-json", "f.txt:1"],
    ["a JSON list", `[\n1,\n2]`, "file-is-json", "f.txt:1"],
    ["rich text", `{\\rtf1\\ansi\nx\n}`, "file-is-rtf", "f.txt:1"],
    ["an e-mail", `From: a@b.example\nTo: c@d.example\nSubject: x\n\nHello`, "file-is-email", "f.txt:1"],
    ["a program's data", "a\0b\n\nc", "file-binary", "f.txt:1"],
    ["what escaping makes too long", `Headline\n\n${"*".repeat(300_000)}`, "body-too-long", "f.txt:1"],
  ])("%s", (_name, text, code, at) => {
    expect(refusal(readPlainTextReport(utf8(text), "f.txt"))).toEqual({ code, at });
  });

  test.each([
    ["a headline about a tag", `<script> considered harmful\n\n${longer}`],
    ["a headline in brackets", `[Updated] It rained\n\n${longer}`],
    ["a headline that begins with a subject", `Subject: it rained\n\n${longer}`],
  ])("%s is read", (_name, text) => {
    expect(readReport(text).body).toBe(`${longer}\n`);
  });
});

describe("a hostile file takes no longer than its size", () => {
  test.each([
    ["marks with a note", `H\n\n${"a* ".repeat(150_000)}\n\n*Note`],
    [
      "marks of many labels",
      `H\n\n${Array.from({ length: 60_000 }, (_, at) => `a[${at % 1000}]`).join(" ")}`,
    ],
    ["short lines", `H\n\n${"a-\n".repeat(250_000)}`],
    ["one-word paragraphs", `H\n\n${"a\n\n".repeat(250_000)}`],
    ["notes", `H\n\nb\n\n${Array.from({ length: 999 }, (_, at) => `[${at}] a`).join("\n\n")}`],
    ["dashes before a year", `H\n\nb\n\n${"-".repeat(400_000)} (c) 20`],
    ["closing brackets", `H\n\nb.${")".repeat(400_000)} x`],
    ["ampersands and colons", `H\n\n${"&:".repeat(200_000)}`],
    ["an endless address", `H\n\nhttps://a.example/${"www.*".repeat(60_000)}`],
    ["brackets that look like JSON", `${"[".repeat(300)}\n${"[".repeat(200_000)}`],
  ])("%s", (_name, text) => {
    // Computing time: by the wall, a machine that is busy with other things takes longer.
    const started = process.cpuUsage();
    readPlainTextReport(utf8(text), "f.txt");
    // A linear reading takes some tenths of a second; a quadratic one takes minutes.
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000);
  });
});

describe("nothing is lost", () => {
  const word = fc.constantFrom(
    ..."rain service* post, A. “No” 5* p*ss *nix† [1] m² ® © 1998–2021 - * ** 1. ### ENDS # > :x[y] <b> &amp; 微信 Spoiler: By ¹ *Note".split(
      " ",
    ),
  );
  const line = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
  const blocks = fc.array(
    fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")),
    {
      minLength: 2,
      maxLength: 7,
    },
  );

  test("every letter, digit and sign of a file is in a field of the document", () => {
    fc.assert(
      fc.property(blocks, (parts) => {
        const text = `Headline\n\n${parts.join("\n\n")}`;
        const document = accepted(readPlainTextReport(utf8(text), "f.txt"));
        const { blocks: paragraphs, notes } = rendered(document.body);
        const { imprint } = document;
        const fields = [
          document.headline,
          document.standfirst,
          document.standfirstLabel,
          ...paragraphs,
          ...Object.values(notes),
          document.endMark,
          imprint?.tagline,
          imprint?.copyrightFrom,
          imprint?.copyrightTo,
          imprint?.holder,
        ];
        // Marks, bullets, colons and dashes are what recognising takes off; words and numbers must all be there.
        const wordsIn = (all: string) =>
          (all.match(/\p{Script=Han}|(?:(?!\p{Script=Han})\p{L})+|\p{N}{2,}/gu) ?? []).sort();
        expect(wordsIn(fields.join(" "))).toEqual(wordsIn(text));
      }),
      { numRuns: 2000, seed: 3 },
    );
  });

  test("a report without anything to recognise comes back as it went in", () => {
    const plain = fc
      .array(
        fc.constantFrom(
          ..."rain *a* _b_ # > - 1. [x](y) <b> &lt; `c` ~~d~~ a_b | :x[y] \\ https://a.example/_x_ 微信 ---".split(
            " ",
          ),
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((words) => `${words.join(" ")} and that is all that we were told about it.`);
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 6 }), (paragraphs) => {
        const document = readReport(["Headline", longer, ...paragraphs].join("\n\n"));
        expect(rendered(document.body).blocks.map(folded)).toEqual([longer, ...paragraphs.map(folded)]);
        expect(document.findings).toEqual([]);
      }),
      { numRuns: 1000, seed: 4 },
    );
  });
});
