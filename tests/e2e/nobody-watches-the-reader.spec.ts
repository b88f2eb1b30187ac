import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { embeddedFolder } from "@/lib/database/embedded/folder";
import { readLockHolder } from "@/lib/database/embedded/lock-holder";
import { type Counter, counterNames, type Measured, measuredSchema } from "@/lib/privacy/measured-schema";
import { projectFolder } from "@/lib/project-folder";
import { aReport } from "../support/a-report";
import { ask } from "../support/ask";
import { findInFiles } from "../support/find-in-files";
import { type RunningSite, runStandfirst, startSite } from "../support/run-standfirst";
import { jsonFeedSchema } from "../syndication/json-feed-schema";
import { inTurns, places } from "./in-turns";
import {
  IMPORTED_REPORT,
  type KindOfPage,
  kindsOfPage,
  routesWithoutSamples,
  WITHDRAWN,
} from "./kinds-of-page";
import { type Opened, PrivacyMeter, VIEW, wordsOf } from "./privacy-meter";
import { aSpy } from "./spy";
import { weighVisit } from "./weigh-visit";

/**
 * The promise that the site makes to its readers. Each test bears the id by which the page `/privacy` names it
 * (lib/privacy/promises). All of them share one site that nobody has asked for anything before, and one walk over every
 * kind of page.
 */

const measuredFile = path.join(projectFolder, "lib/privacy/measured.json");
/** An article of middling length, without a picture. */
const VISITED = "/1996/04/19/two-judges-read-source-code";
/** How far a visit's weight may be from the recorded one, in bytes: sentences may be mended without measuring again. */
const TOLERANCE = 512;

let folder: string;
let dataDir: string;
let site: RunningSite;
let startedAt: number;
let visit: Measured["visit"];
let opened: readonly (Opened & { readonly sample: KindOfPage; readonly address: string })[];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(900_000);
  folder = await mkdtemp(path.join(tmpdir(), "standfirst-reader-"));
  dataDir = path.join(folder, "data");
  startedAt = Date.now();
  await mkdir(path.join(folder, "tmp"));
  site = await startSite(dataDir, [], { TMPDIR: path.join(folder, "tmp") });
  await writeFile(path.join(folder, "report.txt"), aReport);
  await writeFile(
    path.join(folder, "corrected.txt"),
    aReport.replace("They have written", "They have telephoned"),
  );
  const [report, corrected] = [path.join(folder, "report.txt"), path.join(folder, "corrected.txt")];
  for (const args of [
    ["import", report, "--date", "2018-01-02", "--publish"],
    ["update", IMPORTED_REPORT, corrected, "--kind", "correction", "--note", "Nobody wrote."],
    ["site", "set", "--contact", "security@wiretap.example"],
    ["withdraw", WITHDRAWN, "--reason", "Taken back, so that its tombstone can be seen."],
  ])
    expect(await runStandfirst(args, { DATA_DIR: dataDir })).toMatchObject({ status: 0, stderr: "" });
  visit = await weighVisit(browser, site.origin, VISITED);
  const samples = kindsOfPage.flatMap((sample) => sample.addresses.map((address) => ({ sample, address })));
  const meters = await Promise.all(places(4).map(() => PrivacyMeter.start(browser)));
  opened = await inTurns(samples, meters, async ({ sample, address }, meter) => ({
    ...(await meter.look(site.origin + address)),
    sample,
    address,
  }));
  await Promise.all(meters.map((meter) => meter.close()));
});

test.afterAll(async () => {
  await site?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** What was found that has one of these names, a line each. */
function sightings(...names: readonly Counter[]): string[] {
  return opened.flatMap(({ address, found }) =>
    names.flatMap((name) => (found[name] === undefined ? [] : `${address}: ${found[name]} ${name}`)),
  );
}

test("every kind of page is opened: each route of the built site, and at least fifty pages", () => {
  expect(routesWithoutSamples(), "add an address of each to tests/e2e/kinds-of-page.ts").toEqual([]);
  expect(opened.filter(({ words }) => words !== null).length).toBeGreaterThanOrEqual(50);
  // What a browser saves instead of showing it has no status here; it is asked for again further below.
  for (const { address, status, sample } of opened)
    expect([sample.status ?? 200, null], address).toContain(status);
});

test("P1a: no kind of page runs a script, whatever is touched", () => {
  expect(sightings("scripts", "scriptBytes", "handlers", "violations")).toEqual([]);
});

test("P1b: no kind of page sets a cookie or keeps anything in the browser", () => {
  expect(sightings("cookies", "storage")).toEqual([]);
});

test("P1c: no kind of page asks another host for anything, or prepares to", async () => {
  expect(sightings("otherHosts", "hints", "beacons", "embeds")).toEqual([]);
  // What a browser looks up ahead by itself is seen by no page; only this stops it.
  for (const { address } of opened)
    expect((await ask(site.origin, address)).headers["x-dns-prefetch-control"], address).toBe("off");
});

test("P1d: no request says which page the reader came from", async ({ browser }) => {
  expect(sightings("referrers")).toEqual([]);
  // Neither does a link out: what it leads to is played by another server here.
  const told: (string | undefined)[] = [];
  const elsewhere = createServer((request, response) => {
    if (request.url === "/elsewhere") told.push(request.headers.referer);
    response.end("Elsewhere.");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  const address = elsewhere.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const page = await browser.newPage();
  await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) =>
    route.fulfill({ status: 302, headers: { location: `http://127.0.0.1:${port}/elsewhere` } }),
  );
  await page.goto(site.origin + VISITED);
  await page.locator(".prose a.link-out").first().click();
  await expect(page.locator("body")).toHaveText("Elsewhere.");
  expect(told).toEqual([undefined]);
  await page.close();
  await new Promise((resolve) => elsewhere.close(resolve));
});

test("P1e: a first visit is light", () => {
  expect(visit.html + visit.styles).toBeLessThanOrEqual(14_000);
  expect(visit.fonts).toBeLessThanOrEqual(80_000);
  expect(visit.fonts).toBeGreaterThan(0);
  expect(visit.scripts).toBe(0);
});

test("P1f: what the page about privacy shows is what is measured now", async ({ page }) => {
  const now = { visit, kinds: kindsFound() };
  if (process.env.MEASURE === "1") await record(now);
  const { measuredOn: _, ...recorded } = measuredSchema.parse(
    JSON.parse(await readFile(measuredFile, "utf8")),
  );
  expect(recorded.kinds, "measure again: npm run measure").toEqual(now.kinds);
  expect(recorded.visit.path).toBe(visit.path);
  for (const part of ["html", "styles", "fonts", "scripts"] as const)
    expect(
      Math.abs(recorded.visit[part] - visit[part]),
      `${part}; measure again: npm run measure`,
    ).toBeLessThan(TOLERANCE);
  await page.goto(site.origin);
  await page.getByRole("link", { name: "0 scripts 0 cookies 0 trackers" }).click();
  await expect(page).toHaveTitle(/^Privacy/);
  // The rows of a site that has yet to be built with new figures are those of before.
  if (process.env.MEASURE === "1") return;
  for (const { kind, pages } of now.kinds)
    await expect(page.getByRole("row", { name: `${kind} ${pages} Nothing`, exact: true })).toHaveCount(1);
});

test("P1g: the instrument sees a page that spies", async ({ browser }) => {
  const spy = await aSpy();
  const meter = await PrivacyMeter.start(browser);
  const { found } = await meter.look(spy.address);
  await meter.close();
  await spy.close();
  expect(Object.keys(found).sort()).toEqual([...counterNames].sort());
});

test("P2: every page is the same words with JavaScript off", async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: VIEW,
  });
  const pages = opened.filter(({ words }) => words !== null);
  expect(pages.length).toBeGreaterThanOrEqual(50);
  const tabs = await Promise.all(places(4).map(() => context.newPage()));
  await inTurns(pages, tabs, async ({ address, words }, tab) => {
    await tab.goto(site.origin + address);
    expect(await wordsOf(tab), address).toBe(words);
    expect(words, address).not.toMatch(/^\s*(?:loading|please wait)\b/im);
    expect(words, address).not.toMatch(/enable JavaScript/i);
    expect(await tab.locator("[aria-busy], progress, noscript").count(), address).toBe(0);
  });
  await context.close();
});

test("P4: two readers who share nothing are given the same bytes", async () => {
  const readers = [
    {
      localAddress: "127.0.0.11",
      headers: { "User-Agent": "One/1.0", "Accept-Language": "de", Cookie: "id=1" },
    },
    {
      localAddress: "127.0.0.12",
      headers: {
        "User-Agent": "Another/2.0",
        "Accept-Language": "zh-Hans",
        Referer: "https://elsewhere.example/",
        "X-Forwarded-For": "203.0.113.9",
        "Sec-GPC": "1",
      },
    },
  ];
  // How the site is doing is said anew each time, and to nobody in particular.
  for (const { address, sample } of opened.filter((page) => page.address !== "/healthz")) {
    const [one, another] = await Promise.all(readers.map((reader) => ask(site.origin, address, reader)));
    if (one === undefined || another === undefined) throw new Error("Two readers were sent.");
    expect(one.status, address).toBe(sample.status ?? 200);
    expect(one.headers.etag, address).toMatch(/^"[\w-]+"$/);
    const { date: _, ...headers } = one.headers;
    expect(another.headers, address).toMatchObject(headers);
    expect(another.body.equals(one.body), address).toBe(true);
  }
});

test("P5: a page needs no other address than the one it was reached by", async () => {
  const onion = { Host: `${"wiretapexample".padEnd(56, "a")}.onion` };
  for (const { address } of opened.filter(({ words }) => words !== null)) {
    const { headers, body } = await ask(site.origin, address, { headers: onion });
    expect(headers["strict-transport-security"], address).toBeUndefined();
    expect(headers["content-security-policy"], address).not.toContain("upgrade-insecure-requests");
    const html = body.toString("utf8");
    expect(addressesNeeded(html), address).not.toEqual([]);
    // A form whose address is empty is sent to its own page.
    for (const needed of addressesNeeded(html))
      if (!/^(?:\/(?!\/)|#|\?)/.test(needed)) expect(new URL(needed).hostname, address).not.toBe("127.0.0.1");
    expect(body.equals((await ask(site.origin, address)).body), address).toBe(true);
  }
});

test("P7: a feed tells nobody who reads it", async () => {
  const feeds = kindsOfPage.flatMap(({ kind, addresses }) => (kind.startsWith("a feed") ? addresses : []));
  expect(feeds.length).toBe(21);
  for (const feed of feeds) {
    const { headers, body } = await ask(site.origin, feed);
    expect(headers["set-cookie"], feed).toBeUndefined();
    for (const held of [
      { "If-None-Match": headers.etag },
      { "If-Modified-Since": headers["last-modified"] },
    ]) {
      const again = await ask(site.origin, feed, { headers: held });
      expect([again.status, again.body.length], feed).toEqual([304, 0]);
    }
    if (!feed.endsWith(".json")) continue;
    for (const { url, content_html: content = "" } of jsonFeedSchema.parse(JSON.parse(body.toString()))
      .items) {
      const article = await ask(site.origin, new URL(url ?? "").pathname);
      // The address leads to the piece itself, and so does every other of ours; those of others stand as they were written.
      expect(article.status, url).toBe(200);
      const page = article.body.toString("utf8");
      for (const [, picture = ""] of content.matchAll(/<img[^>]*? src="([^"]*)"/g)) {
        const { hostname, pathname, search } = new URL(picture);
        expect([hostname, search], picture).toEqual(["127.0.0.1", ""]);
        expect(page, picture).toContain(pathname);
      }
      for (const [, link = ""] of content.matchAll(/<a[^>]*? href="([^"]*)"/g)) {
        const { hostname, pathname } = new URL(link);
        if (hostname !== "127.0.0.1") expect(page, link).toContain(`href="${link}"`);
        else expect((await ask(site.origin, pathname)).status, link).toBe(200);
      }
    }
  }
});

test("P3: nothing about a reader is written to any file", async () => {
  const words = {
    forwarded: "203.0.113.77",
    address: "127.0.0.77",
    browser: "Sentinelbrowser",
    referrer: "sentinelreferrer",
    cookie: "sentinelcookie",
    search: "sentinelword",
  };
  const reader = {
    localAddress: words.address,
    headers: {
      "X-Forwarded-For": words.forwarded,
      "X-Real-IP": words.forwarded,
      Forwarded: `for=${words.forwarded}`,
      "User-Agent": `${words.browser}/77.0`,
      Referer: `https://${words.referrer}.example/from`,
      Cookie: `id=${words.cookie}`,
    },
  };
  const addresses = (number: number) => [
    `/search?q=${words.search}+${number}`,
    `/search?q=${words.search}&section=law&page=${number}`,
    `/2018/01/02/${words.search}-${number}`,
    `/%E0%A4%A${words.search}`,
    `/oembed?url=http://127.0.0.1:0/2018/01/02/${words.search}-${number}`,
    `/atom.xml?older=${words.search}`,
    `${VISITED}?utm_source=${words.search}`,
    `/topics/${words.search}`,
    `/_next/static/${words.search}.js`,
    "/",
  ];
  const all = Array.from({ length: 100 }, (_, number) => addresses(number)).flat();
  expect(all).toHaveLength(1000);
  const answers = await inTurns(all, places(16), (address) => ask(site.origin, address, reader));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 404]));
  expect((await ask(site.origin, `/search?q=${words.search}`, { ...reader, method: "POST" })).status).toBe(
    405,
  );
  // A failure is written down; whom it befell is not.
  const database = readLockHolder(embeddedFolder(dataDir).lock);
  if (database === null) throw new Error("Nobody holds the database.");
  process.kill(database, "SIGKILL");
  await inTurns(places(40), places(16), (number) =>
    ask(site.origin, `/search?q=${words.search}+again+${number}`, reader),
  );
  await expect.poll(async () => (await ask(site.origin, "/search?q=police")).status).toBe(200);

  const looked = Object.values(words);
  expect(looked.filter((word) => site.said().toLowerCase().includes(word.toLowerCase()))).toEqual([]);
  expect(await findInFiles(folder, looked)).toEqual([]);
  const { origin } = site;
  await site.stop();
  expect(await findInFiles(folder, looked)).toEqual([]);
  expect(site.said()).toContain(origin);
  const except = ["node_modules", "test-results", ".git"];
  expect(await findInFiles(projectFolder, looked, { since: startedAt, except })).toEqual([]);
  // Whoever looks, finds: what was published is there.
  expect(await findInFiles(folder, ["two-judges-read-source-code"])).not.toEqual([]);
});

/** The pages that were opened and what was found on them, by kind, in the order of the kinds. */
function kindsFound(): Measured["kinds"] {
  const kinds = new Map<string, { pages: number; found: Map<Counter, number> }>();
  for (const { sample, found } of opened) {
    const kind = kinds.get(sample.kind) ?? { pages: 0, found: new Map() };
    kind.pages += 1;
    for (const name of counterNames)
      if (found[name] !== undefined) kind.found.set(name, (kind.found.get(name) ?? 0) + found[name]);
    kinds.set(sample.kind, kind);
  }
  return [...kinds].map(([kind, { pages, found }]) => ({ kind, pages, found: Object.fromEntries(found) }));
}

/** Writes down what was measured, with the day where anything is new. */
async function record(now: Omit<Measured, "measuredOn">): Promise<void> {
  const { measuredOn, ...before } = measuredSchema.parse(JSON.parse(await readFile(measuredFile, "utf8")));
  const changed = JSON.stringify(before) !== JSON.stringify(now);
  const today = new Date().toISOString().slice(0, 10);
  const measured = { measuredOn: changed ? today : measuredOn, ...now };
  await writeFile(measuredFile, `${JSON.stringify(measuredSchema.parse(measured), null, 2)}\n`);
}

/** What a page links to, shows, or is set with. What it says of itself to machines is not needed to read it. */
function addressesNeeded(html: string): string[] {
  const tags = html.match(/<(?:a|img|form|link|source)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => !/^<link\b/.test(tag) || / rel="(?:stylesheet|preload|icon)"/.test(tag))
    .flatMap((tag) =>
      [...tag.matchAll(/ (?:href|src|action)="([^"]*)"/g)].map(([, address = ""]) => address),
    );
}
