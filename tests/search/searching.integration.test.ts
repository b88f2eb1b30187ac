import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import type { ArticleContent, Named } from "@/lib/articles/content";
import { rebuildArticles } from "@/lib/articles/rebuild";
import { mergeNames, renameName } from "@/lib/names/commands";
import type { SearchFilters } from "@/lib/search/compile-query";
import type { NameKind } from "@/lib/search/index-text";
import { filtersOfToday } from "@/lib/search/name-meanings";
import { parseQuery } from "@/lib/search/parse-query";
import { readSearchAddress } from "@/lib/search/search-address";
import { searchArticles } from "@/lib/search/search-articles";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";

const desk = setUpDesk();
const anything: SearchFilters = { section: null, topic: null, author: null, year: null };

async function publish(headline: string, changes: Partial<ArticleContent> = {}): Promise<string> {
  const content = articleContent({ standfirst: null, body: "Nothing else.", headline, ...changes });
  const published = await createAndPublish(desk(), { content }, TEST_ORIGINS);
  if (!published.ok) throw new Error(JSON.stringify(published.problems));
  return published.value.id;
}

function on(day: string): Pick<ArticleContent, "firstPublished"> {
  return { firstPublished: { at: `${day}T00:00:00.000Z`, precision: "day" } };
}

async function search(text: string, filters: Partial<SearchFilters> = {}, page = 1) {
  const request = { filters: { ...anything, ...filters }, page, timeZone: "Europe/London" };
  const results = await searchArticles({ query: parseQuery(text), ...request });
  if (results === null) throw new Error("The query asks for nothing.");
  return results;
}

async function headlines(text: string, filters: Partial<SearchFilters> = {}): Promise<string[]> {
  const { hits } = await search(text, filters);
  return hits.map(({ article }) => article.headline);
}

describe("a name that was renamed or merged", () => {
  const cookies = { slug: "cookies", name: "Cookies" };
  const bears = (kind: NameKind, named: Named): Partial<ArticleContent> =>
    kind === "section" ? { section: named } : kind === "topic" ? { topics: [named] } : { authors: [named] };

  test.each(["section", "topic", "author"] as const)(
    "of the kind %s is found as what it became",
    async (kind) => {
      await publish("Before", bears(kind, cookies));
      await publish("Beside", bears(kind, { slug: "biscuits", name: "Biscuits" }));
      await publish("Elsewhere", bears(kind, { slug: "locks", name: "Locks" }));
      await renameName(desk(), kind, { slug: "cookies", name: "Tracking law", to: "tracking" });
      for (const slug of ["cookies", "tracking"])
        expect(await headlines("", { [kind]: slug })).toEqual(["Before"]);
      for (const word of ["tracking", "law", '"tracking law"', "cookies"])
        expect(await headlines(`${kind}:${word}`)).toEqual(["Before"]);
      expect(await headlines(`-${kind}:tracking`)).not.toContain("Before");
      const { [`${kind}s` as "topics"]: facets } = await search("before");
      expect(facets).toEqual([{ slug: "tracking", name: "Tracking law", count: 1 }]);

      await mergeNames(desk(), kind, { slug: "tracking", into: "biscuits" });
      for (const slug of ["cookies", "tracking", "biscuits"]) {
        expect((await headlines("", { [kind]: slug })).sort()).toEqual(["Before", "Beside"]);
        expect(await filtersOfToday({ ...anything, [kind]: slug })).toEqual({
          ...anything,
          [kind]: "biscuits",
        });
      }
      for (const word of ["biscuits", "cookies", "tracking"])
        expect((await headlines(`${kind}:${word}`)).sort()).toEqual(["Before", "Beside"]);
      expect(await headlines(`-${kind}:biscuits`)).toEqual(["Elsewhere"]);
    },
  );
});

describe("a search finds", () => {
  test("words wherever they stand: in the headline, standfirst, body, notes, and quotations in their own language", async () => {
    await publish("Headlong", {
      standfirst: "Standing",
      body: 'Bodily[^1].\n\n:::quote{from=zh translation=machine engine=DeepL}\n"No."\n\n::original\n\n微信没有\n:::\n\n[^1]: Notable.',
    });
    await publish("Another");
    for (const word of ["headlong", "standing", "bodily", "notable", "微信"])
      expect(await headlines(word), word).toEqual(["Headlong"]);
  });

  test("Chinese words of two letters and more, single letters, and no pair that never stood together", async () => {
    await publish("微信否认监控用户相册 WeChat denies surveillance", { language: "zh-Hans" });
    for (const word of ["微信", "监控", "微信否认", "监控用户相册", "册", "微", '"用户相册 WeChat"'])
      expect(await headlines(word), word).toHaveLength(1);
    for (const word of ["信认", "微控", "册微", "否认用户", "监控微信否认"])
      expect(await headlines(word), word).toEqual([]);
  });

  test("inflections of English, accents or none, and any capitals", async () => {
    await publish("Café leaks");
    for (const word of ["cafe", "CAFÉ", "leak", "leaked", "Leaking", "intitle:leaking"])
      expect(await headlines(word), word).toHaveLength(1);
    for (const word of ['"leak"', "lea", "ca"]) expect(await headlines(word), word).toEqual([]);
  });

  test("phrases, exactly so and within one paragraph", async () => {
    await publish("One", { body: "A secret court sat.\n\nIts appeal failed." });
    expect(await headlines('"secret court"')).toEqual(["One"]);
    for (const phrase of ['"court secret"', '"secret sat"', '"sat its"', '"one a"'])
      expect(await headlines(phrase), phrase).toEqual([]);
  });

  test("what is asked for, without what is excluded, and one of a choice", async () => {
    await publish("Bank breach");
    await publish("Insurer breach");
    await publish("Insurer merger");
    expect(await headlines("breach -bank")).toEqual(["Insurer breach"]);
    expect((await headlines("-insurer")).sort()).toEqual(["Bank breach"]);
    expect((await headlines("bank OR insurer breach")).sort()).toEqual(["Bank breach", "Insurer breach"]);
    expect(await headlines('insurer -"insurer breach"')).toEqual(["Insurer merger"]);
    expect((await headlines('merger OR -"insurer breach"')).sort()).toEqual([
      "Bank breach",
      "Insurer merger",
    ]);
  });

  test("by author, topic, section, language and headline", async () => {
    await publish("First", { body: "Second" });
    await publish("Second", {
      language: "de-AT",
      section: { slug: "security", name: "Information security" },
      authors: [{ slug: "zoe-muench", name: "Zoë Münch" }],
      topics: [{ slug: "leaks", name: "Leaks" }],
    });
    for (const query of [
      "author:münch",
      'author:"zoe munch"',
      "author:zoe-muench",
      "section:information",
      "section:security",
      "topic:leaks",
      "lang:de",
      "lang:de-at",
      "intitle:second",
      "second -author:quill",
    ])
      expect(await headlines(query), query).toEqual(["Second"]);
    expect(await headlines("", { author: "zoe-muench" })).toEqual(["Second"]);
    expect(await headlines("second", { section: "law" })).toEqual(["First"]);
    expect(await headlines("second", { topic: "no-such-topic" })).toEqual([]);
  });

  test("by time, in the site's zone", async () => {
    await publish("Old", on("2017-12-31"));
    await publish("Middle", on("2018-01-01"));
    await publish("New", on("2019-06-15"));
    expect(await headlines("before:2018")).toEqual(["Old"]);
    expect(await headlines("after:2018")).toEqual(["New", "Middle"]);
    expect(await headlines("after:2018 before:2019-06-15")).toEqual(["Middle"]);
    expect(await headlines("nothing", { year: 2019 })).toEqual(["New"]);
    for (const year of [1, 9999]) expect(await headlines("nothing", { year })).toEqual([]);
  });
});

describe("what a search finds", () => {
  test("stands with the headline's matches first, and of equals the newest", async () => {
    await publish("Old leak", on("2016-01-01"));
    await publish("Elsewhere", { body: "One leak among many other words of the text.", ...on("2018-01-01") });
    await publish("New leak", on("2017-01-01"));
    expect(await headlines("leak")).toEqual(["New leak", "Old leak", "Elsewhere"]);
  });

  test("is shown where it stands, as text", async () => {
    await publish("A leak", { body: "They said `<b>leak</b>` twice." });
    const { hits } = await search("leak");
    expect(hits[0]?.headline).toEqual([
      { text: "A ", marked: false },
      { text: "leak", marked: true },
    ]);
    expect(hits[0]?.excerpt).toContainEqual({ text: "leak", marked: true });
    expect(hits[0]?.excerpt.map(({ text }) => text).join("")).toBe("They said <b>leak</b> twice.");
  });

  test("can be narrowed by what it has in common", async () => {
    await publish("One leak", on("2016-01-01"));
    await publish("Another leak", { ...on("2017-01-01"), section: null, topics: [] });
    const results = await search("leak");
    expect(results).toMatchObject({ count: 2, more: false, pages: 1 });
    expect(results.sections).toEqual([{ slug: "law", name: "Law", count: 1 }]);
    expect(results.topics).toEqual([{ slug: "cookies", name: "Cookies", count: 1 }]);
    expect(results.authors).toEqual([{ slug: "ada-quill", name: "Ada Quill", count: 2 }]);
    expect(results.years.map(({ slug, count }) => [slug, count])).toEqual([
      ["2017", 1],
      ["2016", 1],
    ]);
  });

  test("follows the newest revision, is gone with the article, and is made again by a rebuild", async () => {
    const id = await publish("A leak");
    await desk().database.searchDocument.deleteMany();
    expect(await headlines("leak")).toEqual([]);
    await rebuildArticles(desk(), TEST_ORIGINS);
    expect(await headlines("leak")).toEqual(["A leak"]);
    await desk().database.article.delete({ where: { id } });
    expect(await desk().database.searchDocument.count()).toBe(0);
  });
});

describe("a search that finds nothing", () => {
  test.each(["surveilance", "surveillannce", "surveillanse", "survielance", "sruveillance"])(
    "proposes the word that is meant by %s, where one slip lies between",
    async (typed) => {
      await publish("Surveillance denied");
      const { suggestion } = await search(typed);
      expect(suggestion).toEqual(typed === "survielance" ? null : { word: typed, instead: "surveillance" });
    },
  );

  test("proposes nothing where every word is known, or nothing is near", async () => {
    await publish("Surveillance denied");
    await publish("Weather");
    for (const text of ["surveillance weather", "zzzzzz", "微微", '"surveilance"'])
      expect((await search(text)).suggestion, text).toBeNull();
  });
});

describe("of very many matches", () => {
  async function multiply(to: number): Promise<void> {
    await publish("A leak", { body: "Secret and court." });
    // One piece, many times over the years: the search sees the same as if each had been published.
    await desk().database.$executeRaw`CREATE TEMPORARY TABLE copy AS
      SELECT n, gen_random_uuid() AS id FROM generate_series(2, ${to}::int) n`;
    await desk().database.$executeRaw`INSERT INTO draft (id, content, created_at, updated_at)
      SELECT id, '{}', now(), now() FROM copy`;
    await desk().database
      .$executeRaw`INSERT INTO revision (hash, article_id, number, kind, actor, recorded_at, record)
      SELECT encode(sha256(n::text::bytea), 'hex'), id, 1, 'published', 'test', now(), '{}' FROM copy`;
    await desk().database.$executeRaw`
      INSERT INTO article (id, path, language, headline, body_html, plain_text, words, minutes, outline, published_at,
        published_precision, section_id, revision_hash)
      SELECT copy.id, path || n, language, headline, body_html, plain_text, words, minutes, outline,
        published_at - n * interval '1 day', published_precision, section_id, encode(sha256(n::text::bytea), 'hex')
      FROM article, copy`;
    await desk().database.$executeRaw`
      INSERT INTO search_document (article_id, words, published_at, section_id, author_ids, topic_ids)
      SELECT article.id, (ts_delete(search_document.words, ARRAY(SELECT lexeme FROM unnest(search_document.words) WHERE lexeme LIKE '@month%' OR lexeme LIKE '@year%')))
          || array_to_tsvector(ARRAY['@month:' || to_char(article.published_at AT TIME ZONE 'UTC', 'YYYY-MM'),
            '@year:' || to_char(article.published_at AT TIME ZONE 'UTC', 'YYYY')]),
        article.published_at, article.section_id, author_ids, topic_ids
      FROM article, search_document WHERE article.id <> search_document.article_id`;
    await desk().database.$executeRaw`DROP TABLE copy`;
  }

  test("the newest thousand are counted and ranked, and the search says that there are more", async () => {
    await multiply(4500);
    const first = await search("leak");
    expect(first).toMatchObject({ count: 1000, more: true, pages: 50 });
    const last = await search("leak", {}, 50);
    expect(last.hits).toHaveLength(20);
    const newest = first.hits[0]?.article.publishedAt.getTime() ?? 0;
    const oldest = last.hits.at(-1)?.article.publishedAt.getTime() ?? 0;
    // A day lies between two of them.
    expect(Math.round((newest - oldest) / 86_400_000)).toBe(1000);
    expect(await search("leak before:2018 after:2017")).toMatchObject({ count: 365, more: false });
    expect(await search("leak before:2014-01-02 after:2014")).toMatchObject({ count: 1, more: false });
    expect(await search('"secret court"')).toMatchObject({ count: 0, more: true, hits: [] });
    expect(await search("absent")).toMatchObject({ count: 0, more: false, hits: [] });
  });
});

describe("a search is answered, whatever is asked", () => {
  const hostile = [
    "%",
    "_",
    "\\",
    "\\\\'",
    "'",
    "''",
    '"',
    "'; DROP TABLE article; --",
    "%' OR '1'='1",
    "a:* & b | !c <-> (d",
    "leak:*A",
    "leak\\:A",
    "@any",
    "~leak",
    "@author=ada-quill",
    "\0",
    "leak\0",
    "\ud800",
    "leak\udfff",
    "\u202eleak",
    "\u200f\u200e",
    "leak".repeat(2560),
    "a ".repeat(5000),
    "-".repeat(300),
    '"'.repeat(300),
    "微".repeat(300),
    "OR ".repeat(90),
    "author: topic: section:",
    "-author:x -topic:y",
    'author:"',
    "author:微",
    "lang:'",
    "lang:\\",
    "before:9999-12-31",
    "after:0001",
    "before:0001-01-01",
    "after:9999 before:0001",
    "½ ﷺ ㍿ 🜁 👩‍💻",
    "a̐éö̲",
    "-a OR -b OR -c",
    "((((",
    "<script>alert(1)</script>",
    "$1 {{7*7}}",
  ];

  test.each(hostile)("%j", async (text) => {
    await publish("A leak");
    const request = { filters: anything, page: 1, timeZone: "Europe/London" };
    const results = await searchArticles({ query: parseQuery(text), ...request });
    expect(results === null || Array.isArray(results.hits)).toBe(true);
    const address = readSearchAddress({ section: text, topic: [text, "x"], author: text });
    const narrowed = await searchArticles({
      ...request,
      query: parseQuery(""),
      filters: address?.filters ?? anything,
    });
    expect(narrowed?.hits ?? []).toEqual([]);
  });

  test("with anything at all", async () => {
    await publish("A leak");
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "-",
        "OR",
        '"',
        "leak",
        "微信",
        "微",
        "author:",
        "intitle:",
        "lang:",
        "before:2018",
        "after:1",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const query = parseQuery(pieces.join(" "));
        const results = await searchArticles({
          query,
          filters: anything,
          page: 1,
          timeZone: "Europe/London",
        });
        expect(results === null || results.count <= 1).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
