import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { draftContentSchema } from "@/lib/articles/draft-content";
import { problemWithSlug } from "@/lib/articles/slug";
import { aCaller, askApi } from "../support/api";
import { articleContent } from "../support/factories";
import { naughtyStrings, ownNaughtyStrings } from "../support/naughty-strings";
import { setUpAccounts } from "../support/newsroom";
import { setUpDesk } from "../support/test-desk";

/** Texts that others have been broken by, written by editors: through the API, whose operations are the newsroom's own commands. */

const desk = setUpDesk();
const accounts = setUpAccounts(desk);

const strings = [...naughtyStrings("The API"), ...ownNaughtyStrings];
const problemsOf = (body: unknown) =>
  z.object({ problems: z.array(z.object({ message: z.string() })).min(1) }).parse(body).problems;

test(`each of ${strings.length} naughty strings is written as it is, or refused with a reason`, async () => {
  const { headers } = await aCaller(desk(), "editor");
  const ask = (what: string, body?: unknown, more: Readonly<Record<string, string>> = {}) =>
    askApi(desk(), accounts(), what, { headers: { ...headers, ...more }, body });
  const counts = { same: 0, refused: 0, published: 0 };
  for (const [number, text] of strings.entries()) {
    const said = JSON.stringify(text).slice(0, 80);
    const name = { slug: `name-${number}`, name: text };
    const content = draftContentSchema.parse(articleContent());
    const written = {
      ...content,
      ...{ headline: text, standfirst: text, body: text, slug: text, authors: [name], topics: [name] },
    };
    const id = randomUUID();
    const begun = await ask("POST /drafts", { content: written }, { "idempotency-key": id });
    if (begun.status === 400 || begun.status === 422) {
      counts.refused += 1;
      for (const { message } of problemsOf(begun.body)) expect(message, said).toMatch(/\w.*[.…]$/su);
      continue;
    }
    expect(begun.status, said).toBe(201);
    const draft = z.object({ id: z.uuid() }).parse(begun.body).id;
    const { body } = await ask(`GET /drafts/${draft}`);
    expect(body, said).toMatchObject({ content: written });
    counts.same += 1;
    if (problemWithSlug(text) !== null) continue;
    const published = await ask(`POST /drafts/${draft}/publish`, undefined, { "if-match": '"1"' });
    expect([200, 422], said).toContain(published.status);
    if (published.status === 200) counts.published += 1;
  }
  console.log(`Naughty strings by the API: ${JSON.stringify(counts)}`);
  expect(counts.same).toBeGreaterThan(counts.refused);
}, 300_000);

test("a search, and the name of a file, may be any of them", async () => {
  const { headers } = await aCaller(desk(), "editor");
  const lists = ["/drafts", "/media", "/articles", "/topics"];
  for (const [index, text] of strings.entries()) {
    const words = encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd").slice(0, 200));
    const list = `${lists[index % lists.length]}?q=${words}`;
    expect((await askApi(desk(), accounts(), `GET ${list}`, { headers })).status, list).toBe(200);
    const brought = await askApi(desk(), accounts(), `POST /media?name=${words}`, {
      headers: { ...headers, "content-type": "application/octet-stream" },
      body: Buffer.from("no picture"),
    });
    expect(brought.status, words).toBeGreaterThanOrEqual(400);
    expect(brought.status, words).toBeLessThan(500);
  }
}, 300_000);
