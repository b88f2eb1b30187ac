import { beforeEach, describe, expect, test } from "vitest";
import { keepMissingSizes } from "@/lib/articles/change-size";
import { changeSlug } from "@/lib/articles/change-slug";
import { rebuildFromObjects } from "@/lib/articles/rebuild";
import { restoreArticle } from "@/lib/articles/restore-article";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { answerRecord } from "@/lib/history/answers";
import { findDifference, findHistory, findOldRevision } from "@/lib/history/queries";
import { findWhereabouts } from "@/lib/history/whereabouts";
import { changeSite } from "@/lib/site/commands";
import { sha256 } from "@/lib/storage/sha256";
import { loseTables } from "../support/lose-tables";
import { accepted, publishWithHistory } from "../support/publish-revision";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

/** The nth revision is published n hours after the tests' time. */
const hour = (number: number) => new Date(TEST_TIME.getTime() + number * 3_600_000);
const at = (number: number) => desk().setNow(hour(number));

const corrected = {
  kind: "corrected",
  note: "There were 15 files.",
  change: { body: "It kept 15 files.\n\nNobody was fined." },
} as const;
const renamed = {
  kind: "updated" as const,
  note: "The headline says who.",
  change: { headline: "The ministry kept it", topics: [] },
};

let path: string;
let id: string;

beforeEach(async () => {
  const first = { body: "It kept 14 files.\n\nNobody was fined." };
  ({ id, path } = await publishWithHistory(desk(), TEST_ORIGINS, first, [corrected, renamed], at));
});

const withdraw = (number: number) => {
  at(number);
  return withdrawArticle(desk(), { article: { id }, reason: "It names a source.", legal: null });
};

describe("a history", () => {
  test("has every revision, the newest first, with its time, note, hash and size", async () => {
    const history = await findHistory(path, null);
    expect(history).toMatchObject({ path, newest: 3, older: null, newer: null });
    expect(history?.entries).toMatchObject([
      {
        number: 3,
        kind: "updated",
        at: hour(3),
        note: "The headline says who.",
        changed: 2,
        size: { words: { added: 4, removed: 7 }, fields: ["headline", "topics"] },
      },
      {
        number: 2,
        kind: "corrected",
        note: "There were 15 files.",
        changed: 1,
        size: { words: { added: 1, removed: 1 }, fields: ["body"] },
      },
      { number: 1, kind: "published", note: null, size: null, changed: null },
    ]);
    const hashes = await desk().database.revision.findMany({ orderBy: { number: "desc" } });
    expect(history?.entries.map(({ hash }) => hash)).toEqual(hashes.map(({ hash }) => hash));
  });

  test("names nobody unless the site says so", async () => {
    expect((await findHistory(path, null))?.entries.map(({ actor }) => actor)).toEqual([null, null, null]);
    accepted(await changeSite(desk(), { namesActors: true }, TEST_ORIGINS));
    expect((await findHistory(path, null))?.entries.map(({ actor }) => actor)).toEqual([
      "test",
      "test",
      "test",
    ]);
  });

  test("is read in parts by number", async () => {
    const changes = Array.from({ length: 41 }, (_, number) => ({
      kind: "updated" as const,
      note: `Change ${number}`,
      change: { body: `Body ${number}.` },
    }));
    const { path: long } = await publishWithHistory(desk(), TEST_ORIGINS, { headline: "Long" }, changes);
    const first = await findHistory(long, null);
    expect([first?.entries.at(0)?.number, first?.entries.length, first?.older, first?.newer]).toEqual([
      42,
      20,
      23,
      null,
    ]);
    const second = await findHistory(long, first?.older ?? 0);
    expect([second?.entries.at(0)?.number, second?.older, second?.newer]).toEqual([22, 3, "first"]);
    const third = await findHistory(long, second?.older ?? 0);
    expect(third?.entries.map(({ number }) => number)).toEqual([2, 1]);
    expect([third?.older, third?.newer]).toEqual([null, 23]);
    expect(third?.entries[0]?.changed).toBe(1);
    expect(await findHistory(long, 1)).toBeNull();
  });

  test("says where a piece moved, and follows it there", async () => {
    at(4);
    const moved = accepted(await changeSlug(desk(), { article: { id }, slug: "kept" }));
    const history = await findHistory(moved.path, null);
    expect(history?.entries[0]).toMatchObject({
      kind: "moved",
      movedTo: moved.path,
      size: { fields: ["slug"] },
    });
    expect(await findHistory(path, null)).toBeNull();
    expect(await findWhereabouts({ path, canonical: true })).toEqual({ kind: "elsewhere", path: moved.path });
  });

  test("of a withdrawn piece is nowhere, and comes back with it, the withdrawal among it", async () => {
    accepted(await withdraw(4));
    expect(await findHistory(path, null)).toBeNull();
    expect(await findOldRevision(path, 1, TEST_ORIGINS)).toBeNull();
    expect(await findDifference(path, 1, 2)).toBeNull();
    expect((await answerRecord({ path, canonical: true }, 1)).status).toBe(410);
    expect(await findWhereabouts({ path, canonical: true })).toMatchObject({
      kind: "withdrawn",
      answer: { status: 410 },
    });
    at(5);
    accepted(await restoreArticle(desk(), { id }, TEST_ORIGINS));
    const history = await findHistory(path, null);
    expect(history?.entries.slice(0, 2)).toMatchObject([
      { number: 5, kind: "restored", changed: 3, size: { words: { added: 0, removed: 0 }, fields: [] } },
      { number: 4, kind: "withdrawn", note: "It names a source.", changed: null, size: null },
    ]);
    expect(await findOldRevision(path, 4, TEST_ORIGINS)).toBeNull();
    expect(await findOldRevision(path, 3, TEST_ORIGINS)).toMatchObject({
      before: 2,
      after: 5,
      until: hour(4),
    });
  });

  test("has the same sizes after a rebuild from the object store", async () => {
    const before = await findHistory(path, null);
    await loseTables(desk().database);
    await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(await findHistory(path, null)).toEqual(before);
  });

  test("gets the sizes of what was published before they were kept", async () => {
    const before = await findHistory(path, null);
    await desk().database.revisionChange.deleteMany();
    expect((await findHistory(path, null))?.entries[0]?.size).toBeNull();
    await keepMissingSizes(desk().database);
    expect(await findHistory(path, null)).toEqual(before);
  });

  test("calls a change large that takes long to count", async () => {
    const body = (seed: number) => Array.from({ length: 3000 }, (_, at) => `w${(at * seed) % 977}`).join(" ");
    const { path: rewritten } = await publishWithHistory(
      desk(),
      TEST_ORIGINS,
      { headline: "Whole", body: body(7) },
      [{ kind: "updated", note: "Anew.", change: { body: body(11) } }],
    );
    expect((await findHistory(rewritten, null))?.entries[0]?.size).toEqual({ words: null, fields: ["body"] });
  });
});

describe("an old revision", () => {
  test("is the article as it was, with the names of its day", async () => {
    const old = await findOldRevision(path, 1, TEST_ORIGINS);
    expect(old).toMatchObject({
      number: 1,
      at: hour(1),
      until: hour(2),
      before: null,
      after: 2,
      subject: { path, newest: 3, headline: "The ministry kept it" },
      page: {
        headline: "Regulator finds its own cookie banner unlawful",
        bodyHtml: expect.stringContaining("It kept 14 files."),
        topics: [{ slug: "cookies", name: "Cookies" }],
        publishedAt: hour(1),
        updatedAt: null,
      },
    });
    expect(await findOldRevision(path, 3, TEST_ORIGINS)).toMatchObject({ until: null, after: null });
    expect(await findOldRevision(path, 4, TEST_ORIGINS)).toBeNull();
  });

  test("differs from any other in words, field by field", async () => {
    const difference = await findDifference(path, 1, 3);
    expect(difference).toMatchObject({ from: { number: 1 }, to: { number: 3 }, before: null, after: null });
    expect(difference?.fields.map(({ field }) => field)).toEqual(["headline", "body", "topics"]);
    expect(difference?.fields[1]?.lines[0]).toEqual({
      kind: "line",
      parts: [
        { kind: "same", text: "It kept " },
        { kind: "removed", text: "14" },
        { kind: "added", text: "15" },
        { kind: "same", text: " files." },
      ],
    });
  });
});

describe("a record", () => {
  const ask = (number: number | null, asked = path) => answerRecord({ path: asked, canonical: true }, number);

  test("is the bytes of its hash where the site names who published it", async () => {
    accepted(await changeSite(desk(), { namesActors: true }, TEST_ORIGINS));
    const { hash } = await desk().database.revision.findFirstOrThrow({ where: { number: 2 } });
    const answer = await ask(2);
    expect(answer.headers.get("content-type")).toBe("application/json");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(sha256(bytes)).toBe(hash);
    expect(await desk().objects.read("revisions", hash, "json")).toEqual(bytes);
  });

  test("says otherwise nothing of who did, and that it is not those bytes", async () => {
    const { hash } = await desk().database.revision.findFirstOrThrow({ where: { number: 2 } });
    const text = await (await ask(2)).text();
    expect(JSON.parse(text)).toMatchObject({
      format: "standfirst/revision-in-part/1",
      sha256: hash,
      withheld: ["actor", "origin"],
      record: { number: 2, note: "There were 15 files.", content: { body: corrected.change.body } },
    });
    expect(text).not.toContain('"test"');
  });

  test("of what is not there is missing, and that of a moved piece is where it is", async () => {
    expect((await ask(9)).status).toBe(404);
    expect((await ask(null)).status).toBe(404);
    at(4);
    const moved = accepted(await changeSlug(desk(), { article: { id }, slug: "kept" }));
    const answer = await ask(2);
    expect([answer.status, answer.headers.get("location")]).toEqual([
      308,
      `${moved.path}/history/2/revision.json`,
    ]);
  });
});
