import { writeFile } from "node:fs/promises";
import path from "node:path";
import { aReport } from "../support/a-report";
import { runStandfirst } from "../support/run-standfirst";
import { expect, test } from "./site";

test.use({ siteOf: "changes" });

test("what is published from outside of the server is there with the very next request", async ({
  site,
  dataDir,
}) => {
  const read = async (address: string) => (await fetch(site.origin + address)).text();
  for (let round = 0; round < 3; round += 1) {
    const headline = `Ministry denies for the ${round}th time`;
    const file = path.join(dataDir, `${round}.txt`);
    await writeFile(file, aReport.replace(/^.*\n/, `${headline}\n`));
    // Asked for before, so that they are kept: the front page, the feed, and that there is no such article.
    const [year, month, day] = new Date().toISOString().slice(0, 10).split("-");
    const address = `/${year}/${month}/${day}/ministry-denies-for-the-${round}th-time`;
    expect(await read("/")).not.toContain(headline);
    expect(await read("/atom.xml")).not.toContain(headline);
    expect((await fetch(site.origin + address)).status).toBe(404);
    const imported = await runStandfirst(["import", file, "--publish"], { DATA_DIR: dataDir });
    expect(imported).toMatchObject({ status: 0, stderr: "" });
    expect(await read("/")).toContain(headline);
    expect(await read("/atom.xml")).toContain(headline);
    expect(await read(imported.stdout.match(/ at \S+?(\/\d{4}\S+)/)?.[1] ?? "/none")).toContain(headline);
  }
});

test("a reader who comes back is told that nothing has changed, in a few bytes", async ({ site }) => {
  const first = await fetch(site.origin, { headers: { "Accept-Encoding": "br" } });
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[\w-]{27}-br"$/);
  const again = await fetch(site.origin, { headers: { "Accept-Encoding": "br", "If-None-Match": etag } });
  expect(again.status).toBe(304);
  const head = await fetch(site.origin, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect(Number(head.headers.get("content-length"))).toBeGreaterThan(1000);
});

test("two readers who share nothing are shown the same bytes", async ({ site }) => {
  const readers = [
    { "User-Agent": "one", "Accept-Language": "de", Cookie: "a=b", "X-Forwarded-For": "203.0.113.9" },
    { "User-Agent": "another", Referer: "https://elsewhere.example/", DNT: "1" },
  ];
  const [one, another] = await Promise.all(
    readers.map(async (headers) => {
      const response = await fetch(`${site.origin}/about?utm_source=${headers["User-Agent"]}`, { headers });
      return [response.headers.get("etag"), response.headers.get("set-cookie"), await response.text()];
    }),
  );
  expect(one).toEqual(another);
  expect(one?.[1]).toBeNull();
});

test("every answer has the headers that keep a reader safe, whatever was asked", async ({ site }) => {
  const asked = [
    "/",
    "/about",
    "/nothing",
    "/admin/none",
    "/api/v1",
    "/_next/x",
    "/%E0%A4%A",
    "/icon.svg",
    "/healthz",
  ];
  for (const address of asked) {
    const { headers } = await fetch(site.origin + address);
    expect(headers.get("content-security-policy"), address).toContain("script-src 'none'");
    expect(headers.get("x-content-type-options"), address).toBe("nosniff");
    expect(headers.get("referrer-policy"), address).toBe("no-referrer");
    expect(headers.get("x-powered-by"), address).toBeNull();
    expect(headers.get("set-cookie"), address).toBeNull();
  }
});
