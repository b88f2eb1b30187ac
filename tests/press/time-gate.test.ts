import { describe, expect, test } from "vitest";
import { addressAt, isTimeGate } from "@/lib/press/time-gate";

const gate = "/timegate/2018/01/02/no-chats";
const now = Date.parse("2026-11-28T12:00:00Z");

describe("the address at which a TimeGate's answer is kept", () => {
  test.each([
    ["the newest without a datetime", undefined, gate],
    ["the newest for a moment to come", "Sat, 28 Nov 2026 12:00:00 GMT", gate],
    ["that of a second", "Sat, 28 Nov 2026 11:59:59 GMT", `${gate}?at=1795867199`],
    ["that of a second before 1970", "Wed, 31 Dec 1969 23:59:59 GMT", `${gate}?at=-1`],
    ["none for what is no datetime", "yesterday", null],
    ["none for two", "Sat, 28 Nov 2026 11:59:59 GMT, Sat, 28 Nov 2026 11:59:59 GMT", null],
  ])("is %s", (_what, wanted, address) => {
    expect(addressAt(gate, wanted, now)).toBe(address);
    if (address !== null) expect(isTimeGate(address)).toBe(true);
  });

  test.each(["/2018/01/02/no-chats", "/timegate", `${gate}/x`, "/timegate/2018/01/02", `${gate}?at=x`])(
    "%s is no TimeGate",
    (address) => {
      expect(isTimeGate(address)).toBe(false);
    },
  );
});
