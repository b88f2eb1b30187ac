import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { marksOfTime } from "@/lib/search/looks";

/** A month counted from the year 0, as the marks that an article published in it bears. */
function marksOf(month: number): string[] {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return [`'@month:${year}-${String((month % 12) + 1).padStart(2, "0")}'`, `'@year:${year}'`];
}

describe("the marks of the newest months", () => {
  test.each([
    ["2018-03-15", 1, ["'@month:2018-03'"]],
    ["2018-03-15", 2, ["'@month:2018-02'", "'@month:2018-03'"]],
    ["2018-03-15", 3, ["'@year:2018'"]],
    ["2018-03-15", 5, ["'@month:2017-11'", "'@month:2017-12'", "'@year:2018'"]],
    ["2018-03-15", 15, ["'@year:2017'", "'@year:2018'"]],
  ])("of %s, %d of them, are %j", (newest, months, marks) => {
    expect(marksOfTime(new Date(newest), months)).toEqual(marks);
  });

  test("are on every article of those months, and on none before", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1000-01-01"), max: new Date("9998-12-31"), noInvalidDate: true }),
        fc.integer({ min: 1, max: 1200 }),
        (newest, months) => {
          const marks = new Set(marksOfTime(newest, months));
          const last = newest.getUTCFullYear() * 12 + newest.getUTCMonth();
          const isMarked = (month: number) => marksOf(month).some((mark) => marks.has(mark));
          for (let back = 0; back < months; back += 1) expect(isMarked(last - back)).toBe(true);
          for (let back = months; back < months + 24; back += 1) expect(isMarked(last - back)).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("are not to be had for longer than a hundred years", () => {
    expect(marksOfTime(new Date("2018-03-15"), 1201)).toBeNull();
  });
});
