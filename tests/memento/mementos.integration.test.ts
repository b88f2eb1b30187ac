import { beforeEach, describe, expect, test } from "vitest";
import { changeSlug } from "@/lib/articles/change-slug";
import { restoreArticle } from "@/lib/articles/restore-article";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { env } from "@/lib/env";
import { answerTimeGate, answerTimeMap } from "@/lib/memento/answers";
import { findMemento, findMementoAt, findTimeMap } from "@/lib/memento/queries";
import { accepted, publishWithHistory } from "../support/publish-revision";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
/** The nth revision is published n hours and a half second after the tests' time. */
const moment = (number: number) => new Date(TEST_TIME.getTime() + number * 3_600_000 + 500);
const seconds = (number: number) => Math.floor(moment(number).getTime() / 1000);
const at = (number: number) => desk().setNow(moment(number));

const change = (body: string) => ({ kind: "updated" as const, note: "More.", change: { body } });

let path: string;
let id: string;

beforeEach(async () => {
  const firstPublished = { at: "1994-01-02T00:00:00.000Z", precision: "day" } as const;
  const first = { body: "One.", firstPublished };
  ({ id, path } = await publishWithHistory(
    desk(),
    TEST_ORIGINS,
    first,
    [change("Two."), change("Three.")],
    at,
  ));
});

describe("the memento that was in force", () => {
  test.each([
    ["at the second it came into force", seconds(2), 2],
    ["a second before", seconds(2) - 1, 1],
    ["until the next", seconds(3) - 1, 2],
    ["before there was any, when the piece was elsewhere: the first", 0, 1],
    ["at the last", seconds(9), 3],
    ["at no time that is named: the newest", null, 3],
  ])("%s", async (_when, instant, number) => {
    const found = await findMementoAt(path, instant === null ? null : new Date(instant * 1000));
    expect(found?.memento.number).toBe(number);
  });

  test("knows those around it", async () => {
    expect((await findMemento(path, 2))?.around).toMatchObject({
      first: { number: 1 },
      last: { number: 3 },
      previous: { number: 1 },
      next: { number: 3 },
    });
    expect(await findMemento(path, 4)).toBeNull();
  });

  test("is never a withdrawal", async () => {
    at(4);
    accepted(await withdrawArticle(desk(), { article: { id }, reason: "Wrong.", legal: null }));
    expect(await findMementoAt(path, null)).toBeNull();
    expect(await findTimeMap(path, null)).toBeNull();
    at(5);
    accepted(await restoreArticle(desk(), { id }, TEST_ORIGINS));
    expect((await findMementoAt(path, moment(4)))?.memento.number).toBe(3);
    expect((await findTimeMap(path, null))?.mementos.map(({ number }) => number)).toEqual([1, 2, 3, 5]);
  });
});

describe("a TimeGate", () => {
  const ask = (seconds: number | null, asked = path) =>
    answerTimeGate({ path: asked, canonical: asked === asked.toLowerCase() }, seconds);

  test("leads to the memento and names everything around it", async () => {
    const answer = await ask(seconds(2));
    expect([answer.status, answer.headers.get("location")]).toEqual([302, `${path}/history/2`]);
    const { siteUrl } = env();
    const link = answer.headers.get("link") ?? "";
    expect(link).toContain(`<${siteUrl}${path}>; rel="original"`);
    expect(link).toContain(`<${siteUrl}/timemap/link${path}>; rel="timemap"; type="application/link-format"`);
    expect(link).toContain(
      `<${siteUrl}${path}/history/1>; rel="first prev memento"; datetime="${moment(1).toUTCString()}"`,
    );
    expect(link).toContain(`<${siteUrl}${path}/history/2>; rel="memento"`);
    expect(link).toContain(`<${siteUrl}${path}/history/3>; rel="last next memento"`);
    expect(answer.headers.get("memento-datetime")).toBeNull();
  });

  test("of a piece that moved, was withdrawn or never was says so", async () => {
    at(4);
    const moved = accepted(await changeSlug(desk(), { article: { id }, slug: "elsewhere" }));
    const led = await ask(null);
    expect([led.status, led.headers.get("location")]).toEqual([308, `/timegate${moved.path}`]);
    const shouted = await ask(null, moved.path.toUpperCase());
    expect(shouted.status).toBe(404);
    at(5);
    const legal = { authority: "https://court.example/order" };
    accepted(await withdrawArticle(desk(), { article: { id }, reason: "An order.", legal }));
    const gone = await ask(null, moved.path);
    expect([gone.status, gone.headers.get("link")]).toEqual([
      451,
      '<https://court.example/order>; rel="blocked-by"',
    ]);
    expect((await ask(null, "/2018/01/02/none")).status).toBe(404);
  });
});

describe("a TimeMap", () => {
  const ask = (form: "link" | "json", before: number | null = null) =>
    answerTimeMap({ path, canonical: true }, form, before);

  test("lists every memento, the oldest first, in both forms", async () => {
    const { siteUrl } = env();
    const link = await ask("link");
    expect(link.headers.get("content-type")).toBe("application/link-format");
    expect((await link.text()).split(",\n")).toEqual([
      `<${siteUrl}${path}>; rel="original"`,
      `<${siteUrl}/timegate${path}>; rel="timegate"`,
      `<${siteUrl}/timemap/link${path}>; rel="self"; type="application/link-format"; from="${moment(1).toUTCString()}"; until="${moment(3).toUTCString()}"`,
      `<${siteUrl}${path}/history/1>; rel="first memento"; datetime="${moment(1).toUTCString()}"`,
      `<${siteUrl}${path}/history/2>; rel="memento"; datetime="${moment(2).toUTCString()}"`,
      `<${siteUrl}${path}/history/3>; rel="last memento"; datetime="${moment(3).toUTCString()}"\n`,
    ]);
    expect(await (await ask("json")).json()).toMatchObject({
      original_uri: siteUrl + path,
      self: `${siteUrl}/timemap/json${path}`,
      mementos: {
        first: { datetime: "2026-03-04T06:06:07Z", uri: `${siteUrl}${path}/history/1` },
        list: [{}, {}, {}],
        last: { uri: `${siteUrl}${path}/history/3` },
      },
      timegate_uri: `${siteUrl}/timegate${path}`,
    });
  });

  test("is read in parts, none of which says that it has an end which it has not", async () => {
    const text = await (await ask("link", 3)).text();
    expect(text).toContain(`rel="self"`);
    expect(text).toContain("?older=3>");
    expect(text).toContain("/history/2>");
    expect(text).not.toContain("last");
    expect((await ask("link", 1)).status).toBe(404);
  });
});
