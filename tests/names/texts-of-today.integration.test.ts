import { beforeEach, describe, expect, test } from "vitest";
import { createAndPublish, publishDraft } from "@/lib/articles/commands";
import type { ArticleContent, Named } from "@/lib/articles/content";
import { draftContentSchema } from "@/lib/articles/draft-content";
import { findOutlook } from "@/lib/articles/draft-outlook";
import { prepareDraftPage } from "@/lib/articles/draft-page";
import { readText } from "@/lib/articles/draft-timeline";
import { findDraft } from "@/lib/articles/locked-draft";
import { saveDraft } from "@/lib/articles/save-draft";
import { mergeNames, renameName } from "@/lib/names/commands";
import { NAME_KINDS } from "@/lib/names/kinds";
import type { Outcome } from "@/lib/outcome";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";

/** Wherever the newsroom shows a text that was written before a name became another, it shows what it has become. */

const desk = setUpDesk();

const cookies = { slug: "cookies", name: "Cookies" };
const biscuits = { slug: "biscuits", name: "Biscuits" };

function bearing(named: Named): ArticleContent {
  return articleContent({ section: named, story: named, topics: [named], authors: [named] });
}

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

let id: string;

beforeEach(async () => {
  must(await createAndPublish(desk(), { content: bearing(biscuits) }, TEST_ORIGINS));
  ({ id } = must(await createAndPublish(desk(), { content: bearing(cookies) }, TEST_ORIGINS)));
  for (const kind of NAME_KINDS) {
    must(await renameName(desk(), kind, { slug: "cookies", name: "Cakes", to: "cakes" }));
    must(await mergeNames(desk(), kind, { slug: "cakes", into: "biscuits" }));
  }
});

const namesOf = ({ section, story, topics, authors }: Partial<ArticleContent>) => [
  section?.name,
  story?.name,
  topics?.map(({ name }) => name),
  authors?.map(({ name }) => name),
];
const today = namesOf(bearing(biscuits));

describe("a text from before", () => {
  test("has the names of today on its publish page, in its history, and in a preview", async () => {
    const { database } = desk();
    const outlook = await findOutlook(desk(), id, TEST_ORIGINS);
    expect(outlook && namesOf(outlook.content as Partial<ArticleContent>)).toEqual(today);
    for (const name of ["r1", "now"] as const) {
      const { content } = must(await readText(desk(), { id, name }));
      expect(namesOf(content as Partial<ArticleContent>), name).toEqual(today);
    }
    const draft = await findDraft(database, id);
    if (draft === null) throw new Error("There is no draft.");
    const page = must(await prepareDraftPage({ database, now: desk().now }, draft, TEST_ORIGINS));
    expect([page.section?.name, page.story?.name]).toEqual(["Biscuits", "Biscuits"]);
    expect([page.topics, page.authors]).toEqual([[biscuits], [biscuits]]);
  });

  test("that is saved with the names of today, and nothing else, has not changed", async () => {
    const content = draftContentSchema.parse(bearing(biscuits));
    expect(must(await saveDraft(desk(), { id, version: 1, content, deliberate: true })).state).toBe(
      "published",
    );
    const changed = { ...content, headline: "Another" };
    expect(must(await saveDraft(desk(), { id, version: 2, content: changed, deliberate: true })).state).toBe(
      "changed",
    );
    must(await saveDraft(desk(), { id, version: 3, content, deliberate: true }));
    expect((await findDraft(desk().database, id))?.state).toBe("published");
    expect((await publishDraft(desk(), id, TEST_ORIGINS)).ok).toBe(false);
  });

  test("is given back with the names of today to whoever comes second", async () => {
    const content = draftContentSchema.parse(bearing(cookies));
    must(
      await saveDraft(desk(), {
        id,
        version: 1,
        content: { ...content, headline: "First" },
        deliberate: true,
      }),
    );
    const second = await saveDraft(desk(), { id, version: 1, content: { ...content, headline: "Second" } });
    if (second.ok || !("conflict" in second)) throw new Error("The second save was taken.");
    expect(namesOf(second.conflict.stored as Partial<ArticleContent>)).toEqual(today);
  });
});
