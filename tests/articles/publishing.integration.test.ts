import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createAndPublish, createDraft, publishDraft } from "@/lib/articles/commands";
import { findArticle, findRedirect, listFrontPage } from "@/lib/articles/queries";
import { readRevision, sealRevision } from "@/lib/articles/revisions";
import type { Desk } from "@/lib/desk";
import type { ObjectStore } from "@/lib/storage/objects";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

async function publish(content = articleContent()) {
  const published = await createAndPublish(desk(), { content }, TEST_ORIGINS);
  if (!published.ok) throw new Error(JSON.stringify(published.problems));
  return published.value;
}

async function edition(): Promise<number> {
  return (await desk().database.edition.findUniqueOrThrow({ where: { id: 1 } })).number;
}

describe("a published article", () => {
  test("is read at an address made of its day and its headline", async () => {
    const { path: address } = await publish();
    expect(address).toBe("/2026/03/04/regulator-finds-its-own-cookie-banner-unlawful");
    expect(await findArticle(address)).toMatchObject({
      headline: "Regulator finds its own cookie banner unlawful",
      standfirst: "It will write itself a stern letter",
      section: { slug: "law", name: "Law" },
      authors: [{ slug: "ada-quill", name: "Ada Quill" }],
      topics: [{ slug: "cookies", name: "Cookies" }],
      publishedAt: TEST_TIME,
      publishedPrecision: "minute",
      updatedAt: null,
      revisionNumber: 1,
      minutes: 1,
    });
  });

  test("has its body rendered, with the site's end mark", async () => {
    const { path: address } = await publish();
    const html = (await findArticle(address))?.bodyHtml ?? "";
    expect(html).toContain("<p>The regulator published its finding on a Tuesday.</p>");
    expect(html.match(/■/g)).toHaveLength(1);
  });

  test("keeps the end mark that it was printed with", async () => {
    const { path: address } = await publish(articleContent({ endMark: "®" }));
    const html = (await findArticle(address))?.bodyHtml ?? "";
    expect(html).toContain("®");
    expect(html).not.toContain("■");
  });

  test("stands on the front page, the newest first", async () => {
    const older = await publish(articleContent({ headline: "The older" }));
    desk().setNow(new Date(TEST_TIME.getTime() + 60_000));
    const newer = await publish(articleContent({ headline: "The newer" }));
    const front = await listFrontPage();
    expect(front.lead?.path).toBe(newer.path);
    expect(front.seconds.map((card) => card.path)).toEqual([older.path]);
  });

  test("takes the day of its address in the site's time zone", async () => {
    await desk().database.site.update({ where: { id: 1 }, data: { timeZone: "America/Los_Angeles" } });
    expect((await publish()).path).toMatch(/^\/2026\/03\/03\//);
  });

  test("that first appeared elsewhere has that day's address, and says that it was imported", async () => {
    const { path: address, id } = await publish(
      articleContent({ firstPublished: { at: "2018-01-02T00:00:00.000Z", precision: "day" } }),
    );
    expect(address).toMatch(/^\/2018\/01\/02\//);
    expect(await findArticle(address)).toMatchObject({ publishedPrecision: "day" });
    const revision = await desk().database.revision.findFirstOrThrow({ where: { articleId: id } });
    expect(revision).toMatchObject({ kind: "imported", recordedAt: TEST_TIME });
  });

  test.each([
    ["0001-01-01T00:00:00.000Z", "/0001/01/01/"],
    ["1582-10-10T12:00:00.000Z", "/1582/10/10/"],
    // An hour after midnight in London, since summer has begun there.
    ["2018-03-25T23:30:00.000Z", "/2018/03/26/"],
    ["2018-10-28T23:30:00.000Z", "/2018/10/28/"],
  ])("that first appeared at %s is found under %s", async (at, day) => {
    await desk().database.site.update({
      where: { id: 1 },
      data: { timeZone: at < "1900" ? "UTC" : "Europe/London" },
    });
    const { path: address } = await publish(articleContent({ firstPublished: { at, precision: "minute" } }));
    expect(address.slice(0, 12)).toBe(day);
    expect((await findArticle(address))?.publishedAt.toISOString()).toBe(at);
  });

  test.each(["2026-03-04T05:06:07.001Z", "9999-12-31T23:59:59.999Z"])(
    "cannot have appeared at a time to come, %s",
    async (at) => {
      const content = articleContent({ firstPublished: { at, precision: "minute" }, lastUpdated: at });
      expect(await createAndPublish(desk(), { content }, TEST_ORIGINS)).toMatchObject({
        problems: [
          { code: "time-to-come", at: "firstPublished.at" },
          { code: "time-to-come", at: "lastUpdated" },
        ],
      });
    },
  );

  test("raises the edition by one", async () => {
    const before = await edition();
    await publish();
    expect(await edition()).toBe(before + 1);
  });

  test("shares no address with another of the same day and headline", async () => {
    const addresses = [];
    for (let copy = 0; copy < 40; copy += 1) addresses.push((await publish()).path);
    expect(new Set(addresses).size).toBe(40);
    expect(addresses[1]).toBe(`${addresses[0]}-2`);
    expect(addresses[39]).toBe(`${addresses[0]}-40`);
  });

  test("shares no address with another that is published at the same moment", async () => {
    const published = await Promise.all([publish(), publish(), publish(), publish()]);
    expect(new Set(published.map(({ path: address }) => address)).size).toBe(4);
  });
});

describe("a revision", () => {
  test("is in the object store under its hash, and says everything that was published", async () => {
    const { id, revisionHash, path: address } = await publish();
    const bytes = await desk().objects.read("revisions", revisionHash, "json");
    const record = readRevision(bytes ?? Buffer.alloc(0));
    expect(record).toEqual({
      format: "standfirst/revision/1",
      article: id,
      number: 1,
      kind: "published",
      note: null,
      actor: "test",
      recordedAt: TEST_TIME.toISOString(),
      path: address,
      publishedAt: TEST_TIME.toISOString(),
      publishedPrecision: "minute",
      updatedAt: null,
      sample: false,
      origin: null,
      content: articleContent(),
      previous: null,
    });
    expect(sealRevision(record).hash).toBe(revisionHash);
  });

  test.each([
    ["changed", "UPDATE revision SET note = 'nobody will notice'"],
    ["removed", "DELETE FROM revision"],
  ])("cannot be %s in the database", async (_word, statement) => {
    await publish();
    await expect(desk().database.$executeRawUnsafe(statement)).rejects.toThrow(/never changed or removed/);
    expect(await desk().database.revision.count({ where: { note: null } })).toBe(1);
  });
});

describe("a draft", () => {
  test("is nowhere that the public reads", async () => {
    const before = await edition();
    await createDraft(desk(), { content: articleContent() });
    expect(await listFrontPage()).toMatchObject({ lead: null, seconds: [], river: [], sections: [] });
    expect(await desk().database.author.count()).toBe(0);
    expect(await edition()).toBe(before);
  });

  test("may be half-written, and is then not published, for reasons that name the field", async () => {
    const id = await createDraft(desk(), { content: articleContent({ headline: "", body: " " }) });
    const refused = await publishDraft(desk(), id, TEST_ORIGINS);
    expect(refused).toMatchObject({
      ok: false,
      problems: [
        { code: "headline-missing", at: "headline" },
        { code: "body-missing", at: "body" },
      ],
    });
    expect(await desk().database.article.count()).toBe(0);
  });

  test("is published once it is whole", async () => {
    const id = await createDraft(desk(), { content: articleContent() });
    const published = await publishDraft(desk(), id, TEST_ORIGINS);
    expect(published).toMatchObject({ ok: true, value: { id, revisionNumber: 1 } });
    expect(await desk().database.draft.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: "published",
    });
  });
});

describe("when the disk refuses", () => {
  const fullDisk = (objects: ObjectStore): ObjectStore => ({
    ...objects,
    keep: () => Promise.reject(new Error("ENOSPC: no space left on device")),
  });

  test("nothing at all is published", async () => {
    const before = await edition();
    const fullDesk: Desk = { ...desk(), objects: fullDisk(desk().objects) };
    await expect(createAndPublish(fullDesk, { content: articleContent() }, TEST_ORIGINS)).rejects.toThrow(
      "ENOSPC",
    );
    const { article, draft, revision, author } = desk().database;
    expect(await Promise.all([article.count(), draft.count(), revision.count(), author.count()])).toEqual([
      0, 0, 0, 0,
    ]);
    expect(await edition()).toBe(before);
  });
});

test("an address that nothing ever had leads nowhere", async () => {
  expect(await findArticle("/2018/01/02/nothing")).toBeNull();
  expect(await findRedirect("/2018/01/02/nothing")).toBeNull();
});

test("the object store has no unfinished files after publishing", async () => {
  await publish();
  const files = await readdir(path.join(desk().objectsFolder, "revisions"), {
    recursive: true,
    withFileTypes: true,
  });
  const names = files.filter((entry) => entry.isFile()).map(({ name }) => name);
  expect(names).toHaveLength(1);
  expect(names[0]).toMatch(/^[0-9a-f]{64}\.json$/);
});
