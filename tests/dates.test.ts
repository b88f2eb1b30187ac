import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dayOf,
  instantsOf,
  isTimeZone,
  machineDate,
  parseDay,
  parseInstant,
  parseLocalTime,
  printDay,
  printLocalTime,
  printLongDay,
  printOffset,
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
    ["0001-01-02", "UTC", "0001-01-02T00:00:00.000Z"],
    ["1582-10-10", "UTC", "1582-10-10T00:00:00.000Z"],
    ["9999-12-31", "UTC", "9999-12-31T00:00:00.000Z"],
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

describe("the instants at which the clocks show a time", () => {
  test.each<[string, string, string[]]>([
    ["2026-07-01T09:30", "Europe/London", ["2026-07-01T08:30:00.000Z"]],
    ["2026-01-01T09:30", "Europe/London", ["2026-01-01T09:30:00.000Z"]],
    // The clocks go forward from 01:00 to 02:00, and back from 02:00 to 01:00.
    ["2026-03-29T00:59", "Europe/London", ["2026-03-29T00:59:00.000Z"]],
    ["2026-03-29T01:00", "Europe/London", []],
    ["2026-03-29T01:59", "Europe/London", []],
    ["2026-03-29T02:00", "Europe/London", ["2026-03-29T01:00:00.000Z"]],
    ["2026-10-25T00:59", "Europe/London", ["2026-10-24T23:59:00.000Z"]],
    ["2026-10-25T01:00", "Europe/London", ["2026-10-25T00:00:00.000Z", "2026-10-25T01:00:00.000Z"]],
    ["2026-10-25T01:59", "Europe/London", ["2026-10-25T00:59:00.000Z", "2026-10-25T01:59:00.000Z"]],
    ["2026-10-25T02:00", "Europe/London", ["2026-10-25T02:00:00.000Z"]],
    ["2026-11-01T01:30", "America/New_York", ["2026-11-01T05:30:00.000Z", "2026-11-01T06:30:00.000Z"]],
    // Half an hour only.
    ["2026-10-04T02:15", "Australia/Lord_Howe", []],
    ["2026-04-05T01:45", "Australia/Lord_Howe", ["2026-04-04T14:45:00.000Z", "2026-04-04T15:15:00.000Z"]],
    // A midnight, and a whole day, that never were.
    ["2018-11-04T00:00", "America/Sao_Paulo", []],
    ["2011-12-30T12:00", "Pacific/Apia", []],
    ["2026-01-02T00:00", "Pacific/Kiritimati", ["2026-01-01T10:00:00.000Z"]],
    ["2026-01-02T00:00", "Asia/Kathmandu", ["2026-01-01T18:15:00.000Z"]],
    ["0001-01-01T00:00", "UTC", ["0001-01-01T00:00:00.000Z"]],
    ["0099-12-31T23:59", "UTC", ["0099-12-31T23:59:00.000Z"]],
    ["9999-12-31T23:59", "UTC", ["9999-12-31T23:59:00.000Z"]],
    ["9999-12-31T23:59", "Asia/Shanghai", ["9999-12-31T15:59:00.000Z"]],
  ])("%s in %s", (text, timeZone, instants) => {
    const time = parseLocalTime(text);
    expect(time && instantsOf(time, timeZone).map((instant) => instant.toISOString())).toEqual(instants);
  });

  test("hold every instant, in every zone", () => {
    const zones = ["UTC", "Europe/London", "America/Sao_Paulo", "Pacific/Apia", "Australia/Lord_Howe"];
    const minutes = fc.integer({
      min: Date.parse("1970-01-02T00:00:00Z") / 60_000,
      max: Date.parse("2200-01-01T00:00:00Z") / 60_000,
    });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const instant = new Date(minute * 60_000);
        const [hour = 0, minutesPast = 0] = printTime(instant, "en-GB", zone).split(/[: ]/).map(Number);
        const shown = { ...dayOf(instant, zone), hour, minute: minutesPast };
        expect(instantsOf(shown, zone)).toContainEqual(instant);
      }),
    );
  });

  test.each([
    "2026-02-30T10:00",
    "2026-01-01T24:00",
    "2026-01-01T10:60",
    "2026-01-01",
    "2026-01-01 10:00",
    "x",
  ])("are not asked for %s, which is no time", (text) => {
    expect(parseLocalTime(text)).toBeNull();
  });
});

describe("parseInstant", () => {
  test.each([
    ["2026-10-25T01:30Z", "2026-10-25T01:30:00.000Z"],
    ["2026-10-25T01:30:15Z", "2026-10-25T01:30:15.000Z"],
    ["2026-10-25T01:30:00.5+01:00", "2026-10-25T00:30:00.000Z"],
    ["2026-01-01T00:15+05:45", "2025-12-31T18:30:00.000Z"],
    ["2026-01-01T00:15-09:30", "2026-01-01T09:45:00.000Z"],
    ["2026-01-01T00:15+14:00", "2025-12-31T10:15:00.000Z"],
    ["0001-01-01T00:00Z", "0001-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000Z"],
  ])("reads %s", (text, instant) => {
    expect(parseInstant(text)?.toISOString()).toBe(instant);
  });

  test.each([
    "2015-02-30T10:00Z",
    "2026-01-01T10:00",
    "2026-01-01T10:00:60Z",
    "2026-01-01T10:00+24:00",
    "2026-01-01T10:00+1:00",
    "+12026-01-01T10:00Z",
    "2026-01-01",
    "",
  ])("knows no instant %s", (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});

test.each([
  ["2026-07-01T00:00:00Z", "Europe/London", "+01:00"],
  ["2026-01-01T00:00:00Z", "Europe/London", "+00:00"],
  ["2026-01-01T00:00:00Z", "America/St_Johns", "-03:30"],
  ["2026-01-01T00:00:00Z", "Asia/Kathmandu", "+05:45"],
])("printOffset at %s in %s is %s", (instant, timeZone, offset) => {
  expect(printOffset(new Date(instant), timeZone)).toBe(offset);
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

test.each(["0001-01-02T12:00:00Z", "1066-10-14T12:00:00Z", "1582-10-10T12:00:00Z", "9999-12-31T12:00:00Z"])(
  "%s is on its own day for people and machines alike",
  (text) => {
    const instant = new Date(text);
    const [year, month, day] = text.slice(0, 10).split("-").map(Number);
    expect(dayOf(instant, "UTC")).toEqual({ year, month, day });
    expect(machineDate(instant, "day", "UTC")).toBe(text.slice(0, 10));
    expect(printDay(instant, "en-GB", "UTC")).toMatch(new RegExp(`^${day} \\w+ 0*${year}$`));
  },
);

test("isTimeZone knows IANA names", () => {
  expect(isTimeZone("Europe/London")).toBe(true);
  expect(isTimeZone("Europe/Atlantis")).toBe(false);
});

test.each([
  ["2026-03-29T08:30:00Z", "Europe/London", "2026-03-29T09:30"],
  ["2026-01-01T00:05:00Z", "Asia/Kolkata", "2026-01-01T05:35"],
])("%s is what the clocks of %s show as %s, and is read back", (instant, timeZone, shown) => {
  expect(printLocalTime(new Date(instant), timeZone)).toBe(shown);
  const time = parseLocalTime(shown);
  expect(time && instantsOf(time, timeZone)).toEqual([new Date(instant)]);
});
