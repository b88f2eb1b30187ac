import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { Article } from "@/components/article/article-page";
import { ReaderPage } from "@/components/site/reader-page";
import type { ArticlePage } from "@/lib/articles/views";
import { aFigure, anArticle, aSite } from "./factories";
import { render } from "./render";

const site = aSite();

function show(changes: Partial<ArticlePage> = {}) {
  return render(
    createElement(Article, { article: anArticle(changes), site, address: "https://wiretap.example/a" }),
  );
}

describe("an article", () => {
  it("prints the label before its standfirst, with a colon", () => {
    expect(show({ standfirst: "A denial", standfirstLabel: "Spoiler" }).text).toContain("Spoiler: A denial");
  });

  it("does without what it does not have", () => {
    const bare = show({ section: null, standfirst: null, lead: null, authors: [], topics: [], place: null });
    expect(bare.text).toBe(
      "Messaging giant says it keeps no chats 2 January 2018, 11:40 GMT 3 min read Revision 2 3f9a1c2e" +
        ` Report an error The owners have denied it. https://wiretap.example/a Revision 2, sha256 ${anArticle().revisionHash}`,
    );
  });

  it("says what changed, each by its kind and day, in the language of the piece, and where that stands", () => {
    const at = new Date("2018-01-03T09:05:00Z");
    const { html, text } = show({
      language: "de",
      changes: [
        { kind: "corrected", note: "Die Summe war <falsch>.", at, revision: 3, correction: null },
        { kind: "updated", note: "Es gibt eine Antwort.", at, revision: 2, correction: null },
      ],
    });
    expect(text).toContain(
      "What changed Correction, 3 January 2018, 09:05 GMT: Die Summe war &lt;falsch&gt;. " +
        "Update, 3 January 2018, 09:05 GMT: Es gibt eine Antwort.",
    );
    expect(html).toContain('<span lang="de" dir="ltr">Die Summe war &lt;falsch&gt;.</span>');
    expect(html).toContain('<a href="#changes">what changed</a>');
    expect(html).toContain('id="changes"');
    expect(show().html).not.toContain("changes");
  });

  it("tells of a serious correction before the piece, and of any other behind it, with what was changed", () => {
    const at = new Date("2018-01-03T09:05:00Z");
    const passages = [{ was: "It paid 5.", now: "It paid 6.", where: "body" as const }];
    const correction = { serious: true, passages, from: 1 };
    const change = { kind: "corrected" as const, note: "It was six.", at, revision: 2, correction };
    const mild = {
      ...change,
      note: "A name.",
      revision: 3,
      correction: { ...correction, serious: false, from: 2 },
    };
    const { html, text } = show({ changes: [mild, change] });
    const order = [
      "A serious correction",
      "It was six.",
      "The owners have denied it.",
      "What changed",
      "A name.",
    ];
    expect(order.map((words) => text.indexOf(words))).toEqual(
      order.map((words) => text.indexOf(words)).sort((a, b) => a - b),
    );
    expect(text).toContain("It paid removed: 5 added: 6.");
    expect(html).toContain('href="/2018/01/02/no-chats/history/1/2"');
    expect(html).toContain('<a href="#changes">what changed</a>');
    expect(show({ changes: [change] }).html).toContain('<a href="#change-2">what changed</a>');
  });

  it("lists for print where its links to other sites lead, by their numbers", () => {
    const { html } = show({
      bodyHtml: '<p><a class="link-out" href="https://example.org/?a=1&amp;b=2">x</a></p>',
    });
    expect(html).toContain('<li value="1">https://example.org/?a=1&amp;b=2</li>');
    expect(show().html).not.toContain("Addresses");
  });

  it("credits its picture and says under which licence", () => {
    const { html } = show({
      lead: aFigure({ caption: "A splitter", credit: "Drawing: The Wiretap", licence: "CC BY 4.0" }),
    });
    expect(html).toContain(
      '<figcaption><span class="caption">A splitter </span>' +
        '<small class="credit">Drawing: The Wiretap, CC BY 4.0</small></figcaption>',
    );
  });

  it("lets the browser choose among the versions of its picture; one without any is shown as it is", () => {
    const lead = aFigure({ width: 1600, height: 900 });
    const version = (name: string, width: number) => ({ src: `/media/${name}.webp`, width, height: 9 });
    const sizes = 'sizes="(min-width: 56rem) 60vw, 100vw"';
    const leadVersions = [version("a", 480), version("b", 960)];
    // A plain diagram may have no version of its own width that would be lighter.
    expect(show({ lead, leadVersions }).html).toContain(
      `srcSet="/media/a.webp 480w, /media/b.webp 960w, ${lead.src} 1600w" ${sizes}`,
    );
    const all = show({ lead, leadVersions: [...leadVersions, version("c", 1600)] }).html;
    expect(all).toContain(`/media/b.webp 960w, /media/c.webp 1600w" ${sizes}`);
    expect(show({ lead }).html).not.toMatch(/srcset|sizes/i);
  });

  it("opens in small capitals, or with an initial when it is long; not in a script without capitals", () => {
    expect(show({ words: 640 }).html).toContain('class="prose opens-in-capitals"');
    expect(show({ words: 1800 }).html).toContain('class="prose opens-with-initial"');
    expect(show({ language: "zh-Hans" }).html).toContain('class="prose"');
  });

  it("escapes every text but the body", () => {
    const hostile = "<img src=x onerror=alert(1)>";
    const { html } = show({
      headline: hostile,
      standfirst: hostile,
      standfirstLabel: hostile,
      place: hostile,
      section: { slug: "x", name: hostile },
      authors: [{ slug: "x", name: hostile }],
      topics: [{ slug: "x", name: hostile }],
      lead: aFigure({ alt: hostile, caption: hostile, credit: hostile, licence: hostile }),
    });
    expect(html).not.toContain(hostile);
  });
});

describe("a page of the reader's side", () => {
  const page = (masthead: "full" | "line") =>
    render(
      createElement(
        ReaderPage,
        { site, now: new Date("2026-11-24T12:00:00Z"), masthead },
        createElement(Article, {
          article: anArticle({ lead: aFigure() }),
          site,
          address: "https://a.example/",
        }),
      ),
    );

  it("carries no script, no style attribute and no handler", () => {
    expect(page("full").html + page("line").html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
  });

  it("names the edition and its day on the front page", () => {
    expect(page("full").text).toContain("Tuesday, 24 November 2026 Edition 1,204");
  });

  it("lets a keyboard skip the masthead", () => {
    const { html } = page("line");
    expect(html).toMatch(/<div class="page"><a class="skip" href="#main">/);
    expect(html).toContain('<main id="main">');
  });
});
