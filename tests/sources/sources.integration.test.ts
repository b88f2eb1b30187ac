import { describe, expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import { listArticles } from "@/lib/articles/listing";
import { rebuildArticles, rebuildFromObjects } from "@/lib/articles/rebuild";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import type { Outcome } from "@/lib/outcome";
import { describeSource, nameHost } from "@/lib/sources/commands";
import { findPublisher, findPublisherOfHost, listPublishers, listSourcesOf } from "@/lib/sources/queries";
import { articleContent } from "../support/factories";
import { loseTables } from "../support/lose-tables";
import { naughtyStrings, ownNaughtyStrings } from "../support/naughty-strings";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";

const desk = setUpDesk();

const JAILED = "https://www.paper.example/world/jailed-for-a-text";
const DENIED = "https://m.paper.example/tech/denied";
const COURT = "https://court.example/2018/7";

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

async function publish(headline: string, ...addresses: string[]): Promise<string> {
  const body = addresses.map((address) => `It was [said so](${address}).`).join("\n\n") || "Nobody said so.";
  const content = articleContent({ headline, body });
  return must(await createAndPublish(desk(), { content }, TEST_ORIGINS)).id;
}

const sourcesOf = (id: string) => listSourcesOf(desk().database, id);

/** How many pieces cite each publisher. */
async function cites(): Promise<Record<string, number>> {
  return Object.fromEntries((await listPublishers("en")).map(({ name, pieces }) => [name, pieces]));
}

async function citing(slug: string): Promise<string[]> {
  const publisher = await findPublisher(slug);
  if (publisher === null) return [];
  const { articles } = await listArticles({ publisherId: publisher.id }, "newest", 10);
  return articles.map(({ headline }) => headline).sort();
}

describe("what an article cites", () => {
  test("is in the order of its text, each with the sentence that cites it", async () => {
    const id = await publish("Denied", COURT, JAILED);
    expect(await sourcesOf(id)).toMatchObject([
      { position: 1, address: COURT, links: [{ text: "said so", sentence: "It was said so." }], title: null },
      { position: 2, address: JAILED, host: "paper.example", publisher: { name: "paper.example" } },
    ]);
  });

  test("is found by its publisher: one host, whatever it is called for telephones", async () => {
    await publish("Denied", DENIED, JAILED);
    await publish("Jailed", JAILED, COURT);
    await publish("Nothing");
    expect(await cites()).toEqual({ "paper.example": 2, "court.example": 1 });
    expect(await citing("paper-example")).toEqual(["Denied", "Jailed"]);
  });

  test("is nowhere once the article is withdrawn", async () => {
    const id = await publish("Denied", JAILED);
    must(await withdrawArticle(desk(), { article: { id }, reason: "It was wrong.", legal: null }));
    expect(await cites()).toEqual({});
    expect(await citing("paper-example")).toEqual([]);
  });
});

describe("a publisher has a page", () => {
  const PAPER = "https://paper.example/report";
  const FORMER = "https://former.example/report";

  test("only while an article that readers have cites a source of its own", async () => {
    must(await describeSource(desk(), { address: COURT, description: { title: "What is looked into" } }));
    expect(await findPublisher("court-example")).toBeNull();
    const id = await publish("Denied", COURT);
    expect(await findPublisher("court-example")).toMatchObject({ hosts: ["court.example"] });
    must(await withdrawArticle(desk(), { article: { id }, reason: "It was wrong.", legal: null }));
    expect(await findPublisher("court-example")).toBeNull();
  });

  test("which names those of its hosts alone that such an article cites, and to which they alone lead on", async () => {
    for (const host of ["paper.example", "former.example"])
      must(await nameHost(desk(), { host, publisher: "The Morning Paper" }));
    must(await describeSource(desk(), { address: FORMER, description: { title: "What is looked into" } }));
    expect(await findPublisher("the-morning-paper")).toBeNull();
    await publish("Denied", PAPER);
    expect(await findPublisher("the-morning-paper")).toMatchObject({ hosts: ["paper.example"] });
    expect(await findPublisherOfHost("paper-example")).toBe("the-morning-paper");
    expect(await findPublisherOfHost("former-example")).toBeNull();
    await publish("Jailed", FORMER);
    expect(await findPublisher("the-morning-paper")).toMatchObject({
      hosts: ["former.example", "paper.example"],
    });
    expect(await findPublisherOfHost("former-example")).toBe("the-morning-paper");
    // What is cited of a host is somebody else's: its own publisher is cited by nothing.
    must(await describeSource(desk(), { address: FORMER, description: { publisher: "Somebody Else" } }));
    expect(await findPublisher("the-morning-paper")).toMatchObject({ hosts: ["paper.example"] });
    expect(await findPublisherOfHost("former-example")).toBeNull();
  });
});

describe("publishers whose names make the same address", () => {
  const DOTS = "https://bbc.co.uk/news/1";
  const HYPHEN = "https://bbc-co.uk/offers";

  test("are two, the second with a number, as are the places to which their hosts’ former names lead", async () => {
    await publish("Fined", DOTS);
    await publish("Offered", HYPHEN);
    await publish("Both", HYPHEN, DOTS);
    expect(await cites()).toEqual({ "bbc.co.uk": 2, "bbc-co.uk": 2 });
    expect(await citing("bbc-co-uk")).toEqual(["Both", "Fined"]);
    expect(await citing("bbc-co-uk-2")).toEqual(["Both", "Offered"]);
    must(await nameHost(desk(), { host: "bbc-co.uk", publisher: "Somebody Else" }));
    expect(await findPublisherOfHost("bbc-co-uk-2")).toBe("somebody-else");
    expect(await findPublisherOfHost("bbc-co-uk")).toBeNull();
    // Its own name is not the other's, nor does it find another number.
    must(await nameHost(desk(), { host: "bbc-co.uk", publisher: null }));
    expect(await findPublisher("bbc-co-uk")).toMatchObject({ name: "bbc.co.uk", hosts: ["bbc.co.uk"] });
    expect(await findPublisher("bbc-co-uk-2")).toMatchObject({ name: "bbc-co.uk", hosts: ["bbc-co.uk"] });
  });

  test("are two where both are first cited by one article, in the order of its text", async () => {
    await publish("Both", HYPHEN, DOTS);
    expect(await findPublisher("bbc-co-uk")).toMatchObject({ name: "bbc-co.uk" });
    expect(await findPublisher("bbc-co-uk-2")).toMatchObject({ name: "bbc.co.uk" });
  });

  test("are one where an editor wrote a name in another way, or a host in capitals", async () => {
    await publish("Denied", DENIED, COURT);
    for (const publisher of ["L'Heure du Soir", "L’heure du soir"])
      must(await nameHost(desk(), { host: "paper.example", publisher }));
    must(await nameHost(desk(), { host: "court.example", publisher: "Court.Example" }));
    expect(await cites()).toEqual({ "L’heure du soir": 1, "Court.Example": 1 });
    expect(await citing("court-example")).toEqual(["Denied"]);
  });
});

describe("what editors say of a source", () => {
  test("is there wherever it is cited, also if it was said before", async () => {
    const said = {
      title: "Jailed for a Text",
      author: "Eva Dou",
      date: "2017-12",
      language: "en-US",
      kind: "secondary",
    };
    must(await describeSource(desk(), { address: `${JAILED}?utm_source=x`, description: said }));
    const id = await publish("Denied", JAILED);
    expect(await sourcesOf(id)).toMatchObject([{ ...said, publisher: { slug: "paper-example" } }]);
  });

  test("gives it another publisher than its host's, whose page lists what cites it", async () => {
    const archived = "https://archive.example/web/2018/paper";
    await publish("Denied", archived);
    await publish("Elsewhere", "https://archive.example/other");
    must(
      await describeSource(desk(), { address: archived, description: { publisher: "The Morning Paper" } }),
    );
    expect(await cites()).toEqual({ "The Morning Paper": 1, "archive.example": 1 });
    expect(await citing("the-morning-paper")).toEqual(["Denied"]);
    must(await describeSource(desk(), { address: archived, description: { publisher: "" } }));
    expect(await cites()).toEqual({ "archive.example": 2 });
    expect(await findPublisher("the-morning-paper")).toBeNull();
  });

  test("names a host, and its former page leads on", async () => {
    await publish("Denied", DENIED);
    must(await nameHost(desk(), { host: "www.paper.example", publisher: "The Morning Paper" }));
    await publish("Jailed", JAILED);
    expect(await citing("the-morning-paper")).toEqual(["Denied", "Jailed"]);
    expect(await findPublisher("paper-example")).toBeNull();
    expect(await findPublisherOfHost("paper-example")).toBe("the-morning-paper");
    must(await nameHost(desk(), { host: "paper.example", publisher: null }));
    expect(await citing("paper-example")).toEqual(["Denied", "Jailed"]);
    expect(await findPublisherOfHost("paper-example")).toBeNull();
  });

  test("raises the edition and leaves a record", async () => {
    const { database } = desk();
    const edition = async () => (await database.edition.findUniqueOrThrow({ where: { id: 1 } })).number;
    const before = await edition();
    must(await describeSource(desk(), { address: JAILED, description: { title: "Jailed" } }));
    expect(await edition()).toBe(before + 1);
    const [{ hash, record } = { hash: "", record: null }] = await database.sourceChange.findMany();
    expect(record).toMatchObject({ number: 1, actor: "test", change: { verb: "describe", address: JAILED } });
    expect(await desk().objects.read("sources", hash, "json")).not.toBeNull();
  });

  test("is append-only", async () => {
    must(await describeSource(desk(), { address: JAILED, description: { title: "Jailed" } }));
    await expect(desk().database.sourceChange.deleteMany()).rejects.toThrow(/never changed or removed/);
  });

  test.each([
    [{ address: "paper.example/a", description: {} }, ["source-address-not-usable address"]],
    [{ address: "ftp://paper.example/a", description: {} }, ["source-address-not-usable address"]],
    [{ address: JAILED, description: { date: "2018-02-30" } }, ["source-date-not-usable date"]],
    [{ address: JAILED, description: { date: "last week" } }, ["source-date-not-usable date"]],
    [{ address: JAILED, description: { language: "English" } }, ["source-language-not-usable language"]],
    [{ address: JAILED, description: { kind: "rumour" } }, ["source-kind-not-usable kind"]],
    [
      { address: JAILED, description: { title: "x".repeat(301), author: "two\nlines" } },
      ["source-title-not-usable title", "source-author-not-usable author"],
    ],
  ])("is refused where it makes no sense: %j", async (given, problems) => {
    const refused = await describeSource(desk(), given);
    expect(refused.ok ? [] : refused.problems.map(({ code, at }) => `${code} ${at}`)).toEqual(problems);
    expect(await desk().database.sourceChange.count()).toBe(0);
  });

  test("may be any words at all", async () => {
    const texts = [...ownNaughtyStrings, ...naughtyStrings("sources")];
    for (const title of texts.filter((text) => text.trim().length > 0 && text.length < 300)) {
      const outcome = await describeSource(desk(), { address: JAILED, description: { title } });
      if (outcome.ok) continue;
      expect(outcome.problems.map(({ at }) => at)).toEqual(["title"]);
    }
    expect(await desk().database.sourceChange.count()).toBeGreaterThan(texts.length / 2);
  });
});

describe("the sources outlive the database", () => {
  const everything = async () => {
    const { database } = desk();
    const publishers = await database.publisher.findMany({
      where: { OR: [{ sources: { some: {} } }, { hosts: { some: {} } }] },
      orderBy: { slug: "asc" },
      select: { slug: true, name: true, hosts: { select: { host: true }, orderBy: { host: "asc" } } },
    });
    const articles = await database.article.findMany({
      orderBy: { headline: "asc" },
      select: {
        id: true,
        headline: true,
        publishers: {
          select: { publisher: { select: { slug: true } } },
          orderBy: { publisher: { slug: "asc" } },
        },
      },
    });
    const sources = await Promise.all(articles.map(({ id }) => sourcesOf(id)));
    return { publishers, sources, articles, cites: await cites() };
  };

  test.each([
    ["its revisions", () => rebuildArticles(desk(), TEST_ORIGINS)],
    [
      "the object store alone",
      async () => {
        await loseTables(desk().database);
        return rebuildFromObjects(desk(), TEST_ORIGINS);
      },
    ],
  ])("made again from %s", async (_, rebuild) => {
    await publish("Denied", DENIED, COURT);
    must(await nameHost(desk(), { host: "paper.example", publisher: "The Morning Paper" }));
    must(await describeSource(desk(), { address: COURT, description: { kind: "official_record" } }));
    await publish("Jailed", JAILED);
    must(await describeSource(desk(), { address: JAILED, description: { publisher: "Somebody Else" } }));
    const before = await everything();
    expect((await rebuild()).problems).toEqual([]);
    expect(await everything()).toEqual(before);
  });
});
