import memento from "memento-client";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { accepted, publishWithHistory } from "../support/publish-revision";
import { ask } from "./ask";
import { expect, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

/*
 * RFC 7089, by `memento-client`, which others wrote: it asks the TimeGate and the TimeMap and reads their links. It follows no redirect and looks
 * at no other header; that is done here, section by section.
 */

test.use({ siteOf: "remembering" });

const TIMES = ["2018-01-02T11:40:00.250Z", "2018-01-03T09:00:00.999Z", "2019-05-06T07:08:09.000Z"];
const DATETIMES = [
  "Tue, 02 Jan 2018 11:40:00 GMT",
  "Wed, 03 Jan 2018 09:00:00 GMT",
  "Mon, 06 May 2019 07:08:09 GMT",
];

/** What the client makes of a TimeGate's answer for a moment, or of a TimeMap. */
const askClient = (address: string, options: { host: string; time?: string }) =>
  new Promise<readonly Readonly<Record<string, string>>[]>((resolve, reject) => {
    memento(address, options, (error, links) => (error === null ? resolve(links) : reject(error)));
  });

test("a program finds every revision of a piece by its time", async ({ site, dataDir, people }) => {
  const change = (body: string) => ({ kind: "updated" as const, note: "More is known.", change: { body } });
  const { path, id } = await atDesk(dataDir, people.editor.email, async (desk) => {
    let now = new Date(0);
    const clocked = { ...desk, now: () => now };
    return publishWithHistory(
      clocked,
      [site.origin],
      { headline: "Letters were read", body: "One letter." },
      [change("Two letters."), change("Three letters.")],
      (number) => {
        now = new Date(TIMES[number - 1] ?? "");
      },
    );
  });
  const original = site.origin + path;
  const revision = (number: number) => `${original}/history/${number}`;
  const timeGate = `${site.origin}/timegate`;

  await test.step("the article names its TimeGate and its TimeMap (2.2.1)", async () => {
    for (const method of ["GET", "HEAD"]) {
      const { headers } = await ask(site.origin, path, {}, method);
      expect(headers.link).toContain(`<${timeGate}${path}>; rel="timegate"`);
      expect(headers.link).toContain(`<${site.origin}/timemap/link${path}>; rel="timemap"`);
      expect(headers["memento-datetime"]).toBeUndefined();
    }
  });

  await test.step("the client's TimeGate links say which revision was in force, and which are around it", async () => {
    const at = async (time: string) =>
      (await askClient(path, { host: timeGate, time })).map(({ href, rel, datetime }) => [
        rel,
        href,
        datetime,
      ]);
    const [first, second, third] = DATETIMES;
    expect(await at("2018-01-02T23:00:00Z")).toEqual([
      ["first memento", revision(1), first],
      ["last memento", revision(3), third],
      ["next memento", revision(2), second],
    ]);
    expect(await at("2018-06-01T00:00:00Z")).toEqual([
      ["first prev memento", revision(1), first],
      ["last next memento", revision(3), third],
      ["memento", revision(2), second],
    ]);
    expect(await at("2026-01-01T00:00:00Z")).toContainEqual(["last memento", revision(3), third]);
  });

  await test.step("the client's TimeMap has each revision with its time", async () => {
    const links = await askClient(path, { host: `${site.origin}/timemap/link` });
    expect(links.find(({ rel }) => rel === "original")?.href).toBe(original);
    expect(links.find(({ rel }) => rel === "timegate")?.href).toBe(timeGate + path);
    expect(links.find(({ rel }) => rel === "self")).toMatchObject({
      href: `${site.origin}/timemap/link${path}`,
      type: "application/link-format",
      from: DATETIMES[0],
      until: DATETIMES[2],
    });
    const mementos = links.filter(({ rel }) => rel?.split(" ").includes("memento"));
    expect(mementos.map(({ href, datetime }) => [href, datetime])).toEqual(
      DATETIMES.map((datetime, at) => [revision(at + 1), datetime]),
    );
    // Each is what it was said to be (2.1.1, 2.2.4).
    for (const [at, { href = "", datetime }] of mementos.entries()) {
      const { status, headers, body } = await ask(site.origin, new URL(href).pathname);
      expect([status, headers["memento-datetime"]], href).toEqual([200, datetime]);
      expect(headers.link).toContain(`<${original}>; rel="original"`);
      expect(headers.link).toContain(`<${timeGate}${path}>; rel="timegate"`);
      expect(body).toContain(["One letter.", "Two letters.", "Three letters."][at]);
    }
    const json = JSON.parse((await ask(site.origin, `/timemap/json${path}`)).body);
    expect(json.mementos.list.map(({ uri }: { uri: string }) => uri)).toEqual([1, 2, 3].map(revision));
  });

  const askGate = (datetime?: string, method = "GET") =>
    ask(
      site.origin,
      `/timegate${path}`,
      datetime === undefined ? {} : { "accept-datetime": datetime },
      method,
    );

  await test.step("a TimeGate leads to it by 302, and says that its answer varies (4.2)", async () => {
    for (const [datetime, number] of [
      [DATETIMES[1], 2],
      // The second that ended just before.
      ["Wed, 03 Jan 2018 08:59:59 GMT", 1],
      ["Mon, 01 Jan 1900 00:00:00 GMT", 1],
      ["Fri, 31 Dec 9999 23:59:59 GMT", 3],
      [undefined, 3],
    ] as const) {
      for (const method of ["GET", "HEAD"]) {
        const { status, headers } = await askGate(datetime, method);
        expect([status, new URL(headers.location ?? "", site.origin).href]).toEqual([302, revision(number)]);
        expect(headers.vary?.toLowerCase()).toContain("accept-datetime");
        expect(headers["memento-datetime"]).toBeUndefined();
        expect(headers.link).toContain(`<${original}>; rel="original"`);
        expect(headers.link).toContain(`rel="timemap"; type="application/link-format"`);
      }
    }
  });

  await test.step("what is no datetime is refused (4.5.3), and where nothing is there is no TimeGate", async () => {
    for (const wrong of [
      "yesterday",
      "",
      "2018-01-02T11:40:00Z",
      "Mon, 02 Jan 2018 11:40:00 GMT",
      "Tue, 02 Jan 2018 11:40:00 +0000",
      "Tue, 2 Jan 2018 11:40:00 GMT",
      "Tue, 02 Jan 2018 11:40:00 GMT, Tue, 02 Jan 2018 11:40:00 GMT",
      "Fri, 30 Feb 2018 11:40:00 GMT",
    ])
      expect((await askGate(wrong)).status, wrong).toBe(400);
    expect((await ask(site.origin, "/timegate/2018/01/02/nothing-here")).status).toBe(404);
    expect(await askClient("/2018/01/02/nothing-here", { host: `${site.origin}/timemap/link` })).toEqual([]);
  });

  await test.step("what somebody asks for in the address instead changes nothing", async () => {
    const { headers } = await ask(site.origin, `/timegate${path}?at=0`);
    expect(headers.location).toBe(`${path}/history/3`);
    expect(
      (await ask(site.origin, `/memento${path}/1?datetime=${encodeURIComponent(DATETIMES[0] ?? "")}`)).status,
    ).toBe(404);
  });

  await test.step("of a withdrawn piece nothing is left by any of these ways", async () => {
    await atDesk(dataDir, people.editor.email, async (desk) =>
      accepted(await withdrawArticle(desk, { article: { id }, reason: "It was forged.", legal: null })),
    );
    for (const address of [
      `/timegate${path}`,
      `/timemap/link${path}`,
      `/timemap/json${path}`,
      `${path}/history`,
      `${path}/history/1`,
      `${path}/history/1/2`,
      `${path}/history/1/2?view=side`,
      `${path}/history/1/revision.json`,
    ]) {
      const { status, headers, body } = await ask(site.origin, address);
      expect([status, headers["memento-datetime"]], address).toEqual([410, undefined]);
      expect(body, address).not.toContain("letter.");
      expect(body, address).not.toContain("letters.");
    }
    expect((await askGate(DATETIMES[0])).status).toBe(410);
  });
});
