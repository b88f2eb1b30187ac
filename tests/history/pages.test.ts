import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { Comparison } from "@/components/article/comparison";
import { Provenance } from "@/components/article/provenance";
import { History } from "@/components/history/history";
import { OldRevisionNote } from "@/components/history/old-revision";
import { diffContents } from "@/lib/articles/content-diff";
import type { HistoryEntry, HistoryPage, OldRevision } from "@/lib/history/views";
import { anArticle, aSite } from "../components/factories";
import { render } from "../components/render";
import { articleContent } from "../support/factories";

const path = "/2018/01/02/微信";
const href = "/2018/01/02/%E5%BE%AE%E4%BF%A1";
const hash = "3f9a1c2e7b60d458".repeat(4);

const anEntry = (more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  number: 2,
  hash,
  kind: "corrected",
  at: new Date("2018-01-03T09:00:00Z"),
  note: "There were 15 files.",
  actor: null,
  movedTo: null,
  size: { words: { added: 1, removed: 1 }, fields: ["body"] },
  changed: 1,
  ...more,
});

const aHistory = (entries: readonly HistoryEntry[], more: Partial<HistoryPage> = {}): HistoryPage => ({
  path,
  headline: "微信否认",
  language: "zh-Hans",
  newest: entries[0]?.number ?? 1,
  entries,
  older: null,
  newer: null,
  ...more,
});

const aRevision = (more: Partial<OldRevision> = {}): OldRevision => ({
  number: 2,
  hash,
  kind: "corrected",
  at: new Date("2018-01-03T09:00:00Z"),
  until: new Date("2018-01-04T09:00:00Z"),
  note: null,
  before: 1,
  after: 3,
  subject: { path, headline: "微信否认", language: "zh-Hans", newest: 3 },
  page: anArticle(),
  ...more,
});

test("an article leads to its history from its first revision on", () => {
  const { html } = render(createElement(Provenance, { article: anArticle({ path, revisionNumber: 1 }) }));
  expect(html).toContain(`<a href="${href}/history">Revision 1</a>`);
});

describe("a page of a history", () => {
  test("says of each revision what, when, why and how much, and leads to it and to what it changed", () => {
    const { html, text } = render(createElement(History, { history: aHistory([anEntry()]), site: aSite() }));
    expect(text).toContain("3 January 2018, 09:00 GMT Revision 2 1 word added, 1 removed Correction");
    expect(text).toContain(`sha256 ${hash}`);
    expect(html).toContain(`<p class="standfirst" lang="zh-Hans" dir="ltr">There were 15 files.</p>`);
    expect(html).toContain(`<a href="${href}/history/2">Revision 2, as it stands</a>`);
    expect(html).toContain(`<a href="${href}/history/1/2">What changed since revision 1</a>`);
    const named = createElement(History, { history: aHistory([anEntry({ actor: "Ada" })]), site: aSite() });
    expect(render(named).text).toContain("Revision 2 by Ada 1 word added");
  });

  test("shows no words of a withdrawal, and compares nothing with it", () => {
    const withdrawn = anEntry({ kind: "withdrawn", changed: null, size: null, note: "Forged." });
    const { html } = render(
      createElement(History, { history: aHistory([withdrawn], { newest: 3 }), site: aSite() }),
    );
    expect(html).toContain("Forged.");
    expect(html).not.toContain(`${href}/history/2"`);
  });

  test("asks for no two revisions where there is one", () => {
    const only = anEntry({ number: 1, kind: "published", note: null, size: null, changed: null });
    const { html } = render(createElement(History, { history: aHistory([only]), site: aSite() }));
    expect(html).not.toContain("<form");
  });

  test("leads to the parts around it", () => {
    const history = aHistory([anEntry({ number: 22 })], { newest: 42, older: 3, newer: "first" });
    const { html } = render(createElement(History, { history, site: aSite() }));
    expect(html).toContain(`<a href="${href}/history?older=3" rel="next"`);
    expect(html).toContain(`<a href="${href}/history" rel="prev"`);
  });
});

describe("over an old revision", () => {
  test("stands in words that it is old, from when until when, and what is around it", () => {
    const { html, text } = render(createElement(OldRevisionNote, { revision: aRevision(), site: aSite() }));
    expect(text).toContain("An old revision: 2 of 3");
    expect(text).toContain(
      "This is not what the article says today. It stood so from 3 January 2018, 09:00 GMT until 4 January 2018, 09:00 GMT.",
    );
    for (const to of ["", "/history", "/history/1", "/history/3", "/history/1/2", "/history/2/3"])
      expect(html).toContain(`href="${href}${to}"`);
  });

  test("of the newest, that it is what the article says", () => {
    const newest = aRevision({ number: 3, until: null, after: null, before: 2 });
    const { text } = render(createElement(OldRevisionNote, { revision: newest, site: aSite() }));
    expect(text).toContain("The newest revision: 3 of 3");
    expect(text).not.toContain("not what the article says");
  });
});

describe("a comparison", () => {
  const body = (last: string) => ["One.", "Two.", "Three.", "Four.", last].join("\n\n");
  const fields = diffContents(
    articleContent({ body: body("It was <14>.") }),
    articleContent({ body: body("It was 15.") }),
  );

  test("says what was removed and added to those who hear it, and folds what is the same", () => {
    const { html } = render(createElement(Comparison, { fields }));
    expect(html).toContain('<del><span class="heard">removed: </span>&lt;14&gt;</del>');
    expect(html).toContain('<ins><span class="heard">added: </span>15</ins>');
    expect(html).toContain('<summary class="slug">3 paragraphs the same</summary><p>One.</p>');
  });

  test("side by side is a table, whose columns say which revision they are", () => {
    const { html } = render(createElement(Comparison, { fields, sides: ["Revision 1", "Revision 2"] }));
    expect(html).toContain('<th scope="col" class="slug">Revision 1</th>');
    const [, earlier = "", later = ""] = /<td>(It was <del>.*?)<\/td><td>(It was .*?)<\/td>/.exec(html) ?? [];
    expect(earlier).not.toContain("<ins>");
    expect(later).not.toContain("<del>");
  });
});
