import { describe, expect, test } from "vitest";
import { createAndPublish, createDraft, publishDraft } from "@/lib/articles/commands";
import type { ArticleContent, Named } from "@/lib/articles/content";
import { rebuildArticles, rebuildFromObjects } from "@/lib/articles/rebuild";
import {
  addName,
  describeName,
  mergeNames,
  orderSections,
  removeName,
  renameName,
} from "@/lib/names/commands";
import { NAME_KINDS, type NameKind } from "@/lib/names/kinds";
import { withNamesOfToday } from "@/lib/names/names-of-today";
import { findRow } from "@/lib/names/rows";
import type { Outcome } from "@/lib/outcome";
import { canonicalHash } from "@/lib/storage/canonical";
import { articleContent } from "../support/factories";
import { loseTables } from "../support/lose-tables";
import { naughtyStrings } from "../support/naughty-strings";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

const cookies = { slug: "cookies", name: "Cookies" };
const biscuits = { slug: "biscuits", name: "Biscuits" };
const trackers = { slug: "trackers", name: "Trackers" };

/** Content that bears these names, and no others of the kind. */
function bearing(kind: NameKind, ...named: readonly [Named, ...Named[]]): Partial<ArticleContent> {
  const [first] = named;
  if (kind === "section") return { section: first };
  if (kind === "story") return { story: first };
  return kind === "topic" ? { topics: [...named] } : { authors: [...named] };
}

async function publish(more: Partial<ArticleContent>) {
  return must(await createAndPublish(desk(), { content: articleContent(more) }, TEST_ORIGINS));
}

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

function codesOf(outcome: Outcome<unknown>): string[] {
  return outcome.ok ? [] : outcome.problems.map(({ code }) => code);
}

/** One hash for all that the public reads of articles and of what they hang on, however the rows came about. */
async function digest(): Promise<string> {
  return canonicalHash(JSON.parse(JSON.stringify(await everything())));
}

async function everything() {
  const { database } = desk();
  const named = { slug: true, name: true } as const;
  const articles = await database.article.findMany({
    omit: { sectionId: true, storyId: true },
    include: {
      section: { select: named },
      story: { select: named },
      authors: { select: { position: true, author: { select: named } }, orderBy: { position: "asc" } },
      topics: { select: { position: true, topic: { select: named } }, orderBy: { position: "asc" } },
    },
    orderBy: { path: "asc" },
  });
  const index = await database.$queryRaw<unknown[]>`
    SELECT article.path, search_document.words::text, section.slug AS section,
      ARRAY(SELECT slug FROM unnest(author_ids) WITH ORDINALITY AS one (id, place) JOIN author USING (id) ORDER BY place) AS authors,
      ARRAY(SELECT slug FROM unnest(topic_ids) WITH ORDINALITY AS one (id, place) JOIN topic USING (id) ORDER BY place) AS topics
    FROM search_document JOIN article ON article.id = article_id
    LEFT JOIN section ON section.id = search_document.section_id ORDER BY path`;
  const bySlug = { omit: { id: true }, orderBy: { slug: "asc" } } as const;
  return {
    articles,
    index,
    sections: await database.section.findMany(bySlug),
    topics: await database.topic.findMany(bySlug),
    authors: await database.author.findMany(bySlug),
    stories: await database.story.findMany(bySlug),
    former: await database.formerName.findMany({ orderBy: [{ kind: "asc" }, { slug: "asc" }] }),
    changes: await database.nameChange.findMany({ orderBy: { number: "asc" } }),
  };
}

/** All rows are gone, as after the loss of the database. */
async function loseTheDatabase(): Promise<void> {
  await loseTables(desk().database);
}

describe.each(NAME_KINDS)("a %s", (kind) => {
  test("is added, with a slug from its name", async () => {
    expect(await addName(desk(), kind, { name: " Cookie walls " })).toEqual({
      ok: true,
      value: { slug: "cookie-walls" },
    });
    expect(await findRow(desk().database, kind, "cookie-walls")).toMatchObject({ name: "Cookie walls" });
  });

  test("is not added where another is, or was", async () => {
    await publish(bearing(kind, cookies));
    expect(codesOf(await addName(desk(), kind, { name: "Cookies" }))).toEqual(["slug-taken"]);
    must(await renameName(desk(), kind, { slug: "cookies", name: "Trackers", to: "trackers" }));
    expect(codesOf(await addName(desk(), kind, { name: "Cookies" }))).toEqual(["slug-taken"]);
  });

  test.each([
    ["an empty name", { name: " " }, ["name-not-usable"]],
    ["a name that cannot be seen", { name: "\u200B" }, ["name-not-usable"]],
    ["a name of two lines", { name: "Two\nlines" }, ["name-not-usable"]],
    ["a reserved slug", { name: "Admin", slug: "admin" }, ["slug-reserved"]],
    ["a slug with a slash", { name: "Slash", slug: "a/b" }, ["slug-not-usable"]],
    ["a slug in capitals", { name: "Loud", slug: "LOUD" }, ["slug-not-usable"]],
  ])("is not added with %s", async (_, given, codes) => {
    expect(codesOf(await addName(desk(), kind, given))).toEqual(codes);
    expect(await desk().database.nameChange.count()).toBe(0);
  });

  test("that is given another name alone keeps its address", async () => {
    await publish(bearing(kind, cookies));
    must(await renameName(desk(), kind, { slug: "cookies", name: "Cookies and tracking" }));
    expect(await findRow(desk().database, kind, "cookies")).toMatchObject({ name: "Cookies and tracking" });
    expect(await desk().database.formerName.count()).toBe(0);
  });

  test("that moves twice and merges leads on in one step, and may not be taken by another", async () => {
    await publish(bearing(kind, cookies));
    await publish(bearing(kind, biscuits));
    must(await renameName(desk(), kind, { slug: "cookies", name: "A", to: "a" }));
    must(await renameName(desk(), kind, { slug: "a", name: "B", to: "b" }));
    must(await mergeNames(desk(), kind, { slug: "b", into: "biscuits" }));
    const former = await desk().database.formerName.findMany({ orderBy: { slug: "asc" } });
    expect(former.map(({ slug, toSlug }) => `${slug} → ${toSlug}`)).toEqual([
      "a → biscuits",
      "b → biscuits",
      "cookies → biscuits",
    ]);
  });

  test("may return to a slug that it had", async () => {
    await publish(bearing(kind, cookies));
    must(await renameName(desk(), kind, { slug: "cookies", name: "A", to: "a" }));
    must(await renameName(desk(), kind, { slug: "a", name: "Cookies", to: "cookies" }));
    const former = await desk().database.formerName.findMany();
    expect(former.map(({ slug, toSlug }) => `${slug} → ${toSlug}`)).toEqual(["a → cookies"]);
  });

  test("that is merged gives up its articles, and no revision changes", async () => {
    await publish(bearing(kind, cookies));
    await publish(bearing(kind, biscuits));
    await publish(bearing(kind, biscuits, cookies));
    const revisions = await desk().database.revision.findMany({ orderBy: { hash: "asc" } });
    const merged = await mergeNames(desk(), kind, { slug: "cookies", into: "biscuits" });
    expect(merged).toMatchObject({ ok: true, value: { slug: "biscuits" } });
    expect(await findRow(desk().database, kind, "cookies")).toBeNull();
    expect(await desk().database.revision.findMany({ orderBy: { hash: "asc" } })).toEqual(revisions);
  });

  test("is not merged with itself, nor with one that is not there", async () => {
    await publish(bearing(kind, cookies));
    expect(codesOf(await mergeNames(desk(), kind, { slug: "cookies", into: "cookies" }))).toEqual([
      "merge-with-itself",
    ]);
    expect(codesOf(await mergeNames(desk(), kind, { slug: "cookies", into: "no" }))).toEqual([
      "name-unknown",
    ]);
    expect(codesOf(await mergeNames(desk(), kind, { slug: "no", into: "cookies" }))).toEqual([
      "name-unknown",
    ]);
  });

  test("is removed when nothing uses it, and not before", async () => {
    await publish(bearing(kind, cookies));
    expect(codesOf(await removeName(desk(), kind, { slug: "cookies" }))).toEqual(["name-in-use"]);
    must(await addName(desk(), kind, { name: "Biscuits" }));
    await createDraft(desk(), { content: articleContent(bearing(kind, biscuits)) });
    expect(codesOf(await removeName(desk(), kind, { slug: "biscuits" }))).toEqual(["name-in-use"]);
    must(await addName(desk(), kind, { name: "Trackers" }));
    must(await removeName(desk(), kind, { slug: "trackers" }));
    expect(await findRow(desk().database, kind, "trackers")).toBeNull();
  });

  test("that an old draft names under its old slug is the one that it became", async () => {
    await publish(bearing(kind, biscuits));
    await publish(bearing(kind, cookies));
    const old = await createDraft(desk(), { content: articleContent(bearing(kind, cookies)) });
    must(await mergeNames(desk(), kind, { slug: "cookies", into: "biscuits" }));
    const shown = await withNamesOfToday(desk().database, articleContent(bearing(kind, cookies, biscuits)));
    expect(shown).toEqual(articleContent(bearing(kind, biscuits)));
    must(await publishDraft(desk(), old, TEST_ORIGINS));
    expect(await findRow(desk().database, kind, "cookies")).toBeNull();
  });

  test("is the same after a rebuild, from the database or from the object store", async () => {
    const act = async (minutes: number, verb: () => Promise<unknown>) => {
      desk().setNow(new Date(TEST_TIME.getTime() + minutes * 60_000));
      await verb();
    };
    await act(1, () => publish(bearing(kind, cookies, biscuits, trackers)));
    await act(2, () => publish(bearing(kind, biscuits, cookies)));
    await act(3, () => publish(bearing(kind, { ...cookies, name: "COOKIES" })));
    await act(4, () => publish(bearing(kind, trackers)));
    await act(5, () => addName(desk(), kind, { name: "Nothing yet", description: "To come" }));
    await act(6, () =>
      describeName(desk(), kind, { slug: "biscuits", description: "Baked", invented: true }),
    );
    await act(7, () => renameName(desk(), kind, { slug: "biscuits", name: "Bakery law", to: "bakery" }));
    await act(8, () => renameName(desk(), kind, { slug: "trackers", name: "Trackers and law" }));
    await act(9, () => mergeNames(desk(), kind, { slug: "cookies", into: "bakery" }));
    await act(10, () =>
      publish({ headline: "Late", ...bearing(kind, cookies, { slug: "new", name: "New" }) }),
    );
    await act(11, () => addName(desk(), kind, { name: "Passing" }));
    await act(12, () => removeName(desk(), kind, { slug: "passing" }));
    if (kind === "section") await act(13, () => orderSections(desk(), ["nothing-yet", "bakery"]));
    const before = await everything();
    expect(before.changes).toHaveLength(kind === "section" ? 8 : 7);
    const hash = await digest();
    expect(await rebuildArticles(desk(), TEST_ORIGINS)).toEqual({ articles: 5, problems: [] });
    expect(await digest()).toBe(hash);
    await loseTheDatabase();
    expect(await rebuildFromObjects(desk(), TEST_ORIGINS)).toEqual({ articles: 5, problems: [] });
    expect(await everything()).toEqual(before);
    expect(await digest()).toBe(hash);
    await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(await digest()).toBe(hash);
  });

  test("raises the edition by each change, and by no refusal", async () => {
    const number = async () => (await desk().database.edition.findUniqueOrThrow({ where: { id: 1 } })).number;
    must(await addName(desk(), kind, { name: "Cookies" }));
    must(await addName(desk(), kind, { name: "Biscuits" }));
    must(await describeName(desk(), kind, { slug: "cookies", description: "Small" }));
    must(await renameName(desk(), kind, { slug: "cookies", name: "Cakes" }));
    must(await mergeNames(desk(), kind, { slug: "cookies", into: "biscuits" }));
    must(await removeName(desk(), kind, { slug: "biscuits" }));
    await removeName(desk(), kind, { slug: "biscuits" });
    expect(await number()).toBe(6);
    const events = await desk().database.auditEvent.findMany({ orderBy: { number: "asc" } });
    expect(events.map(({ action }) => action)).toEqual([
      "name-add",
      "name-add",
      "name-describe",
      "name-rename",
      "name-merge",
      "name-remove",
    ]);
  });
});

describe("the masthead's order", () => {
  test("is what was asked for, and then the rest", async () => {
    for (const name of ["One", "Two", "Three"]) must(await addName(desk(), "section", { name }));
    must(await orderSections(desk(), ["three"]));
    const sections = await desk().database.section.findMany({ orderBy: { position: "asc" } });
    expect(sections.map(({ slug }) => slug)).toEqual(["three", "one", "two"]);
    expect(codesOf(await orderSections(desk(), ["three", "four"]))).toEqual(["name-unknown"]);
    expect(codesOf(await orderSections(desk(), ["one", "one"]))).toEqual(["named-twice"]);
  });
});

test("a naughty string is a name and a slug, or is refused with a reason", async () => {
  for (const text of naughtyStrings("names")) {
    const added = await addName(desk(), "topic", { name: text });
    if (added.ok) expect(await findRow(desk().database, "topic", added.value.slug)).not.toBeNull();
    else expect(added.problems[0].message).not.toBe("");
    const asked = await addName(desk(), "story", { name: "Named", slug: text });
    if (!asked.ok) expect(asked.problems[0].code).toMatch(/^slug-|^name-unknown/);
  }
});
