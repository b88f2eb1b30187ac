import { describe, expect, test } from "vitest";
import { changeSlug } from "@/lib/articles/change-slug";
import { createAndPublish } from "@/lib/articles/commands";
import { rebuildFromObjects } from "@/lib/articles/rebuild";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { addName, renameName } from "@/lib/names/commands";
import type { Outcome } from "@/lib/outcome";
import { addRedirects, removeRedirect } from "@/lib/redirects/commands";
import {
  findLeading,
  findWhereItLeads,
  listMovedAddresses,
  listRedirects,
  listShapes,
} from "@/lib/redirects/queries";
import { articleContent } from "../support/factories";
import { loseTables } from "../support/lose-tables";
import { naughtyStrings } from "../support/naughty-strings";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

/** Redirects as they are asked for: `{ "/old": "/about" }`. */
function add(leads: Readonly<Record<string, string>>, outside = false) {
  const redirects = Object.entries(leads).map(([from, to]) => ({ from, to }));
  return addRedirects(desk(), { redirects, outside, ownOrigins: TEST_ORIGINS });
}

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

function said(outcome: Outcome<unknown>): string[] {
  return outcome.ok ? [] : outcome.problems.map(({ code, at }) => `${code} ${at}`);
}

/** Where all of them lead, by where they begin. */
async function all(): Promise<Record<string, string>> {
  const { rows } = await listRedirects(desk().database, { limit: 1000 });
  return Object.fromEntries(rows.map(({ from, to }) => [from, to]));
}

const leading = (...sources: string[]) => findLeading(desk().database, sources);

async function publish(slug: string) {
  return must(await createAndPublish(desk(), { content: articleContent({ slug }) }, TEST_ORIGINS));
}

describe("a redirect by hand", () => {
  test("is there with the next edition, and gone with the one after", async () => {
    const { database } = desk();
    const edition = async () => (await database.edition.findUniqueOrThrow({ where: { id: 1 } })).number;
    const before = await edition();
    expect(must(await add({ "/old/page.html": "/about" }))).toEqual({ added: 1 });
    expect(await edition()).toBe(before + 1);
    expect(await leading("/old/page.html")).toBe("/about");
    must(await removeRedirect(desk(), { from: "https://old.example/old/page.html" }));
    expect(await edition()).toBe(before + 2);
    expect(await leading("/old/page.html")).toBeNull();
    expect(said(await removeRedirect(desk(), { from: "/old/page.html" }))).toEqual(["redirect-unknown from"]);
  });

  test("asked for twice is made once, and leaves one record and one event", async () => {
    must(await add({ "/old": "/about" }));
    expect(must(await add({ "/old/": "/about", "https://old.example/old": "/about" }))).toEqual({ added: 0 });
    expect(await desk().database.redirectChange.count()).toBe(1);
    expect(await desk().database.auditEvent.count()).toBe(1);
  });

  test("leads to an address in any script, percent-encoded where a header needs it", async () => {
    const { path } = await publish("微信");
    must(await add({ "/?p=1": `${path}#fn-1` }));
    expect(await leading("/?p=1")).toBe("/2026/03/04/%E5%BE%AE%E4%BF%A1#fn-1");
  });

  test("elsewhere is made only where somebody says so", async () => {
    expect(said(await add({ "/shop": "https://shop.example/" }))).toEqual([
      "redirect-outside redirects.0.to",
    ]);
    must(await add({ "/shop": "https://shop.example/" }, true));
    expect((await listRedirects(desk().database)).rows).toMatchObject([{ outside: true, createdBy: "test" }]);
  });

  test("keeps leading where a piece or a name goes that moves later, in one step", async () => {
    const { id, path } = await publish("a-claim");
    must(await add({ "/?p=1": `${path}?x=1`, "/tag/cookies": "/topics/cookies" }));
    const moved = must(await changeSlug(desk(), { article: { id }, slug: "a-fact" }));
    must(await renameName(desk(), "topic", { slug: "cookies", name: "Biscuits", to: "biscuits" }));
    expect(await leading("/?p=1")).toBe(`${moved.path}?x=1`);
    expect(await leading("/tag/cookies")).toBe("/topics/biscuits");
  });

  test.each([
    ["the front page", "/"],
    ["a page", "/about"],
    ["a page in capitals", "/About"],
    ["a feed", "/rss.xml"],
    ["the newsroom", "/admin/redirects"],
    ["the API", "/api/v1/drafts"],
    ["Next's own files", "/_next/static/x.js"],
    ["a picture", "/media/x.png"],
    ["a year", "/2018"],
    ["an article", "/2026/03/04/a-claim"],
    ["an article in capitals", "/2026/03/04/A-Claim"],
    ["a twin of an article", "/2026/03/04/a-claim/article.md"],
    ["a tombstone", "/2026/03/04/withdrawn"],
    ["where an article was", "/2026/03/04/before"],
    ["a section", "/sections/law"],
    ["a section's feed", "/sections/law/atom.xml"],
    ["where a topic was", "/topics/cookies"],
    ["a picture with a query", "/media/x.png?v=1"],
    ["a query that the page reads", "/search?q=wiretap"],
    ["a place in a list", "/sections/law?older=2018"],
  ])("never begins at %s", async (_, from) => {
    await publish("a-claim");
    const { id } = await publish("withdrawn");
    must(await withdrawArticle(desk(), { article: { id }, reason: "It was not true.", legal: null }));
    const moving = await publish("before");
    must(await changeSlug(desk(), { article: { id: moving.id }, slug: "after" }));
    must(await renameName(desk(), "topic", { slug: "cookies", name: "Biscuits", to: "biscuits" }));
    expect(said(await add({ [from]: "/privacy" }))).toEqual([
      from === "/" ? "redirect-not-usable redirects.0.from" : "address-in-use redirects.0.from",
    ]);
  });

  test("may begin with a query at the address of a page", async () => {
    must(await add({ "/?p=1": "/about", "/about?lang=de": "/privacy" }));
    expect(await listShapes(desk().database)).toEqual(["lang", "p"]);
  });

  test.each([
    ["nothing", "/nothing"],
    ["an article that there is not", "/2026/03/04/never"],
    ["a section that there is not", "/sections/never"],
    ["the newsroom", "/admin"],
  ])("never leads to %s", async (_, to) => {
    expect(said(await add({ "/old": to }))).toEqual(["target-missing redirects.0.to"]);
  });

  test("never takes the place of another that leads elsewhere", async () => {
    must(await add({ "/old": "/about" }));
    expect(said(await add({ "/old": "/privacy" }))).toEqual(["redirect-taken redirects.0.from"]);
  });
});

describe("redirects that lead to each other", () => {
  test("lead on at once to where the last ends, in whatever order they are made", async () => {
    must(await add({ "/a": "/b", "/b": "/c#part", "/c": "/about" }));
    must(await add({ "/z": "/a" }));
    expect(await all()).toEqual({ "/a": "/about", "/b": "/about", "/c": "/about", "/z": "/about" });
  });

  test("are led anew when one begins where they lead", async () => {
    must(await add({ "/a": "/topics/none" }).then(() => addName(desk(), "topic", { name: "None" })));
    must(await add({ "/a": "/topics/none#list", "/b": "/topics/none?x=1" }));
    const { database } = desk();
    await database.topic.deleteMany();
    must(await add({ "/topics/none": "/about" }));
    expect(await all()).toEqual({ "/a": "/about", "/b": "/topics/none?x=1", "/topics/none": "/about" });
  });

  test.each([
    ["to itself", { "/a": "/a/" }],
    ["to each other", { "/a": "/b", "/b": "/a" }],
    ["in a longer circle", { "/a": "/b", "/b": "/c?x=1", "/c?x=1": "/a" }],
  ])("are refused when they lead %s", async (_, leads: Record<string, string>) => {
    const refused = said(await add(leads));
    expect(refused).toEqual(
      Object.keys(leads).map((_from, index) => `redirect-circle redirects.${index}.to`),
    );
    expect(await all()).toEqual({});
  });

  test("are refused when one closes a circle with one that is there", async () => {
    must(await addName(desk(), "topic", { name: "None" }));
    must(await add({ "/a": "/topics/none" }));
    await desk().database.topic.deleteMany();
    expect(said(await add({ "/topics/none": "/a" }))).toEqual(["redirect-circle redirects.0.to"]);
  });
});

describe("many at once", () => {
  test("are all made, or none, and each refusal says which it was", async () => {
    const refused = await add({ "/a": "/about", "/about": "/privacy", "/c": "/nowhere", "//d": "/about" });
    expect(said(refused)).toEqual(["redirect-not-usable redirects.3.from"]);
    expect(said(await add({ "/a": "/about", "/about": "/privacy", "/c": "/nowhere" }))).toEqual([
      "address-in-use redirects.1.from",
      "target-missing redirects.2.to",
    ]);
    expect(await all()).toEqual({});
    expect(await desk().database.redirectChange.count()).toBe(0);
  });

  test("are five thousand, in one record, and again without a change", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, at) => [`/?p=${at}`, at % 2 === 0 ? "/about" : `/?p=${at - 1}`]),
    );
    expect(must(await add(many))).toEqual({ added: 5000 });
    expect(must(await add(many))).toEqual({ added: 0 });
    expect(await desk().database.redirectChange.count()).toBe(1);
    expect(await leading("/?p=4999")).toBe("/about");
    expect(await listShapes(desk().database)).toEqual(["p"]);
  });

  test("are refused when one beginning is to lead to two places, or none is given", async () => {
    const redirects = [
      { from: "/a", to: "/about" },
      { from: "/a/", to: "/privacy" },
    ];
    const given = { outside: false, ownOrigins: TEST_ORIGINS };
    expect(said(await addRedirects(desk(), { redirects, ...given }))).toEqual([
      "redirect-given-twice redirects.1.from",
    ]);
    expect(said(await addRedirects(desk(), { redirects: [], ...given }))).toEqual([
      "redirects-wrong-number null",
    ]);
  });

  test("have at most two hundred sets of parameters, which the press can look through", async () => {
    const of = (count: number, from: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`/?p${from + at}=1`, "/about"]));
    must(await add(of(200, 0)));
    expect(said(await add(of(1, 200)))).toEqual(["redirects-too-varied null"]);
    must(await add({ "/?p7=2": "/about" }));
    expect(await listShapes(desk().database)).toHaveLength(200);
  });
});

describe("an address that leads on by hand", () => {
  test("is no new article's, and no article moves there, before the redirect is removed", async () => {
    must(await add({ "/2026/03/04/a-claim": "/about" }));
    const { id, path } = await publish("a-claim");
    expect(path).toBe("/2026/03/04/a-claim-2");
    const move = () => changeSlug(desk(), { article: { id }, slug: "a-claim" });
    expect(said(await move())).toEqual(["slug-taken slug"]);
    must(await removeRedirect(desk(), { from: "/2026/03/04/a-claim" }));
    expect(must(await move()).path).toBe("/2026/03/04/a-claim");
  });

  test("is no new name's", async () => {
    must(await add({ "/topics/cookies": "/about" }));
    expect(said(await addName(desk(), "topic", { name: "Cookies" }))).toEqual(["slug-taken slug"]);
  });
});

test("where an address leads is said of whatever is pasted", async () => {
  const { id, path } = await publish("a-claim");
  must(await changeSlug(desk(), { article: { id }, slug: "a-fact" }));
  must(await add({ "/?p=1": path, "/shop": "https://shop.example/" }, true));
  const where = async (written: string) => findWhereItLeads(desk().database, written);
  expect(await where("https://old.example/?p=1")).toMatchObject({
    kind: "redirect",
    to: "/2026/03/04/a-fact",
  });
  expect(await where("/shop/")).toMatchObject({
    kind: "redirect",
    outside: true,
    to: "https://shop.example/",
  });
  expect(await where(path)).toMatchObject({ kind: "moved", to: "/2026/03/04/a-fact" });
  expect(await where("/2026/03/04/a-fact")).toMatchObject({ kind: "article" });
  expect(await where("/about")).toMatchObject({ kind: "part" });
  expect(await where("/nothing?p=1")).toMatchObject({ kind: "nothing", href: "/nothing?p=1" });
  for (const text of naughtyStrings("redirects")) await where(text);
});

describe("the list", () => {
  test("is walked whole, each once, and finds a part of either address", async () => {
    must(await add(Object.fromEntries(Array.from({ length: 25 }, (_, at) => [`/Old-${at}`, "/about"]))));
    const seen: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 5; pages += 1) {
      const { rows, next } = await listRedirects(desk().database, { after, limit: 10 });
      seen.push(...rows.map(({ from }) => from));
      if (next === null) break;
      after = next;
    }
    expect(seen.length).toBe(25);
    expect(new Set(seen).size).toBe(25);
    const found = async (query: string) => (await listRedirects(desk().database, { query })).rows.length;
    expect([await found("OLD-1"), await found("ABOUT"), await found("%"), await found("none")]).toEqual([
      11, 25, 0, 0,
    ]);
    for (const query of naughtyStrings("redirect-search"))
      await listRedirects(desk().database, { query, after: query });
  });

  test("of what moved is another", async () => {
    const { id, path } = await publish("a-claim");
    must(await changeSlug(desk(), { article: { id }, slug: "a-fact" }));
    must(await add({ "/old": "/about" }));
    expect((await listMovedAddresses(desk().database, { query: "claim" })).rows).toEqual([
      {
        from: path,
        to: "/2026/03/04/a-fact",
        href: path,
        toHref: "/2026/03/04/a-fact",
        articleId: id,
        leftAt: TEST_TIME,
      },
    ]);
  });
});

describe("redirects outlive the database", () => {
  const rows = () => desk().database.handRedirect.findMany({ orderBy: { fromAddress: "asc" } });
  const changes = () => desk().database.redirectChange.findMany({ orderBy: { number: "asc" } });

  test("and come back from the object store as they were, removed ones not", async () => {
    must(await add({ "/a": "/about", "/?p=1": "/privacy", "/gone": "/about" }));
    desk().setNow(new Date("2026-04-01T00:00:00Z"));
    must(await removeRedirect(desk(), { from: "/gone" }));
    must(await add({ "/b": "/a" }));
    const before = [await rows(), await changes()];
    await loseTables(desk().database);
    expect((await rebuildFromObjects(desk(), TEST_ORIGINS)).problems).toEqual([]);
    expect([await rows(), await changes()]).toEqual(before);
    expect((await rebuildFromObjects(desk(), TEST_ORIGINS)).problems).toEqual([]);
    expect([await rows(), await changes()]).toEqual(before);
  });

  test("and what was done to them is never changed", async () => {
    must(await add({ "/a": "/about" }));
    await expect(desk().database.redirectChange.updateMany({ data: { number: 2 } })).rejects.toThrow(
      /never changed/,
    );
    await expect(desk().database.redirectChange.deleteMany()).rejects.toThrow(/never changed/);
  });
});
