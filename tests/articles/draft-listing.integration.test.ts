import { describe, expect, test } from "vitest";
import { createAndPublish, createDraft, publishDraft } from "@/lib/articles/commands";
import { readCursor } from "@/lib/articles/cursor";
import { type DraftScope, listDrafts } from "@/lib/articles/draft-listing";
import { touchDraft } from "@/lib/articles/draft-presence";
import { sendForReview } from "@/lib/articles/review-draft";
import { saveDraft } from "@/lib/articles/save-draft";
import { scheduleDraft } from "@/lib/articles/schedule-draft";
import type { Named } from "@/lib/articles/views";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { addName, mergeNames, renameName } from "@/lib/names/commands";
import { NAME_KINDS } from "@/lib/names/kinds";
import type { Outcome } from "@/lib/outcome";
import { articleContent } from "../support/factories";
import { mostRowsRead, statementsOf } from "../support/rows-read";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const as = (actor: string) => ({ ...desk(), actor });
const minutes = (count: number) => new Date(TEST_TIME.getTime() + count * 60_000);

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const begin = (headline: string, actor = "test") =>
  createDraft(as(actor), { content: articleContent({ headline }) });

async function headlines(scope: DraftScope): Promise<string[]> {
  return (await listDrafts(desk(), scope)).drafts.map(({ headline }) => headline);
}

describe("the desk's list", () => {
  test("names each draft with its state, the last touched first", async () => {
    const steps: [string, (id: string) => Promise<unknown>][] = [
      ["writing", async () => {}],
      ["review", (id) => sendForReview(desk(), { id, note: "Please." })],
      ["scheduled", (id) => scheduleDraft(desk(), { id, at: minutes(90).toISOString() }, TEST_ORIGINS)],
      ["live", (id) => publishDraft(desk(), id, TEST_ORIGINS)],
      [
        "changed",
        async (id) => {
          await publishDraft(desk(), id, TEST_ORIGINS);
          const content = articleContent({ headline: "changed", body: "New." });
          await saveDraft(desk(), { id, version: 1, content });
        },
      ],
      [
        "withdrawn",
        async (id) => {
          await publishDraft(desk(), id, TEST_ORIGINS);
          accepted(await withdrawArticle(desk(), { article: { id }, reason: "Wrong.", legal: null }));
        },
      ],
    ];
    for (const [index, [state, step]] of steps.entries()) {
      desk().setNow(minutes(index));
      await step(await begin(state));
    }
    const { drafts, next } = await listDrafts(desk(), {});
    expect(next).toBeNull();
    expect(drafts.map(({ headline, state }) => [headline, state])).toEqual(
      steps.map(([state]) => [state, state]).reverse(),
    );
    expect(drafts.map(({ path }) => path)).toEqual([
      "/2026/03/04/withdrawn",
      "/2026/03/04/changed",
      "/2026/03/04/live",
      null,
      null,
      null,
    ]);
    expect(drafts[3]).toMatchObject({ scheduledAt: minutes(90), createdBy: "test", version: 1 });
    expect(drafts[4]).toMatchObject({ deskNote: "Please.", updatedAt: minutes(1) });
    for (const { state } of drafts) expect(await headlines({ state })).toEqual([state]);
  });

  test("shows who has a draft open, and what somebody has open or began", async () => {
    const first = await begin("First", "ada");
    desk().setNow(minutes(1));
    await begin("Second", "bob");
    await touchDraft(as("bob"), { id: first });
    expect(
      (await listDrafts(desk(), {})).drafts.map(({ holders }) => holders.map(({ actor }) => actor)),
    ).toEqual([[], ["bob"]]);
    expect(await headlines({ holder: "bob" })).toEqual(["First"]);
    expect(await headlines({ holder: "ada" })).toEqual([]);
    expect(await headlines({ createdBy: "ada" })).toEqual(["First"]);
    expect(await headlines({ createdBy: "ada", state: "live" })).toEqual([]);
    desk().setNow(minutes(2));
    expect(await headlines({ holder: "bob" })).toEqual([]);
  });

  test("names the section of each, also one that no article has made yet, and lists a section alone", async () => {
    await createAndPublish(desk(), { content: articleContent({ headline: "Law" }) }, TEST_ORIGINS);
    const section = { slug: "data", name: "Data" };
    desk().setNow(minutes(1));
    await createDraft(desk(), { content: articleContent({ headline: "Data", section }) });
    desk().setNow(minutes(2));
    await createDraft(desk(), { content: articleContent({ headline: "None", section: null }) });
    const { drafts } = await listDrafts(desk(), {});
    expect(drafts.map((draft) => draft.section)).toEqual([
      null,
      { slug: "data", name: "data" },
      { slug: "law", name: "Law" },
    ]);
    expect(await headlines({ section: "law" })).toEqual(["Law"]);
    expect(await headlines({ section: "data", state: "live" })).toEqual([]);
    for (const odd of ["", "\0", "\ud800", "x".repeat(9000)])
      expect(await headlines({ section: odd })).toEqual([]);
  });

  test.each(NAME_KINDS)("lists what bears a %s, under every slug that it ever had", async (kind) => {
    const [old, other] = [
      { slug: "cookies", name: "Cookies" },
      { slug: "biscuits", name: "Biscuits" },
    ];
    const write = async (headline: string, named: Named) => {
      const content = articleContent({
        headline,
        section: null,
        topics: [],
        authors: [],
        ...(kind === "section" && { section: named }),
        ...(kind === "story" && { story: named }),
        ...(kind === "topic" && { topics: [{ slug: "keys", name: "Keys" }, named] }),
        ...(kind === "author" && { authors: [named] }),
      });
      await createDraft(desk(), { content });
      desk().setNow(minutes(desk().now().getTime() / 60_000 - TEST_TIME.getTime() / 60_000 + 1));
    };
    for (const { name } of [old, other]) accepted(await addName(desk(), kind, { name }));
    await write("Before", old);
    await write("Beside", other);
    accepted(await renameName(desk(), kind, { slug: "cookies", name: "Cakes", to: "cakes" }));
    await write("Between", { slug: "cakes", name: "Cakes" });
    accepted(await mergeNames(desk(), kind, { slug: "cakes", into: "biscuits" }));
    await write("After", other);
    await write("Elsewhere", { slug: "law", name: "Law" });
    for (const slug of ["biscuits", "cakes", "cookies"])
      expect(await headlines({ [kind]: slug })).toEqual(["After", "Between", "Beside", "Before"]);
    const { drafts } = await listDrafts(desk(), { [kind]: "cookies" }, { limit: 1 });
    expect(drafts.map(({ headline }) => headline)).toEqual(["After"]);
    for (const odd of ["", "\0", "\ud800", "x".repeat(9000)])
      expect(await headlines({ [kind]: odd })).toEqual([]);
    const shown = await listDrafts(desk(), {});
    if (kind === "section")
      expect(shown.drafts.at(-1)?.section).toEqual({ slug: "biscuits", name: "Biscuits" });
  });

  test.each<[string, string]>([
    ["regulator", "Regulator’s own “cookie-banner” unlawful"],
    ["REGUL", "Regulator’s own “cookie-banner” unlawful"],
    ["banner cookie", "Regulator’s own “cookie-banner” unlawful"],
    ["cookie-b", "Regulator’s own “cookie-banner” unlawful"],
    ["uber", "Über Überwachung"],
    ["überw", "Über Überwachung"],
    ["微信", "微信新隐私政策"],
    ["隐私", "微信新隐私政策"],
    ["приват", "О приватности"],
    ["100", "100% & more: a_b\\c 'quoted'"],
    ["a_b\\c 'quo", "100% & more: a_b\\c 'quoted'"],
  ])("finds %s in a headline by words and their beginnings", async (query, headline) => {
    for (const each of [
      "Regulator’s own “cookie-banner” unlawful",
      "Über Überwachung",
      "微信新隐私政策",
      "О приватности",
      "100% & more: a_b\\c 'quoted'",
      "",
    ])
      await begin(each);
    expect(await headlines({ query })).toEqual([headline]);
  });

  test.each(["%", "_", "'", "\\", "' | 'x", "!a & :*", "\0", "\ud800", "🙂", "()"])(
    "answers %j, and finds nothing that does not have it",
    async (query) => {
      await begin("Regulator’s banner");
      expect(await headlines({ query })).toEqual([]);
    },
  );

  test("answers ten thousand characters too", async () => {
    await begin("Regulator’s banner");
    expect(await headlines({ query: "x".repeat(10_000) })).toEqual([]);
  });

  test("is empty where there is nothing, and whole where no word is asked for", async () => {
    expect(await listDrafts(desk(), {})).toEqual({ drafts: [], next: null });
    await begin("One");
    expect(await headlines({ query: "  " })).toEqual(["One"]);
  });

  test("finds a published draft by the headline that it has now", async () => {
    const { id } = accepted(await createAndPublish(desk(), { content: articleContent() }, TEST_ORIGINS));
    const content = articleContent({ headline: "Something else" });
    accepted(await saveDraft(desk(), { id, version: 1, content }));
    expect(await headlines({ query: "regulator" })).toEqual([]);
    expect(await headlines({ query: "something" })).toEqual(["Something else"]);
  });
});

const DRAFTS = 3000;
const PAGE = 20;

/**
 * Ten to an instant, so that pages end within one; every state in turn; one person began a twentieth; a rare word in one of six
 * hundred. They lie in the table in another order than in the list, as what is worked on does: or else to walk through others' would be
 * as cheap as an index.
 */
async function fill(): Promise<void> {
  const states = ["writing", "review", "scheduled", "published", "changed", "withdrawn"] as const;
  await desk().database.draft.createMany({
    data: Array.from({ length: DRAFTS }, (_, place) => (place * 1777) % DRAFTS).map((index) => ({
      id: `11111111-2222-4333-8444-${String((index * 7919) % DRAFTS).padStart(12, "0")}`,
      state: states[index % states.length] ?? "writing",
      content: {
        section: { slug: index % 5 === 0 ? (index % 2 === 0 ? "law" : "rules") : "data" },
        ...(index % 600 === 50 && { topics: [{ slug: "rare" }] }),
        headline: index % 600 === 50 ? `Rare piece ${index}` : `Usual piece ${index}`,
      },
      createdBy: index % 20 === 7 ? "ada" : "bob",
      createdAt: minutes(0),
      updatedAt: minutes(Math.floor(index / 10)),
    })),
  });
  await desk().database.formerName.create({
    data: { kind: "section", slug: "rules", toSlug: "law", createdAt: minutes(0) },
  });
  await desk().database.$executeRaw`ANALYZE`;
}

test("the list is walked from end to end without losing or doubling a draft, and each page costs the same", async () => {
  await fill();
  const scopes: Readonly<Record<string, DraftScope>> = {
    everything: {},
    "a state": { state: "review" },
    "what somebody began": { createdBy: "ada" },
    "a section": { section: "law" },
    "a section that was called otherwise": { section: "rules" },
    "a topic": { topic: "rare" },
    "a word that nearly all have": { query: "usual" },
    "a word that few have": { query: "rare" },
  };
  for (const [what, scope] of Object.entries(scopes)) {
    const seen: string[] = [];
    let most = 0;
    for (let after = null as ReturnType<typeof readCursor>, pages = 0; ; pages += 1) {
      const page = await listDrafts(desk(), scope, { after, limit: PAGE });
      // The first pages, some of the middle and the last are accounted for.
      if (pages < 2 || pages % 40 === 0 || page.next === null) {
        const statements = await statementsOf(() => listDrafts(desk(), scope, { after, limit: PAGE }));
        expect(statements.length).toBeGreaterThan(1);
        most = Math.max(most, await mostRowsRead(desk(), statements));
      }
      seen.push(...page.drafts.map(({ id }) => id));
      after = page.next === null ? null : readCursor(page.next);
      if (after === null) break;
    }
    expect(new Set(seen).size, what).toBe(seen.length);
    const expected = {
      everything: 3000,
      "a section": 600,
      "a section that was called otherwise": 600,
      "a topic": 5,
      "a state": 500,
      "what somebody began": 150,
    }[what];
    expect(seen.length, what).toBe(expected ?? (scope.query === "rare" ? 5 : 2995));
    expect(most, what).toBeLessThanOrEqual(2 * (PAGE + 1));
  }
  // The account would show a list that is counted off.
  const counted = await statementsOf(() =>
    desk().database.draft.findMany({ orderBy: { updatedAt: "desc" }, skip: DRAFTS - 5, take: 5 }),
  );
  expect(await mostRowsRead(desk(), counted)).toBeGreaterThan(DRAFTS / 2);
});
