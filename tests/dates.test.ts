import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dayOf,
  isTimeZone,
  machineDate,
  parseDay,
  printDay,
  printLongDay,
  printShortDay,
  printTime,
  startOfDay,
} from "@/lib/dates";

describe("parseDay", () => {
  test.each([
    ["2018-01-02", { year: 2018, month: 1, day: 2 }],
    ["2016-02-29", { year: 2016, month: 2, day: 29 }],
    ["0001-01-01", { year: 1, month: 1, day: 1 }],
    ["9999-12-31", { year: 9999, month: 12, day: 31 }],
  ])("reads %s", (text, day) => {
    expect(parseDay(text)).toEqual(day);
  });

  test.each([
    "2015-02-30",
    "2015-02-29",
    "2018-13-01",
    "2018-00-10",
    "2018-1-2",
    "0000-01-01",
    "02-01-2018",
    "",
    "now",
  ])("knows no day %s", (text) => {
    expect(parseDay(text)).toBeNull();
  });
});

describe("startOfDay", () => {
  test.each([
    ["2018-01-02", "Europe/London", "2018-01-02T00:00:00.000Z"],
    ["2018-07-02", "Europe/London", "2018-07-01T23:00:00.000Z"],
    ["2018-01-02", "Asia/Shanghai", "2018-01-01T16:00:00.000Z"],
    ["2018-03-25", "Europe/London", "2018-03-25T00:00:00.000Z"],
    ["2018-10-28", "Europe/London", "2018-10-27T23:00:00.000Z"],
    ["2018-01-02", "Pacific/Kiritimati", "2018-01-01T10:00:00.000Z"],
    ["2018-01-02", "Asia/Kolkata", "2018-01-01T18:30:00.000Z"],
  ])("of %s in %s is %s", (text, timeZone, instant) => {
    const day = parseDay(text);
    expect(day && startOfDay(day, timeZone).toISOString()).toBe(instant);
  });

  test("is the first moment that exists where the clocks skip midnight", () => {
    expect(startOfDay({ year: 2018, month: 11, day: 4 }, "America/Sao_Paulo").toISOString()).toBe(
      "2018-11-04T03:00:00.000Z",
    );
  });

  test("falls on its own day, in every zone and year", () => {
    const zones = [
      "UTC",
      "Europe/London",
      "Asia/Shanghai",
      "America/Sao_Paulo",
      "Pacific/Apia",
      "Asia/Kolkata",
    ];
    const instants = fc.date({
      min: new Date("1900-01-01"),
      max: new Date("2200-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const day = dayOf(instant, zone);
        expect(dayOf(startOfDay(day, zone), zone)).toEqual(day);
        expect(dayOf(new Date(startOfDay(day, zone).getTime() - 1), zone)).not.toEqual(day);
      }),
    );
  });
});

describe("printing", () => {
  const instant = new Date("2018-01-02T23:40:00Z");

  test("puts the instant in the site's zone and language", () => {
    expect(printDay(instant, "en-GB", "Europe/London")).toBe("2 January 2018");
    expect(printDay(instant, "en-GB", "Asia/Shanghai")).toBe("3 January 2018");
    expect(printDay(instant, "de", "Europe/London")).toBe("2. Januar 2018");
    expect(printShortDay(instant, "en-GB", "Europe/London")).toBe("2 Jan 2018");
    // Whether a comma follows the weekday has changed between versions of the Unicode data.
    expect(printLongDay(instant, "en-GB", "Europe/London")).toMatch(/^Tuesday,? 2 January 2018$/);
    expect(printTime(instant, "en-GB", "Europe/London")).toBe("23:40 GMT");
  });

  test("is exact for machines, as far as the time is known", () => {
    expect(machineDate(instant, "minute", "Asia/Shanghai")).toBe("2018-01-02T23:40:00.000Z");
    expect(machineDate(instant, "day", "Asia/Shanghai")).toBe("2018-01-03");
  });
});

test("isTimeZone knows IANA names", () => {
  expect(isTimeZone("Europe/London")).toBe(true);
  expect(isTimeZone("Europe/Atlantis")).toBe(false);
});
