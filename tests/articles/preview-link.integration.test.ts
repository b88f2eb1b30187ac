import { describe, expect, test } from "vitest";
import { createDraft, publishDraft } from "@/lib/articles/commands";
import { bringBackDraft, discardDraft } from "@/lib/articles/discard-draft";
import { type DraftContent, draftContentSchema } from "@/lib/articles/draft-content";
import { prepareDraftPage } from "@/lib/articles/draft-page";
import { makePreviewLink, readPreviewLink, voidPreviewLinks } from "@/lib/articles/preview-link";
import { restoreArticle } from "@/lib/articles/restore-article";
import { beginDraft, saveDraft } from "@/lib/articles/save-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import type { Outcome } from "@/lib/outcome";
import { articleContent } from "../support/factories";
import { naughtyStrings } from "../support/naughty-strings";
import { TEST_SECRET } from "../support/newsroom";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const DAY_MS = 24 * 3_600_000;
const daysOn = (days: number, more = 0) => new Date(TEST_TIME.getTime() + days * DAY_MS + more);

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const begin = () => createDraft(desk(), { content: articleContent() });
const link = async (id: string, days?: number) =>
  accepted(await makePreviewLink(desk(), TEST_SECRET, { id, ...(days !== undefined && { days }) }));
const open = (token: string, secret = TEST_SECRET) => readPreviewLink(desk(), secret, token);

/** The bytes of a token with some of them changed. */
function altered(token: string, change: (bytes: Buffer) => void): string {
  const bytes = Buffer.from(token, "base64url");
  change(bytes);
  return bytes.toString("base64url");
}

describe("a preview link", () => {
  test("shows its draft as it is, three days long, and says until when", async () => {
    const id = await begin();
    const { token, until } = await link(id);
    expect(until).toEqual(daysOn(3));
    accepted(await saveDraft(desk(), { id, version: 1, content: articleContent({ headline: "Newer" }) }));
    const opened = await open(token);
    expect(opened).toMatchObject({ until, draft: { id, content: { headline: "Newer" } } });
    desk().setNow(until);
    expect(await open(token)).not.toBeNull();
    desk().setNow(new Date(until.getTime() + 1));
    expect(await open(token)).toBeNull();
  });

  test("is put down in the audit log, without the link", async () => {
    const id = await begin();
    const { token } = await link(id, 14);
    accepted(await voidPreviewLinks(desk(), { id }));
    const events = await desk().database.auditEvent.findMany({
      where: { action: { startsWith: "preview-" } },
      orderBy: { number: "asc" },
    });
    expect(events).toMatchObject([
      { action: "preview-link", subject: id, actor: "test", detail: { count: 14 } },
      { action: "preview-void", subject: id, actor: "test" },
    ]);
    expect(JSON.stringify(events)).not.toContain(token);
  });

  test.each([0, -1, 15, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    "is not good for %d days",
    async (days) => {
      expect(await makePreviewLink(desk(), TEST_SECRET, { id: await begin(), days })).toMatchObject({
        problems: [{ code: "days-not-usable" }],
      });
    },
  );

  test("is not made to what is not there", async () => {
    for (const id of ["none", "11111111-2222-4333-8444-000000000000"]) {
      expect(await makePreviewLink(desk(), TEST_SECRET, { id })).toMatchObject({
        problems: [{ code: "draft-unknown" }],
      });
      expect(await voidPreviewLinks(desk(), { id })).toMatchObject({ problems: [{ code: "draft-unknown" }] });
    }
  });

  test("shows nothing any more once it is made void, and one made afterwards does", async () => {
    const id = await begin();
    const [before, elsewhere] = [await link(id), await link(await begin())];
    accepted(await voidPreviewLinks(desk(), { id }));
    expect(await open(before.token)).toBeNull();
    expect(await open((await link(id)).token)).not.toBeNull();
    expect(await open(elsewhere.token)).not.toBeNull();
  });

  test("shows nothing of a draft that is gone", async () => {
    const id = await begin();
    const { token } = await link(id);
    await desk().database.draft.delete({ where: { id } });
    expect(await open(token)).toBeNull();
  });

  test("shows nothing of a discarded draft, nor after it was brought back", async () => {
    const id = await begin();
    const { token } = await link(id);
    accepted(await discardDraft(desk(), { id }));
    expect(await open(token)).toBeNull();
    expect(await makePreviewLink(desk(), TEST_SECRET, { id })).toMatchObject({ ok: false });
    accepted(await bringBackDraft(desk(), { id }));
    expect(await open(token)).toBeNull();
  });

  test("shows nothing of a withdrawn article", async () => {
    const id = await begin();
    const { token } = await link(id);
    accepted(await publishDraft(desk(), id, TEST_ORIGINS));
    expect(await open(token)).not.toBeNull();
    accepted(await withdrawArticle(desk(), { article: { id }, reason: "Wrong.", legal: null }));
    expect(await open(token)).toBeNull();
    expect(await makePreviewLink(desk(), TEST_SECRET, { id })).toMatchObject({
      problems: [{ code: "article-withdrawn" }],
    });
    accepted(await restoreArticle(desk(), { id }, TEST_ORIGINS));
    expect(await open(token)).not.toBeNull();
  });
});

describe("what is no link shows nothing", () => {
  test("with any of its bytes altered", async () => {
    const { token } = await link(await begin());
    for (let index = 0; index < 53; index += 1) {
      const other = altered(token, (bytes) => bytes.writeUInt8((bytes[index] ?? 0) ^ 1, index));
      expect(await open(other), `byte ${index}`).toBeNull();
    }
  });

  test("with a later end", async () => {
    const { token } = await link(await begin(), 1);
    desk().setNow(daysOn(2));
    const later = Math.floor(daysOn(30).getTime() / 1000);
    expect(await open(altered(token, (bytes) => bytes.writeUIntBE(later, 16, 5)))).toBeNull();
  });

  test("with another draft’s signature", async () => {
    const [mine, other] = [await link(await begin()), await link(await begin())];
    const grafted = altered(mine.token, (bytes) =>
      Buffer.from(other.token, "base64url").copy(bytes, 0, 0, 16),
    );
    expect(await open(grafted)).toBeNull();
  });

  test("under another secret", async () => {
    expect(await open((await link(await begin())).token, `${TEST_SECRET}!`)).toBeNull();
  });

  test("written in another way", async () => {
    const { token } = await link(await begin());
    const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const sloppy = token.slice(0, -1) + (last[last.indexOf(token.slice(-1)) + 1] ?? "");
    expect(Buffer.from(sloppy, "base64url")).toEqual(Buffer.from(token, "base64url"));
    for (const other of [sloppy, `${token}=`, ` ${token}`, `${token}\n`, token.slice(0, -1), `${token}A`])
      expect(await open(other)).toBeNull();
  });

  test.each([
    ["nothing", ""],
    ["a zero byte", "\0"],
    ["a way up", ".."],
    ["as many letters", "A".repeat(71)],
    ["as many bits", "_".repeat(71)],
    ["far too many letters", "A".repeat(100_000)],
  ])("such as %s", async (_what, token) => expect(await open(token)).toBeNull());

  test("such as any naughty string", async () => {
    for (const token of naughtyStrings("preview links")) expect(await open(token)).toBeNull();
  });
});

describe("the page of a draft", () => {
  const compose = async (content: Partial<DraftContent>) => {
    const id = crypto.randomUUID();
    const whole = draftContentSchema.parse({ ...articleContent(), ...content });
    accepted(await beginDraft(desk(), { id, content: whole }));
    const draft = await desk().database.draft.findUniqueOrThrow({ where: { id } });
    return accepted(await prepareDraftPage(desk(), draft, TEST_ORIGINS));
  };

  test("is what its article’s page will be", async () => {
    const page = await compose({ body: "Some *words*.", place: "Dublin" });
    expect(page).toMatchObject({
      headline: articleContent().headline,
      bodyHtml: expect.stringContaining("<em>words</em>"),
      place: "Dublin",
      publishedAt: TEST_TIME,
      section: { slug: "law", name: "Law" },
      authors: [{ name: "Ada Quill" }],
    });
    expect(page).not.toHaveProperty("revisionHash");
  });

  test("leaves out what is half-written, and is in the site’s language where it names none", async () => {
    const lead = {
      src: "/media/x",
      width: 0,
      height: 0,
      alt: "",
      caption: null,
      credit: null,
      licence: null,
    };
    const half = { language: "e", headline: "", body: "", lead, section: { slug: "", name: " " } };
    expect(await compose({ ...half, firstPublished: { at: "2001", precision: "day" } })).toMatchObject({
      language: "en-GB",
      headline: "",
      lead: null,
      section: null,
      publishedAt: TEST_TIME,
    });
  });

  test("runs nothing that was typed into it", async () => {
    const page = await compose({ body: "<script>alert(1)</script> [x](javascript:alert(1))" });
    expect(page.bodyHtml).not.toMatch(/<script|href/);
  });
});
