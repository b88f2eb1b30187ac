import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { createAndPublish, createDraft } from "@/lib/articles/commands";
import { draftContentSchema } from "@/lib/articles/draft-content";
import { rebuildFromObjects } from "@/lib/articles/rebuild";
import { saveDraft } from "@/lib/articles/save-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { keepPicture } from "@/lib/media/commands";
import { describePicture } from "@/lib/media/describe-picture";
import { findMedia, listMedia } from "@/lib/media/library";
import { removePicture } from "@/lib/media/remove-picture";
import type { StoredPicture } from "@/lib/media/views";
import { changeSite } from "@/lib/site/commands";
import { articleContent } from "../support/factories";
import { loseTables } from "../support/lose-tables";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";
import { photograph } from "./samples";

const desk = setUpDesk();

async function keep(width: number): Promise<StoredPicture> {
  const bytes = await photograph({ width, height: 40 }).jpeg().toBuffer();
  const kept = await keepPicture(desk(), bytes, { name: "brought.jpg" });
  if (!kept.ok) throw new Error(kept.problems[0].message);
  return kept.value;
}

const hashOf = ({ src }: StoredPicture) => src.slice("/media/".length, -".jpg".length);
const bodyWith = ({ src }: StoredPicture) => `One.\n\n![Waves](${src})\n\nTwo.`;
const at = (picture: StoredPicture) => findMedia(desk().database, hashOf(picture));
const remove = (picture: StoredPicture) => removePicture(desk(), hashOf(picture));

async function begin(headline: string, body: string): Promise<string> {
  return createDraft(desk(), { content: articleContent({ headline, body }) });
}

/** A draft's next version, with another text. */
async function rewrite(id: string, headline: string, body: string) {
  const { version } = await desk().database.draft.findUniqueOrThrow({ where: { id } });
  const content = draftContentSchema.parse(articleContent({ headline, body }));
  const saved = await saveDraft(desk(), { id, version, content, deliberate: true });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
}

async function publish(headline: string, body: string): Promise<string> {
  const content = articleContent({ headline, body });
  const published = await createAndPublish(desk(), { content }, TEST_ORIGINS);
  if (!published.ok) throw new Error(published.problems[0].message);
  return published.value.path;
}

/** The names of all files of the object store that have to do with pictures. */
async function files(): Promise<string[]> {
  const entries = await readdir(desk().objectsFolder, { recursive: true, withFileTypes: true });
  const found = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes("revisions"));
  return found.map(({ name }) => name).sort();
}

describe("a picture's drafts", () => {
  test("are named with it, for as long as they show it", async () => {
    const picture = await keep(50);
    const id = await begin("A draft", bodyWith(picture));
    await begin("Another", "No picture.");
    expect(await at(picture)).toMatchObject({
      uses: 0,
      draftUses: 1,
      usedInDrafts: [{ id, headline: "A draft" }],
      published: false,
    });
    await rewrite(id, "A draft", "No picture.");
    expect(await at(picture)).toMatchObject({ draftUses: 0, usedInDrafts: [] });
  });

  test("are not named twice when readers see it in the article", async () => {
    const picture = await keep(50);
    await publish("Live", bodyWith(picture));
    expect(await at(picture)).toMatchObject({ uses: 1, draftUses: 0, usedInDrafts: [], published: true });
    const { pictures } = await listMedia(desk().database, { cursor: null });
    expect(pictures).toMatchObject([{ uses: 1, draftUses: 0 }]);
  });
});

describe("removing a picture", () => {
  test("takes it off the disk with all that belongs to it, and a rebuild brings nothing back", async () => {
    const picture = await keep(1200);
    await describePicture(desk(), hashOf(picture), {
      alt: "Waves",
      caption: null,
      credit: null,
      licence: null,
    });
    expect(await files()).not.toEqual([]);
    const { number } = await desk().database.edition.findUniqueOrThrow({ where: { id: 1 } });
    expect(await remove(picture)).toEqual({ ok: true, value: null });
    expect([await at(picture), await files()]).toEqual([null, []]);
    // What the press keeps of it is asked for again.
    expect(await desk().database.edition.findUniqueOrThrow({ where: { id: 1 } })).toMatchObject({
      number: number + 1,
    });
    await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect((await listMedia(desk().database, { cursor: null })).pictures).toEqual([]);
    const event = await desk().database.auditEvent.findFirst({ where: { action: "media-remove" } });
    expect(event).toMatchObject({ subject: hashOf(picture), actor: "test" });
  });

  test("leaves whatever another picture has too, and lets it come again", async () => {
    const [picture, other] = [await keep(50), await keep(60)];
    const shared = await desk().database.mediaVersion.findFirstOrThrow({
      where: { pictureHash: hashOf(picture) },
    });
    await desk().database.mediaVersion.create({ data: { ...shared, pictureHash: hashOf(other) } });
    await remove(picture);
    expect(await desk().objects.read("media", shared.hash, shared.extension)).not.toBeNull();
    expect(await keep(50)).toEqual(picture);
    expect(await at(picture)).not.toBeNull();
  });

  test.each<{ what: string; use: (picture: StoredPicture) => Promise<unknown>; problem: object }>([
    {
      what: "a draft shows it",
      use: (picture) => begin("A draft", bodyWith(picture)),
      problem: { code: "picture-in-use", message: expect.stringContaining("“A draft”") },
    },
    {
      what: "a draft shows one of its lighter versions",
      use: ({ versions: [lighter] }) => begin("A draft", `![Waves](${lighter?.src})`),
      problem: { code: "picture-in-use" },
    },
    {
      what: "an article shows it",
      use: (picture) => publish("Live", bodyWith(picture)),
      problem: { code: "picture-published", message: expect.stringContaining("“Live”") },
    },
    {
      what: "a piece that was withdrawn had shown it",
      use: async (picture) => {
        const path = await publish("Gone", bodyWith(picture));
        await withdrawArticle(desk(), { article: { path }, reason: "An error.", legal: null });
      },
      problem: { code: "picture-published" },
    },
    {
      what: "the page about the publication shows it",
      use: (picture) => changeSite(desk(), { about: bodyWith(picture) }, TEST_ORIGINS),
      problem: { code: "picture-in-use" },
    },
  ])("is refused when $what", async ({ use, problem }) => {
    const picture = await keep(600);
    await use(picture);
    const before = await files();
    expect(await remove(picture)).toMatchObject({ ok: false, problems: [problem] });
    expect(await at(picture)).not.toBeNull();
    expect(await files()).toEqual(before);
  });

  test("is refused for ever once it was published, also after a rebuild", async () => {
    const picture = await keep(50);
    const path = await publish("Live", bodyWith(picture));
    const { id } = await desk().database.article.findUniqueOrThrow({ where: { path } });
    await desk().database.$executeRaw`UPDATE draft SET content = ${{}}::jsonb WHERE id = ${id}::uuid`;
    expect(await remove(picture)).toMatchObject({ ok: false, problems: [{ code: "picture-published" }] });
    await desk().database.revisionMedia.deleteMany();
    await loseTables(desk().database, ["revision", "article", "draft", "media"]);
    await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(await remove(picture)).toMatchObject({ ok: false, problems: [{ code: "picture-published" }] });
  });

  test("works again once no draft shows it", async () => {
    const picture = await keep(50);
    const id = await begin("A draft", bodyWith(picture));
    expect(await remove(picture)).toMatchObject({ ok: false });
    await rewrite(id, "A draft", "None.");
    expect(await remove(picture)).toMatchObject({ ok: true });
  });

  test("while drafts are saved that show it, leaves no draft that shows what is gone", async () => {
    for (let round = 0; round < 5; round += 1) {
      const picture = await keep(50 + round);
      const [removed] = await Promise.all([remove(picture), begin(`Draft ${round}`, bodyWith(picture))]);
      const found = await at(picture);
      // Whoever came first has won: the picture is there and used, or it was gone before the draft named it.
      expect(found === null).toBe(removed.ok);
      if (found !== null) expect(found.draftUses).toBe(1);
    }
  });

  test.each(["0".repeat(64), "", "'; --"])("of none is refused: %j", async (hash) => {
    expect(await removePicture(desk(), hash)).toMatchObject({
      ok: false,
      problems: [{ code: "picture-unknown" }],
    });
  });
});
