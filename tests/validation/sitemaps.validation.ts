import { Readable } from "node:stream";
import { expect, inject, test } from "vitest";
import { runTool, toolFile } from "./tools";

/**
 * The sitemaps, by the schema that sitemaps.org publishes, and by the parser of a package that writes and reads them, which
 * refuses what it does not know. The schema of the index and that of the news are in no package; for those the parser speaks.
 */

interface ParsedUrl {
  readonly url: string;
  readonly news?: { readonly title: string; readonly publication: { readonly name: string } };
}

interface SitemapPackage {
  readonly XMLToSitemapItemStream: new (options: object) => NodeJS.ReadWriteStream;
  readonly XMLToSitemapIndexStream: new (options: object) => NodeJS.ReadWriteStream;
  readonly ErrorLevel: { readonly THROW: string };
}

const sitemap: SitemapPackage = await import(toolFile("sitemap/dist/esm/index.js"));

/** What the parser reads in a document; it throws at the first thing that it does not know. */
async function parse(document: string, Parser: SitemapPackage["XMLToSitemapItemStream"]) {
  const items: ParsedUrl[] = [];
  const parser = new Parser({ level: sitemap.ErrorLevel.THROW, logger: false });
  const stream = Readable.from([document]).pipe(parser);
  await new Promise<void>((resolve, reject) => {
    stream.on("data", (item: ParsedUrl) => items.push(item));
    stream.once("end", resolve);
    stream.once("error", reject);
  });
  return items;
}

/** What xmllint says of a document against the schema of a sitemap. */
async function schemaComplaints(document: string): Promise<string> {
  const schema = toolFile("sitemap/schema/sitemap.xsd");
  const { status, stderr } = await runTool("xmllint", ["--nonet", "--noout", "--schema", schema, "-"], {
    input: document,
  });
  return status === 0 ? "" : stderr;
}

function document(address: string): string {
  return inject("documents").find((found) => found.address === address)?.body ?? "";
}

const files = () => inject("documents").filter(({ address }) => address.startsWith("/sitemaps/"));

test("the index names every file, and nothing that the parser does not know", async () => {
  const entries = await parse(document("/sitemap.xml"), sitemap.XMLToSitemapIndexStream);
  expect(entries.map(({ url }) => new URL(url).pathname).sort()).toEqual(
    files()
      .map(({ address }) => address)
      .sort(),
  );
});

test("every file holds to the schema of sitemaps.org", async () => {
  expect(files().length).toBeGreaterThan(5);
  for (const { address, body } of files()) {
    expect(await schemaComplaints(body), address).toBe("");
    expect(await parse(body, sitemap.XMLToSitemapItemStream), address).not.toEqual([]);
  }
});

test("the news are read as they were meant", async () => {
  const [item, ...others] = await parse(document("/news-sitemap.xml"), sitemap.XMLToSitemapItemStream);
  expect(others).toEqual([]);
  expect(item?.news).toMatchObject({
    publication: { name: "The Wiretap", language: "en" },
    title: "Ministry denies reading the post it opens",
  });
});

test("the validators would complain", async () => {
  const planted = files()[0]?.body.replace("<loc>", "<lok>").replace("</loc>", "</lok>") ?? "";
  expect(await schemaComplaints(planted)).toContain("lok");
  await expect(parse(planted, sitemap.XMLToSitemapItemStream)).rejects.toThrow("lok");
});
