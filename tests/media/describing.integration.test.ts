import { describe, expect, test } from "vitest";
import { rebuildFromObjects } from "@/lib/articles/rebuild";
import { keepPicture } from "@/lib/media/commands";
import { describePicture } from "@/lib/media/describe-picture";
import { findMedia, listMedia } from "@/lib/media/library";
import type { PictureWords } from "@/lib/media/picture-words";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";
import { photograph } from "./samples";

const desk = setUpDesk();

async function keep(width: number): Promise<string> {
  const bytes = await photograph({ width, height: 40 }).jpeg().toBuffer();
  const kept = await keepPicture(desk(), bytes, { name: "brought.jpg" });
  if (!kept.ok) throw new Error(kept.problems[0].message);
  return kept.value.src.slice("/media/".length, -".jpg".length);
}

const words: PictureWords = {
  alt: "A server room",
  caption: "Where it *was* kept",
  credit: "Ada Quill",
  licence: "CC BY 4.0",
};
const noWords: PictureWords = { alt: "", caption: null, credit: null, licence: null };

const wordsOf = async (hash: string) => (await findMedia(desk().database, hash))?.words;
const find = async (query: string) =>
  (await listMedia(desk().database, { cursor: null, query })).pictures.map(({ hash }) => hash);
const events = async () =>
  (await desk().database.auditEvent.findMany({ orderBy: { number: "asc" } })).map(
    ({ action, subject, actor }) => ({ action, subject, actor }),
  );

describe("what is written about a picture", () => {
  test("is remembered, each change with its event, and the same twice changes nothing", async () => {
    const hash = await keep(50);
    expect(await wordsOf(hash)).toEqual(noWords);
    expect(await describePicture(desk(), hash, { ...words, credit: "  Ada Quill " })).toEqual({
      ok: true,
      value: { changed: true },
    });
    expect(await describePicture(desk(), hash, words)).toEqual({ ok: true, value: { changed: false } });
    expect(await wordsOf(hash)).toEqual(words);
    expect(await events()).toEqual([
      { action: "media-add", subject: hash, actor: "test" },
      { action: "media-describe", subject: hash, actor: "test" },
    ]);
  });

  test("outlives the database, the newest of it", async () => {
    const [hash, other] = [await keep(50), await keep(60)];
    await describePicture(desk(), hash, { ...words, alt: "Something else" });
    desk().setNow(new Date(TEST_TIME.getTime() + 1000));
    await describePicture(desk(), hash, words);
    await describePicture(desk(), other, { ...words, alt: "Another" });
    const before = await desk().database.media.findMany({ orderBy: { hash: "asc" } });
    await desk().database.media.deleteMany();
    expect((await rebuildFromObjects(desk(), TEST_ORIGINS)).problems).toEqual([]);
    const after = await desk().database.media.findMany({ orderBy: { hash: "asc" } });
    const lasting = (rows: typeof before) => rows.map(({ createdAt: _when, createdBy: _who, ...row }) => row);
    expect(lasting(after)).toEqual(lasting(before));
    expect([await wordsOf(hash), await find("another")]).toEqual([words, [other]]);
  });

  test.each<{ what: string; query: string; found: boolean }>([
    { what: "a word of the alternative text", query: "server", found: true },
    { what: "the beginnings of two words, in any letters", query: "SERV roo", found: true },
    { what: "a word of the caption", query: "kept", found: true },
    { what: "the credit, without its accents", query: "ada quíll", found: true },
    { what: "the licence", query: "cc by", found: true },
    { what: "two characters of Chinese", query: "相册", found: true },
    { what: "words of which one is not there", query: "server cellar", found: false },
    { what: "nothing but marks", query: "' \\ : & | ! ( )", found: false },
  ])("is found by $what", async ({ query, found }) => {
    const hash = await keep(50);
    await keep(60);
    await describePicture(desk(), hash, { ...words, caption: "Where it was kept (用户相册)" });
    expect(await find(query)).toEqual(found ? [hash] : []);
  });

  test("finds no more what was written before", async () => {
    const hash = await keep(50);
    await describePicture(desk(), hash, words);
    await describePicture(desk(), hash, noWords);
    expect(await find("server")).toEqual([]);
  });

  test.each<{ what: string; written: PictureWords; at: string }>([
    { what: "too long", written: { ...words, alt: "a".repeat(1001) }, at: "alt" },
    { what: "a credit of two lines", written: { ...words, credit: "Ada\nQuill" }, at: "credit" },
    { what: "half a character", written: { ...words, caption: "\ud800" }, at: "caption" },
    { what: "a zero byte", written: { ...words, caption: "a\0b" }, at: "caption" },
  ])("is refused when it is $what", async ({ written, at }) => {
    const hash = await keep(50);
    expect(await describePicture(desk(), hash, written)).toMatchObject({
      ok: false,
      problems: [{ code: "description-not-usable", at }],
    });
    expect(await wordsOf(hash)).toEqual(noWords);
  });

  test.each(["0".repeat(64), "", "'; --", "x".repeat(2000)])("of no picture is refused: %j", async (hash) => {
    expect(await describePicture(desk(), hash, words)).toMatchObject({
      ok: false,
      problems: [{ code: "picture-unknown" }],
    });
  });
});
