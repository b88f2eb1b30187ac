import { describe, expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import { findArticle } from "@/lib/articles/queries";
import { rebuildArticles, rebuildFromObjects } from "@/lib/articles/rebuild";
import type { Outcome } from "@/lib/outcome";
import { changeSite, fingerprintOf, readSettings } from "@/lib/site/commands";
import { findSite } from "@/lib/site/queries";
import type { SiteSettings } from "@/lib/site/settings";
import { findPublication } from "@/lib/syndication/queries";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";

const desk = setUpDesk();

const change = (changes: Partial<SiteSettings>, drawn: string | null = null) =>
  changeSite(desk(), changes, TEST_ORIGINS, drawn);

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

describe("two administrators", () => {
  test("who save at once: the second is told what is different, and nothing of the first is lost", async () => {
    const drawn = fingerprintOf(await readSettings(desk()));
    accepted(await change({ name: "The First", tagline: "One" }, drawn));
    const second = await change({ name: "The Second", tagline: "One", language: "fr" }, drawn);
    expect(second).toMatchObject({
      ok: false,
      problems: [
        { code: "settings-changed-meanwhile", at: null },
        { code: "setting-differs", at: "name", message: expect.stringContaining("“The First”") },
        { code: "setting-differs", at: "language", message: expect.stringContaining("“en-GB”") },
      ],
    });
    expect(await readSettings(desk())).toMatchObject({ name: "The First", language: "en-GB" });
    accepted(await change({ name: "The Second" }, fingerprintOf(await readSettings(desk()))));
    expect(await readSettings(desk())).toMatchObject({ name: "The Second", tagline: "One" });
  });

  test("who want the same do not notice each other", async () => {
    const drawn = fingerprintOf(await readSettings(desk()));
    accepted(await change({ tagline: "One" }, drawn));
    expect(await change({ tagline: "One" }, drawn)).toEqual({ ok: true, value: { changed: false } });
  });

  test("are not held up by the order of the front page", async () => {
    const drawn = fingerprintOf(await readSettings(desk()));
    const { id } = accepted(await createAndPublish(desk(), { content: articleContent({}) }, TEST_ORIGINS));
    accepted(await change({ featured: [id] }));
    accepted(await change({ tagline: "One" }, drawn));
    expect(await readSettings(desk())).toMatchObject({ featured: [id], tagline: "One" });
  });

  test("and a command line, all at once and each with another setting, lose none", async () => {
    const changes: Partial<SiteSettings>[] = [
      { name: "Named" },
      { tagline: "Lined" },
      { copyrightFrom: 1850 },
      { contact: "desk@wiretap.example" },
    ];
    for (const outcome of await Promise.all(changes.map((each) => change(each)))) accepted(outcome);
    expect(await readSettings(desk())).toMatchObject(Object.assign({}, ...changes));
  });
});

describe("the end mark", () => {
  const bodies = {
    paragraph: "The last words.",
    table: "Words.\n\n| a | b |\n| - | - |\n| 1 | 2 |",
  };

  async function publish(body: string, endMark: string | null = null): Promise<() => Promise<string>> {
    const content = articleContent({ body, endMark, headline: `Ends with ${endMark} ${body.length}` });
    const { path } = accepted(await createAndPublish(desk(), { content }, TEST_ORIGINS));
    return async () => (await findArticle(path))?.bodyHtml ?? "";
  }

  test.each(Object.entries(bodies))("of the house is another at once, behind a %s", async (_what, body) => {
    const read = await publish(body);
    expect(await read()).toContain('<span class="end-mark" aria-hidden="true">■</span>');
    accepted(await change({ endMark: "<&$&" }));
    expect(await read()).toContain('<span class="end-mark" aria-hidden="true">&lt;&amp;$&amp;</span>');
    accepted(await change({ endMark: null }));
    const unmarked = await read();
    expect(unmarked).not.toMatch(/end-mark|[\u00a0\uFDD0]/);
    expect(unmarked).toMatch(/<\/(?:p|table|div)>\s*$/);
    accepted(await change({ endMark: "❧" }));
    expect(await read()).toContain("❧");
  });

  test("is there on what was published while there was none", async () => {
    accepted(await change({ endMark: null }));
    const read = await publish(bodies.paragraph);
    accepted(await change({ endMark: "❧" }));
    expect(await read()).toContain("❧");
  });

  test("that a piece was printed with stays", async () => {
    const read = await publish(bodies.paragraph, "®");
    const before = await read();
    accepted(await change({ endMark: "❧" }));
    expect(await read()).toBe(before);
    accepted(await change({ endMark: null }));
    expect(await read()).toBe(before);
  });

  test("is what it was after a rebuild", async () => {
    const read = await publish(bodies.paragraph);
    accepted(await change({ endMark: "❧" }));
    const before = await read();
    await rebuildArticles(desk(), TEST_ORIGINS);
    expect(await read()).toBe(before);
  });
});

describe("links and policies", () => {
  const footerLinks = [
    { name: "Shop", address: "https://shop.example/" },
    { name: "Masthead", address: "/about#masthead" },
  ];
  const policies = { correctionsPolicy: "/about#corrections", ethicsPolicy: "https://ethics.example/" };

  test("are read by every page, raise the edition, and outlive the database", async () => {
    const { edition } = await findSite();
    accepted(await change({ footerLinks, policies }));
    expect(await findSite()).toMatchObject({ footerLinks, policies, edition: edition + 1 });
    expect((await findPublication()).policies).toEqual(policies);
    await desk().database.site.update({ where: { id: 1 }, data: { footerLinks: [], policies: {} } });
    await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(await readSettings(desk())).toMatchObject({ footerLinks, policies });
  });

  test("change nothing when they are the same", async () => {
    accepted(await change({ footerLinks, policies }));
    expect(await change({ footerLinks, policies })).toEqual({ ok: true, value: { changed: false } });
  });
});
