import { describe, expect, test } from "vitest";
import { REPORTS_OF_ALL, REPORTS_OF_ONE, ReportThrottle } from "@/lib/error-reports/report-throttle";

const noon = new Date("2026-03-04T12:00:00Z");
const anHourLater = new Date("2026-03-04T13:00:00Z");

/** How many of so many reports are let in. */
const admitted = (
  throttle: ReportThrottle,
  count: number,
  addressOf: (index: number) => string | null,
  now = noon,
) =>
  Array.from({ length: count }, (_, index) => {
    const said = throttle.admit(addressOf(index), now);
    if (said === "admitted") throttle.filed(now);
    return said;
  }).filter((said) => said === "admitted").length;

describe("reports are counted", () => {
  test("from one address, and again from the next hour on", () => {
    const throttle = new ReportThrottle();
    expect(admitted(throttle, 50, () => "203.0.113.7")).toBe(REPORTS_OF_ONE);
    expect(throttle.admit("203.0.113.8", noon)).toBe("admitted");
    expect(throttle.admit("203.0.113.7", anHourLater)).toBe("admitted");
  });

  test("from one network of IPv6, which one machine has whole", () => {
    const throttle = new ReportThrottle();
    expect(admitted(throttle, 50, (index) => `2001:db8:1:2::${index + 1}`)).toBe(REPORTS_OF_ONE);
    expect(throttle.admit("2001:db8:1:3::1", noon)).toBe("admitted");
  });

  test("in all, from however many addresses", () => {
    expect(admitted(new ReportThrottle(), 500, (index) => `10.1.${index >> 8}.${index & 255}`)).toBe(
      REPORTS_OF_ALL,
    );
  });

  test("but what is none takes no room from others, only from where it comes", () => {
    const throttle = new ReportThrottle();
    const sent = (count: number, addressOf: (index: number) => string) =>
      Array.from({ length: count }, (_, index) => throttle.admit(addressOf(index), noon)).filter(
        (said) => said === "admitted",
      ).length;
    expect(sent(500, (index) => `10.1.${index >> 8}.${index & 255}`)).toBe(500);
    expect(sent(500, () => "127.0.0.1")).toBe(REPORTS_OF_ALL);
    expect(throttle.admit("203.0.113.8", noon)).toBe("admitted");
  });

  test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1"])(
    "of those who come through the machine itself (%s), as through its onion, in all alone",
    (address) => {
      expect(admitted(new ReportThrottle(), 500, () => address)).toBe(REPORTS_OF_ALL);
    },
  );

  test("from nowhere that is known as from one place", () => {
    expect(admitted(new ReportThrottle(), 50, () => null)).toBe(REPORTS_OF_ONE);
  });
});

test("no address is in what is kept, and the same one is called otherwise on another day", () => {
  const throttle = new ReportThrottle();
  const kept = (now: Date) => {
    throttle.admit("203.0.113.7", now);
    // Maps are not shown by JSON.
    return JSON.stringify(throttle, (_key, value) => (value instanceof Map ? [...value] : value));
  };
  const today = kept(noon);
  expect(today).not.toContain("203.0.113");
  const names = (text: string) => JSON.parse(text).counts.map(([name]: [string]) => name);
  expect(names(kept(new Date("2026-03-05T12:00:00Z")))).not.toEqual(names(today));
});
