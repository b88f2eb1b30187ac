import { describe, expect, test } from "vitest";
import { face } from "@/lib/cards/faces";
import { printableText } from "@/lib/cards/printable-text";

const display = face("display");

describe("what a card can set of a text", () => {
  test.each([
    [
      "is all of it, in every language of Latin letters",
      "Žižek, Łódź, Ærø & Nguyễn: “§ 5”",
      "Žižek, Łódź, Ærø & Nguyễn: “§ 5”",
    ],
    ["is one letter where it is written in two parts", "Cafe\u0301", "Café"],
    ["has single spaces, and none at the ends", " a \t\n b\u2003c ", "a b c"],
    ["keeps what must not be broken", "7\u202fmillion", "7\u00a0million"],
    ["is without emoji, of whatever many parts", "a 👨‍👩‍👧‍👦 b 🏳️‍🌈 c 🇪🇺 1️⃣", "a b c 1"],
    ["is without what cannot be seen", "a\u200bb\u00adc\u202ed\u0000e\ufeff", "abcde"],
    ["is without halves of characters", "\ud800a\udc00", "a"],
    ["has no more than two marks on a letter", "a\u0301\u0300\u0303\u0301", "á\u0300\u0303"],
    ["is cut, and says so, where no card could show it", "a".repeat(10_000), `${"a".repeat(500)}…`],
  ])("%s", (_rule, text, printable) => {
    expect(printableText(text, display)).toBe(printable);
  });

  test.each([
    "",
    "  ",
    "👋",
    "\u202e",
    "微信",
    "A 微信 denial",
    "لا",
    "Правда",
    "ประเทศ",
    "𝔏𝔢𝔞𝔨",
    "\ue000",
    "\uffff",
  ])("is nothing of %j", (text) => {
    expect(printableText(text, display)).toBeNull();
  });
});

describe("a face", () => {
  test("has every letter that its files have between them", () => {
    for (const character of "aßéŁőșẮỹ–…€") expect(display.has(character)).toBe(true);
    expect(display.has("微")).toBe(false);
  });

  test("would rather fail than set a box in place of a letter", () => {
    expect(() => display.set("微", 0)).toThrow("lacks");
  });

  test("sets pairs of letters closer than it sets them alone", () => {
    const width = (text: string) => display.set(text, 0).width;
    expect(width("AV")).toBeLessThan(width("A") + width("V"));
  });

  test("moves letters apart by as much as it is told", () => {
    expect(display.set("mmm", 0.1).width).toBeCloseTo(display.set("mmm", 0).width + 0.3);
  });
});
