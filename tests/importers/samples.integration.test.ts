import { beforeEach, describe, expect, test } from "vitest";
import { changeSlug } from "@/lib/articles/change-slug";
import { createAndPublish } from "@/lib/articles/commands";
import { listFrontPage } from "@/lib/articles/queries";
import { rebuildArticles, rebuildFromObjects } from "@/lib/articles/rebuild";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import {
  declineSamples,
  loadSamplePublication,
  loadSamplesOnce,
  removeSamplePublication,
} from "@/lib/importers/sample-publication";
import { findSite } from "@/lib/site/queries";
import { unnamedSettings } from "@/lib/site/settings";
import { listStories } from "@/lib/stories/queries";
import { articleContent } from "../support/factories";
import { loseTables } from "../support/lose-tables";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

// A publication that nobody has named: what is set already, the samples leave alone.
beforeEach(async () => {
  await desk().database.site.update({ where: { id: 1 }, data: unnamedSettings(2026) });
});
const quietly = () => {};

async function count() {
  const { article, draft, revision, author, section, story, topic, tombstone, redirect } = desk().database;
  return {
    articles: await article.count(),
    drafts: await draft.count(),
    revisions: await revision.count(),
    authors: await author.count(),
    sections: await section.count(),
    stories: await story.count(),
    topics: await topic.count(),
    tombstones: await tombstone.count(),
    redirects: await redirect.count(),
  };
}

/** What is said of all names; the sections in the masthead's order. */
async function namesSaid() {
  const { section, author, topic, story } = desk().database;
  const select = { slug: true, name: true, description: true } as const;
  const bySlug = { slug: "asc" } as const;
  return {
    sections: await section.findMany({ select, orderBy: [{ position: "asc" }, bySlug] }),
    authors: await author.findMany({
      select: { slug: true, name: true, bio: true, invented: true },
      orderBy: bySlug,
    }),
    topics: await topic.findMany({ select: { slug: true, name: true }, orderBy: bySlug }),
    stories: await story.findMany({ select, orderBy: bySlug }),
  };
}

/** All rows are gone, as after the loss of the database. */
async function loseTheDatabase(): Promise<void> {
  await loseTables(desk().database);
}

describe("the sample publication", () => {
  test("is loaded into an empty database: The Wiretap, with at least 24 pieces and no finding", async () => {
    expect(await loadSamplesOnce(desk(), TEST_ORIGINS, quietly)).toMatchObject({ ok: true });
    expect((await count()).articles).toBeGreaterThanOrEqual(24);
    expect(await findSite()).toMatchObject({
      name: "The Wiretap",
      tagline: "Listening in on those who listen in",
      copyrightFrom: 1994,
      copyrightTo: null,
    });
    const front = await listFrontPage();
    expect(front.lead).not.toBeNull();
    expect(front.sections.length).toBeGreaterThanOrEqual(4);
    const articles = await desk().database.article.findMany({ include: { authors: true, topics: true } });
    for (const article of articles) {
      expect(article.sectionId, article.path).not.toBeNull();
      expect(article.authors, article.path).not.toEqual([]);
      expect(article.topics, article.path).not.toEqual([]);
      expect(article.bodyHtml, article.path).toContain('class="link-out"');
    }
  });

  test("follows three running stories over years, each with its words", async () => {
    await loadSamplesOnce(desk(), TEST_ORIGINS, quietly);
    const stories = await listStories();
    expect(stories).toHaveLength(3);
    for (const { name, description, pieces, oldest, newest } of stories) {
      expect(description, name).not.toBe("");
      expect(pieces, name).toBeGreaterThanOrEqual(3);
      expect(Number(newest) - Number(oldest), name).toBeGreaterThan(5 * 365 * 86_400_000);
    }
  });

  test("is loaded once: a second start changes nothing, and neither does loading it again by hand", async () => {
    await loadSamplesOnce(desk(), TEST_ORIGINS, quietly);
    const before = await count();
    expect(await loadSamplesOnce(desk(), TEST_ORIGINS, quietly)).toEqual({
      ok: true,
      value: { published: 0, unchanged: 0 },
    });
    expect(await loadSamplePublication(desk(), TEST_ORIGINS)).toEqual({
      ok: true,
      value: { published: 0, unchanged: before.articles },
    });
    expect(await count()).toEqual(before);
  });

  test("is not loaded where it was declined, nor beside a publication of one's own", async () => {
    await createAndPublish(desk(), { content: articleContent() }, TEST_ORIGINS);
    await loadSamplesOnce(desk(), TEST_ORIGINS, quietly);
    expect((await count()).articles).toBe(1);
    await declineSamples(desk());
    await loadSamplesOnce(desk(), TEST_ORIGINS, quietly);
    expect((await count()).articles).toBe(1);
  });

  test("goes without a trace, and takes nothing else along", async () => {
    await loadSamplePublication(desk(), TEST_ORIGINS);
    const own = await createAndPublish(desk(), { content: articleContent() }, TEST_ORIGINS);
    if (!own.ok) throw new Error("refused");
    const loaded = await count();
    // Also where the newcomer has tried out what can be done with an article.
    const [one, other] = await desk().database.article.findMany({
      where: { draft: { sample: true } },
      take: 2,
    });
    if (!one || !other) throw new Error("There are no sample articles.");
    await changeSlug(desk(), { article: one, slug: "moved" });
    await withdrawArticle(desk(), { article: other, reason: "To see what happens.", legal: null });
    expect(await count()).toMatchObject({ tombstones: 1, redirects: 1 });
    expect(await removeSamplePublication(desk())).toBe(loaded.articles - 1);
    // The section and the author that the own article shares with the samples stay.
    expect(await count()).toEqual({
      articles: 1,
      drafts: 1,
      revisions: 1,
      authors: 1,
      sections: 1,
      stories: 0,
      topics: 1,
      tombstones: 0,
      redirects: 0,
    });
    const objects = [];
    for await (const { hash } of desk().objects.list("revisions")) objects.push(hash);
    expect(objects).toEqual([own.value.revisionHash]);
    expect((await findSite()).name).not.toBe("The Wiretap");
    expect(await loadSamplesOnce(desk(), TEST_ORIGINS, quietly)).toMatchObject({ value: { published: 0 } });
  });

  test("keeps what is said of its names, and their order, when the database is lost", async () => {
    let seconds = 0;
    const ticking = {
      ...desk(),
      now: () => {
        seconds += 1;
        return new Date(TEST_TIME.getTime() + seconds * 1000);
      },
    };
    await loadSamplePublication(ticking, TEST_ORIGINS);
    const before = await namesSaid();
    expect(before.sections.map(({ description }) => description)).not.toContain("");
    await loseTheDatabase();
    expect(await rebuildFromObjects(ticking, TEST_ORIGINS)).toMatchObject({ problems: [] });
    expect(await namesSaid()).toEqual(before);
    // And when it has gone, no rebuild brings a name of it back.
    await removeSamplePublication(ticking);
    await loseTheDatabase();
    await rebuildFromObjects(ticking, TEST_ORIGINS);
    expect(await namesSaid()).toEqual({ sections: [], authors: [], topics: [], stories: [] });
  });

  test("that was loaded before there were records is recorded by a rebuild, once", async () => {
    const section = { slug: "old", name: "Old", description: "From before.", position: 3 };
    await desk().database.section.create({ data: section });
    await desk().database.section.create({ data: { ...section, slug: "older", position: 1 } });
    const author = { slug: "nobody", name: "Nobody", bio: "", invented: true };
    await desk().database.author.create({ data: author });
    await desk().database.topic.create({ data: { slug: "plain", name: "Plain" } });
    await rebuildArticles(desk(), TEST_ORIGINS);
    expect(await desk().database.nameChange.count()).toBe(4);
    await rebuildArticles(desk(), TEST_ORIGINS);
    expect(await desk().database.nameChange.count()).toBe(4);
    await loseTheDatabase();
    await rebuildFromObjects(desk(), TEST_ORIGINS);
    const { sections, authors } = await namesSaid();
    expect(sections).toEqual([
      { slug: "older", name: "Old", description: "From before." },
      { slug: "old", name: "Old", description: "From before." },
    ]);
    expect(authors).toEqual([author]);
  });

  test("leaves the settings alone that are not the sample's, coming and going", async () => {
    await desk().database.site.update({
      where: { id: 1 },
      data: { ...unnamedSettings(2026), tagline: "Mine" },
    });
    await loadSamplePublication(desk(), TEST_ORIGINS);
    expect(await findSite()).toMatchObject({ name: "The Wiretap", tagline: "Mine", copyrightFrom: 1994 });
    await desk().database.site.update({ where: { id: 1 }, data: { copyrightFrom: 1998, copyrightTo: 2021 } });
    await removeSamplePublication(desk());
    expect(await findSite()).toMatchObject({
      name: "Standfirst",
      tagline: "Mine",
      copyrightFrom: 1998,
      copyrightTo: 2021,
    });
  });
});
