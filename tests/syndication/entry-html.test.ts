import { describe, expect, test } from "vitest";
import { entryHtml } from "@/lib/syndication/entry-html";
import { aFigure } from "../components/factories";
import { aCorrection } from "./factories";

const site = { siteUrl: "https://wiretap.example", timeZone: "Asia/Shanghai" };
const of = (bodyHtml: string, lead = null as ReturnType<typeof aFigure> | null) =>
  entryHtml({ path: "/2018/01/02/微信", bodyHtml, lead, corrections: [] }, site);

describe("an article's HTML away from its page", () => {
  test("begins with what was seriously corrected, and with nothing else that was", () => {
    const note = "It paid six, <not> five.";
    const serious = aCorrection({ serious: true, note, correctedAt: new Date("2018-01-02T17:05:00Z") });
    const entry = { path: "/2018/01/02/a", bodyHtml: "<p>Words.</p>", lead: null };
    expect(entryHtml({ ...entry, corrections: [serious, aCorrection({ note: "Mild." })] }, site)).toBe(
      "<p><strong>Correction</strong>, 2018-01-03: It paid six, &lt;not&gt; five.</p>" +
        "<p>It paid <del>5</del> <ins>6</ins>.</p><p>Words.</p>",
    );
  });

  test.each([
    ["in a paragraph", '<p>End.\u00a0<span class="end-mark" aria-hidden="true">®</span></p>', "<p>End.</p>"],
    [
      "behind an element",
      '<p>The <em>end</em>\u00a0<span class="end-mark" aria-hidden="true">®</span></p>',
      "<p>The <em>end</em></p>",
    ],
    [
      "on a line of its own",
      '<hr>\n<p class="end-mark-line"><span class="end-mark" aria-hidden="true">®</span></p>',
      "<hr>",
    ],
    [
      "before the notes",
      '<p>End.\u00a0<span class="end-mark">®</span></p>\n<section class="notes"><p>Note</p></section>',
      '<p>End.</p>\n<section class="notes"><p>Note</p></section>',
    ],
  ])("has no end mark %s", (_where, html, expected) => {
    expect(of(html)).toBe(expected);
  });

  test("has no pull quote, whose words stand in the text already", () => {
    const aside = '<aside class="pullquote" role="doc-pullquote"><p>Words.</p></aside>';
    expect(of(`<p>Words.</p>\n${aside}\n<p>End.</p>`)).toBe("<p>Words.</p>\n<p>End.</p>");
  });

  test("keeps the same sign where it is text", () => {
    expect(of("<p>Brand® ends.</p>")).toBe("<p>Brand® ends.</p>");
  });

  test.each([
    ["an address of this site", "/media/x.png", "https://wiretap.example/media/x.png"],
    ["one of another", "https://example.org/", "https://example.org/"],
    ["a place on the page", "#note", "https://wiretap.example/2018/01/02/%E5%BE%AE%E4%BF%A1#note"],
    ["an e-mail address", "mailto:a@b.example", "mailto:a@b.example"],
    ["none that can be understood", "http://[", "http://["],
  ])("makes absolute %s", (_what, href, expected) => {
    expect(of(`<a href="${href}">x</a>`)).toBe(`<a href="${expected}">x</a>`);
  });

  test("makes pictures and the sources of quotations absolute too", () => {
    expect(of('<blockquote cite="/a"><img src="/media/b.png" alt="x"></blockquote>')).toBe(
      '<blockquote cite="https://wiretap.example/a"><img src="https://wiretap.example/media/b.png" alt="x"></blockquote>',
    );
  });

  test("shows the picture itself, not the versions for the page's own widths", () => {
    expect(of('<img src="/media/b.jpg" srcset="/media/c.webp 480w" sizes="100vw" alt="x">')).toBe(
      '<img src="https://wiretap.example/media/b.jpg" alt="x">',
    );
  });

  test("begins with the lead picture, its words escaped", () => {
    const lead = aFigure({ alt: 'A "cabinet"', caption: "<b>", credit: "Jane & Co", licence: null });
    expect(of("<p>x</p>", lead)).toBe(
      `<figure><img src="https://wiretap.example${lead.src}" alt="A &quot;cabinet&quot;" width="1600" height="900">` +
        "<figcaption>&lt;b&gt; · Jane &amp; Co</figcaption></figure><p>x</p>",
    );
    expect(of("", lead)).toContain("<figure>");
  });

  test("has no script, style, frame or comment, wherever they came from", () => {
    expect(of("<p>a<script>x</script><style>x</style><iframe src=x></iframe><!-- x --></p>")).toBe(
      "<p>a</p>",
    );
  });
});
