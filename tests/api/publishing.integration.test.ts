import { describe, expect, test } from "vitest";
import { type Answered, type Asking, aCaller, askApi } from "../support/api";
import { articleContent } from "../support/factories";
import { setUpAccounts } from "../support/newsroom";
import { setUpDesk } from "../support/test-desk";
import { ID } from "./who-may-ask";

const desk = setUpDesk();
const accounts = setUpAccounts(desk);

async function anAdministrator() {
  const { headers } = await aCaller(desk(), "administrator");
  return (what: string, { headers: more = {}, body }: Asking = {}) =>
    askApi(desk(), accounts(), what, { body, headers: { ...headers, ...more } });
}

type Ask = Awaited<ReturnType<typeof anAdministrator>>;

const seen = (version: number) => ({ "if-match": `"${version}"` });
const tagOf = async (as: Ask, at: string) => ({
  "if-match": (await as(`GET ${at}`)).headers.get("etag") ?? "",
});

/** What somebody says who has seen an answer. */
const knows = ({ headers }: Answered) => ({ "if-match": headers.get("etag") ?? "" });

/** A draft that was begun, and its address in the API. */
async function begun(as: Ask, content: unknown = articleContent()): Promise<{ id: string; at: string }> {
  const { headers } = await as("POST /drafts", { body: { content } });
  const id = headers.get("location")?.replace("/api/v1/drafts/", "") ?? "";
  return { id, at: `/drafts/${id}` };
}

describe("a piece, from its draft on", () => {
  test("is reviewed, published, corrected, moved, withdrawn and restored", async () => {
    const as = await anAdministrator();
    const { id, at } = await begun(as);
    expect(await as(`POST ${at}/review`)).toMatchObject({ body: { state: "review" } });
    expect(await as(`POST ${at}/take-back`, { body: { note: "Who says so?" } })).toMatchObject({
      body: { state: "writing" },
    });
    const published = await as(`POST ${at}/publish`, { headers: seen(1) });
    expect(published).toMatchObject({ status: 200, body: { id, revision: 1 } });
    expect(await as(`GET ${at}`)).toMatchObject({ body: { state: "live", version: 1 } });

    const content = articleContent({ body: "It was fined." });
    expect(await as(`PUT ${at}`, { headers: seen(1), body: { content } })).toMatchObject({
      body: { version: 2, state: "changed" },
    });
    const note = { kind: "corrected", note: "It was fined after all." };
    const corrected = await as(`POST ${at}/publish-changes`, { headers: seen(2), body: note });
    expect(corrected).toMatchObject({ body: { revision: 2 } });

    // Each answer has the tag that the next step names.
    const article = `/articles/${id}`;
    const moved = await as(`POST ${article}/move`, { headers: knows(corrected), body: { slug: "fined" } });
    expect(moved).toMatchObject({ body: { revision: 3, path: expect.stringMatching(/\/fined$/) } });
    const body = { reason: "Not true." };
    const withdrawn = await as(`POST ${article}/withdraw`, { headers: knows(moved), body });
    expect(withdrawn).toMatchObject({ status: 200 });
    expect(await as("GET /articles?q=regulator")).toMatchObject({ body: { articles: [] } });
    const there = await as(`GET ${article}`);
    expect(there).toMatchObject({ body: { revision: 4, kind: "withdrawn", withdrawn: true } });
    expect(knows(there)).toEqual(knows(withdrawn));
    expect(await as(`POST ${article}/restore`, { headers: knows(there) })).toMatchObject({
      body: { revision: 5 },
    });
    const kinds = ["restored", "withdrawn", "moved", "corrected", "published"];
    expect(await as(`GET ${article}/revisions`)).toMatchObject({
      body: { revisions: kinds.map((kind, index) => ({ kind, number: 5 - index })) },
    });
    expect(await as(`GET ${article}/revisions?before=2`)).toMatchObject({
      body: { revisions: [{ number: 1 }] },
    });
    expect(await as(`GET ${article}/revisions/2`)).toMatchObject({ body: { record: { note: note.note } } });
  });

  test("is found to be linked to, by words and by any address that it had", async () => {
    const as = await anAdministrator();
    const { id, at } = await begun(as);
    expect(await as("GET /articles?q=regulator")).toMatchObject({ body: { articles: [] } });
    const { body } = await as(`POST ${at}/publish`, { headers: seen(1) });
    const path = /"path":"([^"]+)"/.exec(JSON.stringify(body))?.[1] ?? "";
    const headers = await tagOf(as, `/articles/${id}`);
    await as(`POST /articles/${id}/move`, { headers, body: { slug: "elsewhere" } });
    const found = { body: { articles: [{ id, language: "en-GB", headline: articleContent().headline }] } };
    for (const q of [
      "",
      "regul",
      "banner cookie",
      path,
      `https://wiretap.example${path}`,
      path.replace(/[^/]*$/, "elsewhere"),
    ])
      expect(await as(`GET /articles?q=${encodeURIComponent(q)}`), q).toMatchObject(found);
    for (const q of ["nobody", "!!", "/2018/01/02/none", "' OR 1=1 --", "%00"])
      expect(await as(`GET /articles?q=${encodeURIComponent(q)}`), q).toMatchObject({
        body: { articles: [] },
      });
  });

  test("is published once, however often that is asked", async () => {
    const as = await anAdministrator();
    const { at } = await begun(as);
    const answers = await Promise.all([1, 2, 3].map(() => as(`POST ${at}/publish`, { headers: seen(1) })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await desk().database.revision.count()).toBe(1);
  });

  test("is scheduled, and not any more", async () => {
    const as = await anAdministrator();
    const { at } = await begun(as);
    const scheduled = await as(`PUT ${at}/schedule`, { headers: seen(1), body: { at: "2026-04-01T09:30" } });
    expect(scheduled).toMatchObject({
      body: { state: "scheduled", scheduledAt: "2026-04-01T08:30:00.000Z" },
    });
    expect(await as(`DELETE ${at}/schedule`)).toMatchObject({ body: { state: "review" } });
    expect(await as(`DELETE ${at}/schedule`)).toMatchObject({
      status: 409,
      body: { problems: [{ code: "draft-elsewhere" }] },
    });
  });

  test("takes an earlier text back", async () => {
    const as = await anAdministrator();
    const { at } = await begun(as);
    const content = articleContent({ body: "Two." });
    await as(`PUT ${at}`, { headers: seen(1), body: { content, deliberate: true } });
    expect(await as(`GET ${at}/versions?limit=1`)).toMatchObject({ body: { versions: [{ version: 2 }] } });
    expect(await as(`GET ${at}/versions/1`)).toMatchObject({ body: { content: articleContent() } });
    expect(await as(`POST ${at}/restore`, { headers: seen(2), body: { version: 1 } })).toMatchObject({
      body: { version: 3 },
    });
    expect(await as(`GET ${at}`)).toMatchObject({ body: { content: articleContent() } });
    for (const [body, status] of [
      [{ version: 9 }, 404],
      [{ revision: "0".repeat(64) }, 404],
      [{}, 400],
    ] as const)
      expect(await as(`POST ${at}/restore`, { headers: seen(3), body })).toMatchObject({ status });
  });

  test.each([
    ["PUT", "/schedule", { at: "2026-04-01T09:30" }],
    ["POST", "/publish", {}],
    ["POST", "/publish-changes", { kind: "updated", note: "More." }],
    ["POST", "/restore", { version: 1 }],
  ])("is not done with what nobody has seen: %s %s", async (method, step, body) => {
    const as = await anAdministrator();
    const { at } = await begun(as);
    await as(`PUT ${at}`, {
      headers: seen(1),
      body: { content: articleContent({ body: "Two." }), deliberate: true },
    });
    const stale = await as(`${method} ${at}${step}`, { headers: seen(1), body });
    expect(stale).toMatchObject({ status: 412 });
    expect(await as(`${method} ${at}${step}`, { body })).toMatchObject({ status: 428 });
    expect(await desk().database.revision.count()).toBe(0);
  });

  test.each([
    ["schedule", "PUT", { at: "2026-04-01T09:30" }],
    ["publish-changes", "POST", { kind: "updated", note: "More." }],
    ["", "PUT", { content: articleContent({ body: "Three." }) }],
  ])("says, where it was saved since, by which tag it is known now: %s", async (step, method, body) => {
    const as = await anAdministrator();
    const { at } = await begun(as);
    const content = articleContent({ body: "Two." });
    const saved = await as(`PUT ${at}`, { headers: seen(1), body: { content, deliberate: true } });
    const stale = await as(`${method} ${at}${step && `/${step}`}`, { headers: seen(1), body });
    expect([stale.status, knows(stale)]).toEqual([412, knows(saved)]);
  });

  test.each([
    ["withdraw", { reason: "Not true." }],
    ["move", { slug: "elsewhere" }],
    ["restore", {}],
  ])("that somebody has just published again is not done anything with unseen: %s", async (step, body) => {
    const as = await anAdministrator();
    const { id, at } = await begun(as);
    const article = `/articles/${id}`;
    const first = await as(`POST ${at}/publish`, { headers: seen(1) });
    // Whoever restores has seen a withdrawal, and whoever does the rest what readers have.
    const stale =
      step === "restore"
        ? await as(`POST ${article}/withdraw`, { headers: knows(first), body: { reason: "Too early." } })
        : first;
    if (step === "restore") {
      const back = await as(`POST ${article}/restore`, { headers: knows(stale) });
      await as(`POST ${article}/withdraw`, { headers: knows(back), body: { reason: "It is not true." } });
    } else {
      await as(`PUT ${at}`, { headers: seen(1), body: { content: articleContent({ body: "Two." }) } });
      const correction = { kind: "corrected", note: "It was two." };
      await as(`POST ${at}/publish-changes`, { headers: seen(2), body: correction });
    }
    const before = await desk().database.revision.count();
    const refused = await as(`POST ${article}/${step}`, { headers: knows(stale), body });
    expect(refused).toMatchObject({ status: 412, body: { problems: [{ code: "article-changed" }] } });
    expect(await as(`POST ${article}/${step}`, { body })).toMatchObject({ status: 428 });
    expect(await desk().database.revision.count()).toBe(before);
    // The refusal names what there is now, with which it is done.
    expect(knows(refused)).toEqual(await tagOf(as, article));
    expect(await as(`POST ${article}/${step}`, { headers: knows(refused), body })).toMatchObject({
      status: 200,
    });
  });

  test.each<[string, string, unknown, number, string]>([
    ["a headline", "POST /publish", {}, 422, "headline-missing"],
    ["a time to come", "PUT /schedule", { at: "2020-01-01T00:00" }, 422, "time-past"],
    ["anything published", "POST /publish-changes", { kind: "updated", note: "x" }, 404, "article-unknown"],
  ])("is not published without %s", async (_what, step, body, status, code) => {
    const as = await anAdministrator();
    const { at } = await begun(as, articleContent({ headline: "" }));
    const [method, way] = step.split(" ");
    const answer = await as(`${method} ${at}${way}`, { headers: seen(1), body });
    expect(answer).toMatchObject({ status, body: { status, problems: [{ code }] } });
  });

  test("is nothing that can be done with what is not there", async () => {
    const as = await anAdministrator();
    for (const what of [
      `POST /drafts/${ID}/review`,
      `DELETE /drafts/${ID}/schedule`,
      `GET /articles/${ID}/revisions`,
      `GET /drafts/${ID}/versions`,
    ])
      expect(await as(what), what).toMatchObject({ status: 404 });
    const about = { headers: { "if-match": '"x"' }, body: { reason: "x" } };
    expect(await as(`POST /articles/${ID}/withdraw`, about)).toMatchObject({ status: 404 });
    expect(await as(`GET /articles/${ID}`)).toMatchObject({ status: 404 });
  });
});

describe("the front page and the settings", () => {
  test("are read, and not sent again where they are known", async () => {
    const as = await anAdministrator();
    for (const at of ["/front", "/settings", "/openapi.json"]) {
      const known = (await tagOf(as, at))["if-match"];
      const again = await as(`GET ${at}`, { headers: { "if-none-match": `"x", W/${known}` } });
      expect(again, at).toMatchObject({ status: 304, text: "" });
      expect(again.headers.get("etag")).toBe(known);
    }
  });

  test("are changed by whoever has seen them as they are", async () => {
    const as = await anAdministrator();
    const headers = await tagOf(as, "/settings");
    const changed = await as("PATCH /settings", {
      headers,
      body: { tagline: "Another line", contact: "Desk@news.example" },
    });
    expect(changed).toMatchObject({ status: 200, body: { tagline: "Another line", name: "The Test Post" } });
    expect(await as("PATCH /settings", { headers, body: { tagline: "A third" } })).toMatchObject({
      status: 412,
      body: { problems: [{ code: "seen-before-a-change" }] },
    });
    const now = await tagOf(as, "/settings");
    expect(now["if-match"]).toBe(changed.headers.get("etag"));
    expect(await as("PATCH /settings", { headers: now, body: { timeZone: "Mars" } })).toMatchObject({
      status: 400,
      body: { problems: [{ at: "timeZone" }] },
    });
    expect(await as("PATCH /settings", { headers: now, body: { featured: [] } })).toMatchObject({
      status: 400,
    });
    expect(await as("PATCH /settings", { headers: now, body: { copyrightTo: 1500 } })).toMatchObject({
      status: 422,
      body: { problems: [{ at: "copyrightTo" }] },
    });
  });

  test("take an order of articles that there are", async () => {
    const as = await anAdministrator();
    const { id, at } = await begun(as);
    const headers = await tagOf(as, "/front");
    expect(await as("PUT /front", { headers, body: { articles: [id] } })).toMatchObject({
      status: 422,
      body: { problems: [{ code: "article-not-published" }] },
    });
    await as(`POST ${at}/publish`, { headers: seen(1) });
    expect(await as("PUT /front", { headers, body: { articles: [id] } })).toMatchObject({
      status: 200,
      body: { featured: [{ id }] },
    });
    expect(await as("PUT /front", { headers, body: { articles: [] } })).toMatchObject({ status: 412 });
  });
});
