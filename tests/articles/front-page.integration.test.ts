import { describe, expect, test } from "vitest";
import { createAndPublish, createDraft } from "@/lib/articles/commands";
import { findArticleIds, listFeatured, orderFrontPage } from "@/lib/articles/front-commands";
import { listFrontPage } from "@/lib/articles/queries";
import { rebuildFromObjects } from "@/lib/articles/rebuild";
import { changeSite } from "@/lib/site/commands";
import { readEdition } from "@/lib/site/queries";
import { settingsRecordSchema, unnamedSettings } from "@/lib/site/settings";
import { storeArticles } from "../archive/stored-articles";
import { articleContent } from "../support/factories";
import { loseTables } from "../support/lose-tables";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

const order = (...ids: string[]) => orderFrontPage(desk(), { ids, ownOrigins: TEST_ORIGINS });

/** So many pieces, the newest first. */
async function store(count: number): Promise<string[]> {
  const publishedAt = (index: number) => new Date(TEST_TIME.getTime() - index * 60_000);
  return storeArticles(
    desk(),
    Array.from({ length: count }, (_, index) => ({ publishedAt: publishedAt(index), section: "law" })),
  );
}

/** The ids of all that stands above the columns, in order, and of all that stands in them. */
async function front() {
  const { lead, seconds, river, sections } = await listFrontPage();
  const idOf = ({ path }: { path: string }) => path.slice(1);
  return {
    top: [...(lead ? [lead] : []), ...seconds, ...river].map(idOf),
    columns: sections.flatMap(({ articles }) => articles.map(idOf)),
  };
}

describe("the front page", () => {
  test("shows the newest while the editors have said nothing", async () => {
    const ids = await store(20);
    expect(await front()).toEqual({ top: ids.slice(0, 15), columns: ids.slice(15, 19) });
  });

  test("begins with the editors' choice in their order, and goes on with the newest, none twice", async () => {
    const ids = await store(40);
    const [newest = "", second = "", old = "", oldest = ""] = [ids[0], ids[1], ids[30], ids[39]];
    expect(await order(oldest, second, old)).toEqual({ ok: true, value: { changed: true } });
    const others = ids.filter((id) => ![oldest, second, old].includes(id));
    const { top, columns } = await front();
    expect(top).toEqual([oldest, second, old, ...others.slice(0, 12)]);
    expect(top[3]).toBe(newest);
    expect(columns).toEqual(others.slice(12, 16));
  });

  test("is full with twelve of the editors' choice, be they the newest or the oldest", async () => {
    const ids = await store(40);
    for (const chosen of [ids.slice(0, 12).toReversed(), ids.slice(28)]) {
      await order(...chosen);
      const { top } = await front();
      expect(top.slice(0, 12)).toEqual(chosen);
      expect(new Set(top).size).toBe(15);
    }
  });

  test("passes over an article that is gone", async () => {
    const ids = await store(4);
    const [, second = "", , oldest = ""] = ids;
    await order(oldest, second);
    await desk().database.article.delete({ where: { id: oldest } });
    expect((await front()).top).toEqual([second, ids[0], ids[2]]);
    expect((await listFeatured(desk())).map(({ id }) => id)).toEqual([second]);
  });
});

describe("ordering the front page", () => {
  test("is a new edition, and none where nothing changes", async () => {
    const [first = ""] = await store(2);
    const before = await readEdition();
    await order(first);
    expect(await readEdition()).toBe(before + 1);
    expect(await order(first)).toEqual({ ok: true, value: { changed: false } });
    expect(await readEdition()).toBe(before + 1);
  });

  test("leaves it to the newest again when nothing is named", async () => {
    const ids = await store(3);
    await order(ids[2] ?? "");
    await order();
    expect((await front()).top).toEqual(ids);
  });

  test.each([
    ["an article that there is none of", "11111111-2222-8333-8444-555555555555", "article-unknown"],
    ["what is no id", "'; DROP TABLE article", "article-unknown"],
  ])("refuses %s, by its name", async (_what, id, code) => {
    const [first = ""] = await store(1);
    expect(await order(first, id)).toMatchObject({ ok: false, problems: [{ code, at: id }] });
    expect(await listFeatured(desk())).toEqual([]);
  });

  test("refuses a draft, which readers cannot see", async () => {
    const id = await createDraft(desk(), { content: articleContent() });
    expect(await order(id)).toMatchObject({
      ok: false,
      problems: [{ code: "article-not-published", at: id }],
    });
  });

  test("refuses an article that is named twice, and more than twelve", async () => {
    const ids = await store(13);
    const [first = ""] = ids;
    expect(await order(first, first)).toMatchObject({ ok: false, problems: [{ code: "featured-twice" }] });
    expect(await order(...ids)).toMatchObject({ ok: false, problems: [{ code: "featured-too-many" }] });
    expect(await order(...ids.slice(1))).toMatchObject({ ok: true });
  });

  test("outlives the database", async () => {
    const pieces = [];
    for (const headline of ["One", "Two", "Three"]) {
      const published = await createAndPublish(
        desk(),
        { content: articleContent({ headline }) },
        TEST_ORIGINS,
      );
      if (!published.ok) throw new Error("refused");
      pieces.push(published.value.id);
    }
    await changeSite(desk(), { tagline: "Another" }, TEST_ORIGINS);
    desk().setNow(new Date(TEST_TIME.getTime() + 1000));
    const chosen = [pieces[2] ?? "", pieces[0] ?? ""];
    await order(...chosen);
    await loseTables(desk().database);
    await desk().database.site.update({ where: { id: 1 }, data: { featured: [] } });
    expect((await rebuildFromObjects(desk(), TEST_ORIGINS)).problems).toEqual([]);
    expect((await listFeatured(desk())).map(({ id }) => id)).toEqual(chosen);
    expect((await listFrontPage()).lead?.headline).toBe("Three");
  });
});

test("settings that were kept before there was an order are read, and have none", () => {
  const { featured: _, ...settings } = unnamedSettings(2026);
  const record = {
    format: "standfirst/settings/1",
    recordedAt: TEST_TIME.toISOString(),
    actor: "test",
    settings,
  };
  expect(settingsRecordSchema.parse(record).settings.featured).toEqual([]);
});

describe("an address by which an editor names an article", () => {
  test("is a path or a URL, as a browser shows it, or one that the article once had", async () => {
    const [id = ""] = await storeArticles(desk(), [{ publishedAt: TEST_TIME, path: "/2026/03/04/微信" }]);
    await desk().database.redirect.create({
      data: { fromPath: "/2026/03/04/old", toPath: "/2026/03/04/微信", articleId: id, createdAt: TEST_TIME },
    });
    for (const address of [
      "/2026/03/04/微信",
      "/2026/03/04/%E5%BE%AE%E4%BF%A1/",
      "https://wiretap.example/2026/03/04/%E5%BE%AE%E4%BF%A1?x=1#y",
      "/2026/03/04/old",
    ])
      expect(await findArticleIds(desk(), [address]), address).toEqual({ ok: true, value: [id] });
  });

  test.each(["/2026/03/04/nothing", "nothing", "", "/%00", "/%E0%A4%A", "https://", "mailto:a@b.example"])(
    "is refused when it is %j, which leads to no article",
    async (address) => {
      expect(await findArticleIds(desk(), [address])).toMatchObject({
        ok: false,
        problems: [{ code: "article-unknown", at: address }],
      });
    },
  );
});
