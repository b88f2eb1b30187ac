import { describe, expect, test } from "vitest";
import { emptyContent } from "@/lib/articles/content";
import { photograph } from "../media/samples";
import { type Asking, aCaller, askApi } from "../support/api";
import { articleContent } from "../support/factories";
import { aPerson, Browser, NEWSROOM, setUpAccounts } from "../support/newsroom";
import { setUpDesk } from "../support/test-desk";

const desk = setUpDesk();
const accounts = setUpAccounts(desk);

const ask = (what: string, asking: Asking = {}) => askApi(desk(), accounts(), what, asking);

async function anEditor() {
  const { id, headers } = await aCaller(desk(), "editor");
  const as = (what: string, { headers: more = {}, ...rest }: Asking = {}) =>
    ask(what, { ...rest, headers: { ...headers, ...more } });
  return { id, as };
}

async function begun(as: typeof ask, content: unknown = articleContent()): Promise<string> {
  const { body } = await as("POST /drafts", { body: { content } });
  expect(body).toMatchObject({ version: 1 });
  const id = /"id":"([^"]+)"/.exec(JSON.stringify(body))?.[1] ?? "";
  return `/drafts/${id}`;
}

describe("a draft, by the API", () => {
  test("is begun empty, read, saved, and read again", async () => {
    const { id: editor, as } = await anEditor();
    const begun = await as("POST /drafts");
    expect(begun).toMatchObject({ status: 201, body: { version: 1, state: "writing" } });
    const location = begun.headers.get("location")?.replace("/api/v1", "") ?? "";
    const read = await as(`GET ${location}`);
    expect(read).toMatchObject({
      status: 200,
      body: { version: 1, state: "writing", content: emptyContent, createdBy: editor },
    });
    expect(read.headers.get("etag")).toBe('"1"');
    expect(read.headers.get("cache-control")).toBe("no-store");
    const saved = await as(`PUT ${location}`, {
      headers: { "if-match": '"1"' },
      body: { content: articleContent(), deliberate: true },
    });
    expect(saved).toMatchObject({ status: 200, body: { version: 2, savedAt: desk().now().toISOString() } });
    expect(saved.headers.get("etag")).toBe('"2"');
    expect(await as(`GET ${location}`)).toMatchObject({ body: { content: articleContent(), version: 2 } });
  });

  test("is begun once, however often one request for it is sent", async () => {
    const { as } = await anEditor();
    const headers = { "idempotency-key": "b2f1" };
    const answers = await Promise.all([1, 2, 3].map(() => as("POST /drafts", { headers })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await desk().database.draft.count()).toBe(1);
    const other = await as("POST /drafts", { headers: { "idempotency-key": "b2f2" } });
    expect(other.text).not.toBe(answers[0]?.text);
  });

  test("is saved once, however often one save is sent", async () => {
    const { as } = await anEditor();
    const draft = await begun(as);
    const save = {
      headers: { "if-match": '"1"', "idempotency-key": "k" },
      body: { content: articleContent({ body: "Two." }) },
    };
    const answers = await Promise.all([1, 2].map(() => as(`PUT ${draft}`, save)));
    expect(answers).toMatchObject([
      { status: 200, body: { version: 2 } },
      { status: 200, body: { version: 2 } },
    ]);
    expect(await desk().database.draftVersion.count({ where: { version: 2 } })).toBe(1);
  });

  test("has one winner of a hundred who save one version, and each of the others gets both texts", async () => {
    const { as } = await anEditor();
    const draft = await begun(as);
    const bodies = Array.from({ length: 100 }, (_, index) => `Text ${index}.`);
    const answers = await Promise.all(
      bodies.map((body) =>
        as(`PUT ${draft}`, { headers: { "if-match": '"1"' }, body: { content: articleContent({ body }) } }),
      ),
    );
    const won = answers.findIndex(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status === 412);
    expect(lost).toHaveLength(99);
    for (const [index, answer] of answers.entries()) {
      if (index === won) continue;
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(answer.body).toMatchObject({
        status: 412,
        problems: [{ code: "draft-conflict", at: "version" }],
        conflict: {
          stored: { body: bodies[won] },
          given: { body: bodies[index] },
          base: { body: articleContent().body },
          version: 2,
        },
      });
    }
    expect(await as(`GET ${draft}`)).toMatchObject({ body: { version: 2, content: { body: bodies[won] } } });
  });

  test.each([
    ["without If-Match", {}, 428, "condition-missing"],
    ["with a weak tag", { "if-match": 'W/"1"' }, 400, "header-not-usable"],
    ["with any tag at all", { "if-match": "*" }, 400, "header-not-usable"],
    ["with two tags", { "if-match": '"1", "2"' }, 400, "header-not-usable"],
    ["with a tag that is no version", { "if-match": '"x"' }, 412, "draft-conflict"],
    ["with a version to come", { "if-match": '"2"' }, 412, "draft-conflict"],
    ["with an empty key", { "if-match": '"1"', "idempotency-key": "" }, 400, "header-not-usable"],
    ["with a long key", { "if-match": '"1"', "idempotency-key": "k".repeat(201) }, 400, "header-not-usable"],
  ])("is not saved %s", async (_what, headers, status, code) => {
    const { as } = await anEditor();
    const draft = await begun(as);
    const answer = await as(`PUT ${draft}`, { headers, body: { content: emptyContent } });
    expect(answer).toMatchObject({ status, body: { status, problems: [{ code }] } });
    expect(await as(`GET ${draft}`)).toMatchObject({ body: { version: 1, content: articleContent() } });
  });

  test.each([
    ["an unknown field", { content: emptyContent, role: "administrator" }, 400, null],
    ["its author", { content: emptyContent, createdBy: "somebody" }, 400, null],
    ["a prototype", '{"__proto__":{"deliberate":true},"content":{}}', 400, null],
    [
      "an unknown field of the content",
      { content: { ...emptyContent, publishedAt: "2020-01-01" } },
      422,
      null,
    ],
    [
      "a prototype in the content",
      `{"content":{"__proto__":{},${JSON.stringify(emptyContent).slice(1)}}`,
      422,
      null,
    ],
    ["no content", {}, 400, "content"],
    [
      "a headline that is too long",
      { content: { ...emptyContent, headline: "x".repeat(5001) } },
      422,
      "headline",
    ],
    ["a word for yes", { content: emptyContent, deliberate: "yes" }, 400, "deliberate"],
    ["half a document", '{"content":', 400, "body"],
    ["a list", [], 400, null],
  ])("is not saved with %s", async (_what, body, status, at) => {
    const { as } = await anEditor();
    const draft = await begun(as);
    const headers = { "if-match": '"1"', "content-type": "application/json" };
    const answer = await as(`PUT ${draft}`, { headers, body });
    expect(answer).toMatchObject({ status, body: { problems: [{ at }] } });
    expect(await as(`GET ${draft}`)).toMatchObject({ body: { version: 1, content: articleContent() } });
  });

  test("is refused as another type than JSON, and where it is larger than any draft", async () => {
    const { as } = await anEditor();
    const draft = await begun(as);
    const headers = { "if-match": '"1"', "content-type": "text/plain" };
    expect(await as(`PUT ${draft}`, { headers, body: "{}" })).toMatchObject({ status: 415 });
    const large = { content: { ...emptyContent, body: "x".repeat(9 * 1024 * 1024) } };
    expect(await as(`PUT ${draft}`, { headers: { "if-match": '"1"' }, body: large })).toMatchObject({
      status: 413,
    });
  });

  test("is listed, and the list is read on to its end", async () => {
    const { as } = await anEditor();
    for (const headline of ["One", "Two", "Three"]) {
      await begun(as, articleContent({ headline }));
      desk().setNow(new Date(desk().now().getTime() + 1000));
      accounts().setNow(desk().now());
    }
    const first = await as("GET /drafts?limit=2");
    expect(first).toMatchObject({
      status: 200,
      body: { drafts: [{ headline: "Three" }, { headline: "Two" }] },
    });
    const next = /"next":"([^"]+)"/.exec(first.text)?.[1];
    const last = await as(`GET /drafts?limit=2&after=${next}`);
    expect(last).toMatchObject({ status: 200, body: { drafts: [{ headline: "One" }], next: null } });
    expect(await as("GET /drafts?q=thr")).toMatchObject({ body: { drafts: [{ headline: "Three" }] } });
    expect(await as("GET /drafts?state=live")).toMatchObject({ body: { drafts: [] } });
  });

  test.each([
    "limit=0",
    "limit=101",
    "limit=x",
    "limit=",
    "after=x",
    "after=",
    "page=2",
    "limit=1&limit=2",
    "state=published",
  ])("is not looked for by ?%s", async (query) => {
    const { as } = await anEditor();
    const answer = await as(`GET /drafts?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(`query`);
  });

  test("is held open, and who else does is said by name", async () => {
    const { as } = await anEditor();
    const draft = await begun(as);
    const other = await aCaller(desk(), "administrator");
    expect(await as(`POST ${draft}/presence`)).toMatchObject({ status: 200, body: { others: [] } });
    const seen = await ask(`POST ${draft}/presence`, { headers: other.headers });
    expect(seen).toMatchObject({ status: 200, body: { others: [{ name: "Ada Writer" }] } });
    expect(await as(`DELETE ${draft}/presence`)).toMatchObject({ status: 204, body: null });
    const alone = await ask(`POST ${draft}/presence`, { headers: other.headers });
    expect(alone).toMatchObject({ body: { others: [] } });
  });

  test("is not there", async () => {
    const { as } = await anEditor();
    const none = "/drafts/11111111-2222-4333-8444-555555555555";
    expect(await as(`GET ${none}`)).toMatchObject({
      status: 404,
      body: { problems: [{ code: "draft-unknown" }] },
    });
    expect(await as("GET /drafts/none")).toMatchObject({
      status: 400,
      body: { problems: [{ at: "address.id" }] },
    });
    expect(await as("GET /nothing")).toMatchObject({ status: 404, body: { title: "Not Found" } });
    const refused = await as(`PATCH ${none}`, { body: {} });
    expect(refused.status).toBe(405);
    expect(refused.headers.get("allow")).toBe("GET, PUT, DELETE");
  });
});

describe("a preview", () => {
  const preview = { draft: null, content: articleContent({ body: "It said so.[^1]\n\n[^1]: Here." }) };

  test("is what would be published, and says what stands in the way of that", async () => {
    const { as } = await anEditor();
    const good = await as("POST /preview", { body: preview });
    expect(good).toMatchObject({ status: 200, body: { save: [], live: [], words: 4, minutes: 1 } });
    expect(good.text).toContain("doc-noteref");
    const bad = { ...preview, content: { ...preview.content, headline: "", language: "en-", body: "x" } };
    expect(await as("POST /preview", { body: bad })).toMatchObject({
      body: { save: [], live: [{ at: "headline" }, { at: "language" }] },
    });
    const unsavable = { ...preview, content: { ...preview.content, headline: "a\0" } };
    expect(await as("POST /preview", { body: unsavable })).toMatchObject({
      body: { html: "", save: [{ at: "headline" }] },
    });
    const unrenderable = { ...preview, content: articleContent({ body: `${"> ".repeat(2000)}x` }) };
    expect(await as("POST /preview", { body: unrenderable })).toMatchObject({
      body: { html: "", live: [{ code: "nesting-too-deep" }] },
    });
  });

  test("of another's draft is not for a writer", async () => {
    const { as } = await anEditor();
    const draft = (await begun(as)).replace("/drafts/", "");
    const writer = await aCaller(desk(), "writer");
    const answer = await ask("POST /preview", { headers: writer.headers, body: { ...preview, draft } });
    expect(answer).toMatchObject({ status: 403, body: { problems: [{ code: "not-allowed" }] } });
    expect(await ask("POST /preview", { headers: writer.headers, body: preview })).toMatchObject({
      status: 200,
    });
  });
});

describe("what a writer's page looks up", () => {
  test("a name, by its beginning first", async () => {
    const { as } = await anEditor();
    const names = ["Cookies", "Apple", "Courts of cookies", "100%"];
    await desk().database.topic.createMany({
      data: names.map((name, index) => ({ slug: `topic-${index}`, name })),
    });
    const found = await as("GET /topics?q=co");
    expect(found).toMatchObject({
      status: 200,
      body: { names: [{ name: "Cookies" }, { name: "Courts of cookies" }] },
    });
    expect(await as("GET /topics?q=%25")).toMatchObject({ body: { names: [{ name: "100%" }] } });
    expect(await as("GET /topics?limit=1")).toMatchObject({ body: { names: [{ name: "100%" }] } });
    for (const kind of ["sections", "authors", "stories"])
      expect(await as(`GET /${kind}?q=none`)).toMatchObject({ status: 200, body: { names: [] } });
  });
});

describe("a picture", () => {
  test("is brought as its bytes, once", async () => {
    const { as } = await anEditor();
    const bytes = await photograph({ width: 640, height: 400 }).png().toBuffer();
    const [first, again] = [
      await as("POST /media?name=a.png", { body: bytes }),
      await as("POST /media", { body: bytes }),
    ];
    expect(first).toMatchObject({ status: 201 });
    expect(again.body).toEqual(first.body);
    expect(await as("GET /media")).toMatchObject({
      status: 200,
      body: { pictures: [first.body], next: null },
    });
  });

  test("is refused where it is none", async () => {
    const { as } = await anEditor();
    const answer = await as("POST /media?name=a.pdf", { body: "%PDF-1.4" });
    expect(answer).toMatchObject({
      status: 415,
      body: { problems: [{ code: "picture-not-known", at: "a.pdf" }] },
    });
  });
});

describe("the editor in a browser", () => {
  test("calls by its session, and only from the site's own pages", async () => {
    await aPerson(desk());
    const browser = new Browser(accounts);
    await browser.signIn();
    const headers = (more: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(browser.headers(more));
    expect(await ask("GET /drafts", { headers: headers({ origin: "" }) })).toMatchObject({ status: 200 });
    expect(await ask("POST /drafts", { headers: headers() })).toMatchObject({ status: 201 });
    for (const more of [
      { origin: "" },
      { origin: "null" },
      { origin: "https://evil.example" },
      { origin: NEWSROOM, "sec-fetch-site": "cross-site" },
      { origin: `${NEWSROOM}.evil.example` },
    ] satisfies Record<string, string>[])
      expect(await ask("POST /drafts", { headers: headers(more) })).toMatchObject({
        status: 403,
        body: { problems: [{ code: "cross-origin" }] },
      });
    expect(await desk().database.draft.count()).toBe(1);
  });
});
