import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readListOrder, readListPlace } from "@/lib/articles/archive-place";
import { readSlug } from "@/lib/articles/archive-slug";
import { daysIn, readSpan } from "@/lib/articles/archive-span";
import { readCursor, writeCursor } from "@/lib/articles/cursor";

const cursor = "63650489400000-018cbb2e-0000-7000-8000-000000000001";
const place = readCursor(cursor);

describe("a cursor", () => {
  test("is read as it was written, for every instant that can be published", () => {
    const earliest = new Date("0001-01-01T00:00:00Z");
    const latest = new Date("9999-12-31T23:59:59.999Z");
    fc.assert(
      fc.property(
        fc.date({ min: earliest, max: latest, noInvalidDate: true }),
        fc.uuid(),
        (publishedAt, id) => {
          expect(readCursor(writeCursor({ publishedAt, id }))).toEqual({ publishedAt, id });
        },
      ),
    );
  });

  test.each([
    ["nothing", ""],
    ["a page number", "2"],
    ["a sign", `-${cursor}`],
    ["a fraction", `1.5${cursor.slice(14)}`],
    ["a quotation mark", `${cursor}'`],
    ["a zero in front, which would be a second address of one place", `0${cursor}`],
    ["capitals, likewise", cursor.toUpperCase()],
    ["a line's end", `${cursor}\n`],
    ["an instant after the year 9999", `999999999999999${cursor.slice(14)}`],
    ["10 KB", "9".repeat(10_240)],
  ])("is not %s", (_what, written) => {
    expect(readCursor(written)).toBeNull();
  });
});

describe("the place that an address names", () => {
  test.each([
    ["nothing: the newest", {}, "newest"],
    ["older", { older: cursor }, { olderThan: place }],
    ["newer", { newer: cursor }, { newerThan: place }],
    ["another name: the newest", { page: "1e9" }, "newest"],
  ])("%s", (_what, query, expected) => {
    expect(readListPlace(query)).toEqual(expected);
  });

  test.each([
    ["empty", { older: "" }],
    ["garbage", { newer: "NaN" }],
    ["repeated", { older: [cursor, cursor] }],
    ["repeated and empty", { newer: [] }],
    ["in both directions at once", { older: cursor, newer: cursor }],
    ["10 KB long", { older: cursor.repeat(200) }],
  ])("is none when it is %s", (_what, query) => {
    expect(readListPlace(query)).toBeNull();
  });
});

describe("the order that an address names", () => {
  test.each([
    ["nothing: the newest first", {}, "newest"],
    ["the oldest first", { order: "oldest" }, "oldest"],
    ["the newest first, which has an address without it", { order: "newest" }, null],
    ["garbage", { order: "random" }, null],
    ["two", { order: ["oldest", "oldest"] }, null],
    ["nothing, said", { order: "" }, null],
  ])("%s", (_what, query, expected) => {
    expect(readListOrder(query)).toBe(expected);
  });

  test("decides at which end a list begins, and nothing beyond it", () => {
    expect(readListPlace({}, "oldest")).toBe("oldest");
    expect(readListPlace({ newer: cursor }, "oldest")).toEqual({ newerThan: place });
  });
});

describe("a slug in an address", () => {
  test.each([
    ["law", { slug: "law", canonical: true }],
    ["Law", { slug: "law", canonical: false }],
    [encodeURIComponent("微信"), { slug: "微信", canonical: true }],
    [encodeURIComponent("e\u0301tat"), { slug: "\u00e9tat", canonical: false }],
    ["%E0%A4%A", null],
    ["%00", null],
    ["a--b", null],
    [encodeURIComponent("a\u202eb"), null],
    ["a".repeat(10_240), null],
  ])("%s", (segment, expected) => {
    expect(readSlug(segment)).toEqual(expected);
  });
});

describe("a span of the archive", () => {
  test.each([
    ["a year", { year: "2018" }, "2018-01-01T00:00:00.000Z", "2019-01-01T00:00:00.000Z"],
    ["a month", { year: "2018", month: "01" }, "2018-01-01T00:00:00.000Z", "2018-02-01T00:00:00.000Z"],
    ["a December", { year: "2018", month: "12" }, "2018-12-01T00:00:00.000Z", "2019-01-01T00:00:00.000Z"],
    [
      "a month in which the clocks go forward",
      { year: "2018", month: "03" },
      "2018-03-01T00:00:00.000Z",
      "2018-03-31T23:00:00.000Z",
    ],
    [
      "a day of 23 hours",
      { year: "2018", month: "03", day: "25" },
      "2018-03-25T00:00:00.000Z",
      "2018-03-25T23:00:00.000Z",
    ],
    [
      "a last day of a year",
      { year: "2018", month: "12", day: "31" },
      "2018-12-31T00:00:00.000Z",
      "2019-01-01T00:00:00.000Z",
    ],
  ])("%s begins and ends at midnight in the site's time zone", (_what, params, from, until) => {
    expect(readSpan(params, "Europe/London")).toMatchObject({ from: new Date(from), until: new Date(until) });
  });

  test.each([
    [{ year: "18" }],
    [{ year: "02018" }],
    [{ year: "2018x" }],
    [{ year: "+2018" }],
    [{ year: "0000" }],
    [{ year: "0001" }],
    [{ year: "9999" }],
    [{ year: "2018", month: "1" }],
    [{ year: "2018", month: "00" }],
    [{ year: "2018", month: "13" }],
    [{ year: "2018", month: "02", day: "29" }],
    [{ year: "2018", month: "01", day: "1e0" }],
    [{ year: "２０１８" }],
  ])("%j is none", (params) => {
    expect(readSpan(params, "Europe/London")).toBeNull();
  });

  test("a month has as many days as the calendar says", () => {
    expect([daysIn(2018, 2), daysIn(2020, 2), daysIn(1900, 2), daysIn(2000, 2), daysIn(2018, 12)]).toEqual([
      28, 29, 28, 29, 31,
    ]);
  });
});
