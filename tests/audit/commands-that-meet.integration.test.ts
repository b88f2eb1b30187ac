import { describe, expect, test } from "vitest";
import { createAndPublish, createDraft, publishDraft } from "@/lib/articles/commands";
import { orderFrontPage } from "@/lib/articles/front-commands";
import { saveDraft } from "@/lib/articles/save-draft";
import { scheduleDraft } from "@/lib/articles/schedule-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { verifyAudit } from "@/lib/audit/audit";
import { loadSamplePublication, removeSamplePublication } from "@/lib/importers/sample-publication";
import { keepPicture } from "@/lib/media/commands";
import { changeSite, readSettings } from "@/lib/site/commands";
import { photograph } from "../media/samples";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

/** Every event waits for the one before it, with the locks of its command in its hands. */

const desk = setUpDesk();

const begin = (headline: string) => createDraft(desk(), { content: articleContent({ headline }) });

async function publish(headline: string): Promise<string> {
  const published = await createAndPublish(desk(), { content: articleContent({ headline }) }, TEST_ORIGINS);
  if (!published.ok) throw new Error(JSON.stringify(published.problems));
  return published.value.id;
}

describe("commands that meet", () => {
  test("all finish, and leave one chain", async () => {
    const drafts = await Promise.all(["One", "Two", "Three", "Four"].map(begin));
    const articles = [await publish("Five"), await publish("Six")];
    const [one = "", two = "", three = "", four = ""] = drafts;
    const [five = "", six = ""] = articles;
    const picture = await photograph({ width: 600, height: 300 }).jpeg().toBuffer();
    const at = new Date(TEST_TIME.getTime() + 60_000).toISOString();
    const before = await desk().database.auditEvent.count();
    const save = (id: string) =>
      saveDraft(desk(), { id, version: 1, content: articleContent({ body: "Anew." }), deliberate: true });
    const outcomes = await Promise.all([
      publishDraft(desk(), one, TEST_ORIGINS),
      save(two),
      publishDraft(desk(), three, TEST_ORIGINS),
      scheduleDraft(desk(), { id: four, at }, TEST_ORIGINS),
      save(five),
      withdrawArticle(desk(), { article: { id: six }, reason: "Wrong.", legal: null }),
      orderFrontPage(desk(), { ids: [five], ownOrigins: TEST_ORIGINS }),
      keepPicture(desk(), picture, { name: "a.jpg" }),
    ]);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
    expect(await verifyAudit(desk().database)).toMatchObject({
      intact: true,
      events: before + outcomes.length,
    });
  });

  test("of which one takes the sample publication out both finish", async () => {
    await loadSamplePublication(desk(), TEST_ORIGINS);
    const sample = await desk().database.article.findFirstOrThrow({ where: { draft: { sample: true } } });
    const [removed] = await Promise.all([
      removeSamplePublication(desk()),
      publish("Ours"),
      withdrawArticle(desk(), { article: { id: sample.id }, reason: "Wrong.", legal: null }),
      publish("Ours as well"),
    ]);
    expect(removed).toBeGreaterThan(0);
    expect(await desk().database.article.count()).toBe(2);
    expect(await verifyAudit(desk().database)).toMatchObject({ intact: true });
  });

  test("and change the settings lose neither change", async () => {
    const id = await publish("Five");
    const outcomes = await Promise.all([
      changeSite(desk(), { name: "The Meeting Post" }, TEST_ORIGINS),
      changeSite(desk(), { tagline: "We meet" }, TEST_ORIGINS),
      orderFrontPage(desk(), { ids: [id], ownOrigins: TEST_ORIGINS }),
    ]);
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.changed)).toEqual([true, true, true]);
    expect(await readSettings(desk())).toMatchObject({
      name: "The Meeting Post",
      tagline: "We meet",
      featured: [id],
    });
    const events = await desk().database.auditEvent.findMany({ orderBy: { number: "desc" }, take: 3 });
    const hashes = events.reverse().map(({ detail }) => JSON.parse(JSON.stringify(detail)));
    expect(hashes[1].before).toBe(hashes[0].after);
    expect(hashes[2].before).toBe(hashes[1].after);
  });
});
