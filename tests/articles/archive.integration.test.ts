import { describe, expect, test } from "vitest";
import { findAround } from "@/lib/articles/archive-around";
import { findNeighbouringDays, listMonths, listYears } from "@/lib/articles/archive-queries";
import { type ArchiveSpan, readSpan, type SpanParams } from "@/lib/articles/archive-span";
import { listAuthors } from "@/lib/authors/queries";
import { listSections } from "@/lib/sections/queries";
import { listTopics } from "@/lib/topics/queries";
import { storeArticles } from "../archive/stored-articles";
import { setUpDesk } from "../support/test-desk";

const desk = setUpDesk();
const LONDON = "Europe/London";

const store = (...instants: string[]) =>
  storeArticles(
    desk(),
    instants.map((instant) => ({ publishedAt: new Date(instant) })),
  );

function span(params: SpanParams, timeZone = LONDON): ArchiveSpan {
  const found = readSpan(params, timeZone);
  if (found === null) throw new Error("There is no such span");
  return found;
}

describe("the years of the archive", () => {
  test("are those that have pieces, the newest first, each with its twelve months", async () => {
    await store(
      "2018-01-02T11:40:00Z",
      "2018-01-29T00:00:00Z",
      "2018-12-07T00:00:00Z",
      "1994-06-03T00:00:00Z",
    );
    expect(await listYears(LONDON)).toEqual([
      { year: 2018, pieces: 3, months: [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] },
      { year: 1994, pieces: 1, months: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] },
    ]);
  });

  test("begin at midnight in the site's time zone", async () => {
    await store("2018-01-01T02:00:00Z");
    expect((await listYears(LONDON)).map(({ year }) => year)).toEqual([2018]);
    expect((await listYears("America/New_York")).map(({ year }) => year)).toEqual([2017]);
  });

  test("are none while nothing has been published", async () => {
    expect(await listYears(LONDON)).toEqual([]);
  });
});

describe("the months of a year", () => {
  test("are twelve, each with its days", async () => {
    await store(
      "2018-02-28T12:00:00Z",
      "2018-02-28T13:00:00Z",
      "2018-12-31T23:59:59.999Z",
      "2019-01-01T00:00:00Z",
    );
    const months = await listMonths(span({ year: "2018" }), LONDON);
    expect(months.map(({ pieces }) => pieces)).toEqual([0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(months.map(({ days }) => days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(months[1]?.days.at(-1)).toBe(2);
    expect(months[11]?.days.at(-1)).toBe(1);
  });

  test("are one for a month, and a piece after midnight in summer counts for its own day", async () => {
    await store("2018-06-30T22:59:00Z", "2018-06-30T23:00:00Z");
    const [june] = await listMonths(span({ year: "2018", month: "06" }), LONDON);
    const [july] = await listMonths(span({ year: "2018", month: "07" }), LONDON);
    expect(june).toMatchObject({ month: 6, pieces: 1 });
    expect(july).toMatchObject({ month: 7, pieces: 1 });
    expect(july?.days[0]).toBe(1);
  });

  test.each(["Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca", "America/Sao_Paulo"])(
    "agree with the spans that addresses name, hour by hour through a year, in %s",
    async (timeZone) => {
      // 2011 in Apia has no 30 December at all; elsewhere the clocks skip midnight, or change four times.
      const hours = Array.from({ length: 366 * 24 }, (_, hour) => new Date(Date.UTC(2011, 0, 1, hour)));
      await storeArticles(
        desk(),
        hours.filter((_, index) => index % 5 === 0).map((publishedAt) => ({ publishedAt })),
      );
      const months = await listMonths(span({ year: "2011" }, timeZone), timeZone);
      for (const { month, pieces } of months) {
        const { from, until } = span({ year: "2011", month: String(month).padStart(2, "0") }, timeZone);
        const within = await desk().database.article.count({
          where: { publishedAt: { gte: from, lt: until } },
        });
        expect(pieces, `month ${month}`).toBe(within);
      }
    },
  );
});

describe("the neighbours of a span", () => {
  test("are the days of the nearest pieces, however far away", async () => {
    await store("1994-06-03T12:00:00Z", "2018-01-02T11:40:00Z", "2025-02-22T12:00:00Z");
    expect(await findNeighbouringDays(span({ year: "2018", month: "01" }), LONDON)).toEqual({
      previous: { year: 1994, month: 6, day: 3 },
      next: { year: 2025, month: 2, day: 22 },
    });
  });

  test("are none at the ends", async () => {
    await store("2018-01-02T11:40:00Z");
    expect(await findNeighbouringDays(span({ year: "2018", month: "01", day: "02" }), LONDON)).toEqual({
      previous: null,
      next: null,
    });
  });
});

describe("the ledgers", () => {
  test("count a piece for its section, each of its topics and each of its authors", async () => {
    const names = { section: "law", topics: ["courts", "keys"], authors: ["ada", "ben"] };
    const [oldest, newest] = [new Date("1994-06-03T12:00:00Z"), new Date("2018-01-02T11:40:00Z")];
    await storeArticles(desk(), [
      { publishedAt: oldest, ...names },
      { publishedAt: newest, section: "law", topics: ["keys"], authors: ["ben"] },
      { publishedAt: newest },
    ]);
    expect(await listSections()).toEqual([
      { slug: "law", name: "LAW", description: "", pieces: 2, oldest, newest },
    ]);
    expect((await listTopics("en-GB")).map(({ slug, pieces }) => [slug, pieces])).toEqual([
      ["courts", 1],
      ["keys", 2],
    ]);
    expect((await listAuthors("en-GB")).map(({ slug, pieces }) => [slug, pieces])).toEqual([
      ["ada", 1],
      ["ben", 2],
    ]);
  });

  test("name a section and an author without pieces, but no topic without", async () => {
    await desk().database.section.create({ data: { slug: "law", name: "Law" } });
    await desk().database.author.create({ data: { slug: "ada", name: "Ada" } });
    await desk().database.topic.create({ data: { slug: "keys", name: "Keys" } });
    const nothing = { pieces: 0, oldest: null, newest: null };
    expect(await listSections()).toMatchObject([nothing]);
    expect(await listAuthors("en-GB")).toMatchObject([nothing]);
    expect(await listTopics("en-GB")).toEqual([]);
  });
});

describe("the alphabet of a ledger", () => {
  test("is that of the site's language, not of the computer", async () => {
    const topics = ["Éavesdropping", "fbi", "Zero days", "facebook"];
    await storeArticles(desk(), [{ publishedAt: new Date("2018-01-02T11:40:00Z"), topics }]);
    await desk().database.topic.update({ where: { slug: "facebook" }, data: { name: "Facebook" } });
    expect((await listTopics("en-GB")).map(({ name }) => name)).toEqual([
      "ÉAVESDROPPING",
      "Facebook",
      "FBI",
      "ZERO DAYS",
    ]);
  });
});

describe("around an article", () => {
  const at = (minute: number) => new Date(Date.parse("2018-01-02T11:00:00Z") + minute * 60_000);
  const here = { id: "50000000-0000-4000-8000-000000000000", publishedAt: at(0) };

  test("stand the pieces before and after it, also of the same instant", async () => {
    const before = "40000000-0000-4000-8000-000000000000";
    const after = "60000000-0000-4000-8000-000000000000";
    await storeArticles(desk(), [here, ...[before, after].map((id) => ({ id, publishedAt: at(0) }))]);
    await store("2017-01-01T00:00:00Z", "2019-01-01T00:00:00Z");
    const around = await findAround(here);
    expect([around.previous?.path, around.next?.path]).toEqual([`/${before}`, `/${after}`]);
  });

  test("is nothing when it is alone", async () => {
    await storeArticles(desk(), [{ ...here, section: "law", topics: ["keys"] }]);
    expect(await findAround(here)).toEqual({ previous: null, next: null, related: [] });
  });

  test("are related first what shares the most topics, then what is newest, then the section's newest", async () => {
    await storeArticles(desk(), [
      { ...here, section: "law", topics: ["keys", "courts"] },
      { headline: "one topic, older", publishedAt: at(-9), topics: ["keys"] },
      { headline: "both topics, oldest", publishedAt: at(-99), topics: ["keys", "courts"], section: "law" },
      { headline: "one topic, newer", publishedAt: at(9), topics: ["courts"] },
      { headline: "the section's newest", publishedAt: at(50), section: "law" },
      { headline: "the section's next", publishedAt: at(40), section: "law" },
      { headline: "of another section", publishedAt: at(60), section: "crypto", topics: ["ciphers"] },
    ]);
    expect((await findAround(here)).related.map(({ headline }) => headline)).toEqual([
      "both topics, oldest",
      "one topic, newer",
      "one topic, older",
      "the section's newest",
    ]);
  });

  test("are related no more than four", async () => {
    const others = Array.from({ length: 60 }, (_, minute) => ({
      publishedAt: at(minute + 1),
      topics: ["keys"],
    }));
    await storeArticles(desk(), [{ ...here, topics: ["keys"] }, ...others]);
    expect((await findAround(here)).related.map(({ publishedAt }) => publishedAt)).toEqual(
      [60, 59, 58, 57].map(at),
    );
  });
});
