import { expect, inject, test } from "vitest";
import { z } from "zod";
import { runTool } from "./tools";

/**
 * Every feed, by the validating parser of Ruby's RSS library: each element that RSS 2.0 and Atom require is there, none too often,
 * and every date is one. Elements of other namespaces it passes over.
 */

const PROGRAM = `
require "json"
require "rss"
said = JSON.parse($stdin.read).map do |feed|
  parsed = RSS::Parser.parse(feed, validate: true)
  "#{parsed.class}, #{parsed.items.size} items"
rescue RSS::Error => error
  "#{error.class}: #{error.message}"
end
puts JSON.generate(said)
`;

/** What the parser says of each feed: its kind and length, or what it refuses. */
async function read(feeds: readonly string[]): Promise<string[]> {
  const { status, stdout, stderr } = await runTool("ruby", ["-e", PROGRAM], { input: JSON.stringify(feeds) });
  if (status !== 0) throw new Error(`The feeds could not be read:\n${stderr}`);
  return z.array(z.string()).parse(JSON.parse(stdout));
}

test.each([
  ["application/atom+xml", /^RSS::Atom::Feed, \d+ items$/],
  ["application/rss+xml", /^RSS::Rss, \d+ items$/],
])("every feed of the type %s is valid", async (type, expected) => {
  const feeds = inject("documents").filter((document) => document.type === type);
  expect(feeds.length).toBeGreaterThan(10);
  const said = await read(feeds.map(({ body }) => body));
  for (const [index, { address }] of feeds.entries()) {
    expect(said[index], address).toMatch(expected);
    // Only a search may find nothing.
    if (!address.startsWith("/search/")) expect(said[index], address).not.toContain(" 0 items");
  }
});

test("the validator would complain", async () => {
  const feed = inject("documents").find(({ type }) => type === "application/atom+xml")?.body ?? "";
  expect(
    await read([feed.replace(/<updated>[^<]*/, "<updated>yesterday"), feed.replace(/<id>[^<]*<\/id>/, "")]),
  ).toEqual([expect.stringContaining("NotAvailableValueError"), expect.stringContaining("MissingTagError")]);
});
