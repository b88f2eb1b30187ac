import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import { rebuildArticles } from "@/lib/articles/rebuild";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { keepPicture } from "@/lib/media/commands";
import { findMedia, listMedia } from "@/lib/media/library";
import type { StoredPicture } from "@/lib/media/views";
import { projectFolder } from "@/lib/project-folder";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";
import { photograph } from "./samples";

const desk = setUpDesk();

async function keep(width: number): Promise<StoredPicture> {
  const bytes = await photograph({ width, height: 40 }).jpeg().toBuffer();
  const kept = await keepPicture(desk(), bytes, { name: "brought.jpg" });
  if (!kept.ok) throw new Error(kept.problems[0].message);
  return kept.value;
}

function hashOf({ src }: StoredPicture): string {
  return src.slice("/media/".length, -".jpg".length);
}

async function publish(headline: string, { body = "Text.", lead }: { body?: string; lead?: StoredPicture }) {
  const words = { alt: "Waves", caption: null, credit: null, licence: null };
  const figure = lead ? { src: lead.src, width: lead.width, height: lead.height, ...words } : null;
  const content = articleContent({ headline, body, lead: figure });
  const published = await createAndPublish(desk(), { content }, TEST_ORIGINS);
  if (!published.ok) throw new Error(published.problems[0].message);
  return published.value;
}

async function usesOf(picture: StoredPicture): Promise<string[]> {
  const found = await findMedia(desk().database, hashOf(picture));
  expect(found?.uses).toBe(found?.usedIn.length);
  return (found?.usedIn ?? []).map(({ headline }) => headline).sort();
}

describe("the newsroom's pictures", () => {
  test("are listed once each, the newest first, also those of one instant; versions are none of them", async () => {
    const hashes: string[] = [];
    for (const [index, width] of [490, 50, 60, 70, 80].entries()) {
      // Three come in the same instant.
      desk().setNow(new Date(TEST_TIME.getTime() + Math.max(0, index - 2) * 1000));
      hashes.push(hashOf(await keep(width)));
    }
    const walked: string[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages === 0 || cursor !== null; pages += 1) {
      expect(pages).toBeLessThan(4);
      const { pictures, older } = await listMedia(desk().database, { cursor, limit: 2 });
      walked.push(...pictures.map(({ hash }) => hash));
      cursor = older;
    }
    expect(walked).toHaveLength(5);
    expect(walked.slice(0, 2)).toEqual([hashes[4], hashes[3]]);
    expect(walked.toSorted()).toEqual(hashes.toSorted());
  });

  test("say where they are used, at the head or in the text, and where no longer", async () => {
    const [head, text, unused] = [await keep(50), await keep(60), await keep(70)];
    const body = `One.\n\n![Waves](${text.src})\n\n![Waves](${text.src})\n\nTwo.`;
    await publish("Both", { lead: head, body });
    const { path: address } = await publish("In the text", { body });
    expect([await usesOf(head), await usesOf(text), await usesOf(unused)]).toEqual([
      ["Both"],
      ["Both", "In the text"],
      [],
    ]);
    await desk().database.articleMedia.deleteMany();
    await rebuildArticles(desk(), TEST_ORIGINS);
    expect(await usesOf(text)).toEqual(["Both", "In the text"]);
    await withdrawArticle(desk(), { article: { path: address }, reason: "An error.", legal: null });
    expect(await usesOf(text)).toEqual(["Both"]);
  });

  test("say so of what was published before that was written down", async () => {
    const [head, text] = [await keep(50), await keep(60)];
    await publish("Both", { lead: head, body: `One.\n\n![Waves](${text.src})\n\nTwo.` });
    await publish("None", {});
    await desk().database.articleMedia.deleteMany();
    const file = path.join(projectFolder, "prisma/migrations/20261124182100_picture_uses/migration.sql");
    const migration = readFileSync(file, "utf8");
    await desk().database.$executeRawUnsafe(migration.slice(migration.indexOf("INSERT INTO")));
    expect([await usesOf(head), await usesOf(text)]).toEqual([["Both"], ["Both"]]);
    expect(await desk().database.articleMedia.count()).toBe(2);
  });

  test("which are not there are not found", async () => {
    expect(await findMedia(desk().database, "0".repeat(64))).toBeNull();
    expect(await listMedia(desk().database, { cursor: "'; --" })).toEqual({ pictures: [], older: null });
  });
});
