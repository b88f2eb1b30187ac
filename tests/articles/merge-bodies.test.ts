import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyFrom, mergeBodies } from "@/lib/articles/merge-bodies";

const base = "First.\n\nSecond.\n\nThird.";

describe("two bodies that began from the same one", () => {
  test.each([
    ["nobody changed", base, base, base],
    ["one changed", "First!\n\nSecond.\n\nThird.", base, "First!\n\nSecond.\n\nThird."],
    ["the other changed", base, "First.\n\nSecond.\n\nThird!", "First.\n\nSecond.\n\nThird!"],
    [
      "both changed in different paragraphs",
      "First!\n\nSecond.\n\nThird.",
      "First.\n\nSecond.\n\nThird!",
      "First!\n\nSecond.\n\nThird!",
    ],
    ["both changed alike", "First.\n\nLast.", "First.\n\nLast.", "First.\n\nLast."],
    [
      "one added to and the other took from",
      `${base}\n\nFourth.`,
      "Second.\n\nThird.",
      "Second.\n\nThird.\n\nFourth.",
    ],
    ["one emptied", "", base, ""],
    ["came with other line ends", base, "First!\r\n\r\nSecond.\r\n\r\nThird.", "First!\n\nSecond.\n\nThird."],
  ])("merge by themselves where %s", (_what, stored, given, body) => {
    expect(mergeBodies({ base, stored, given }).body).toBe(body);
  });

  test("are left to people where both changed the same paragraph, and there alone", () => {
    const stored = "First.\n\nSecond, by Ada.\n\nThird.";
    const given = "First!\n\nSecond, by Bob.\n\nThird.";
    const { parts, body } = mergeBodies({ base, stored, given });
    expect(body).toBeNull();
    expect(parts).toEqual([
      { kind: "agreed", lines: ["First!", ""] },
      { kind: "conflict", stored: ["Second, by Ada."], given: ["Second, by Bob."], base: ["Second."] },
      { kind: "agreed", lines: ["", "Third."] },
    ]);
    expect(bodyFrom(parts, ({ given: bobs }) => bobs)).toBe("First!\n\nSecond, by Bob.\n\nThird.");
    expect(bodyFrom(parts, () => [])).toBe("First!\n\n\nThird.");
  });

  test("take no harm from words that JavaScript knows", () => {
    const odd = "constructor\n__proto__\ntoString";
    expect(mergeBodies({ base: odd, stored: `${odd}\nA`, given: `B\n${odd}` }).body).toBe(`B\n${odd}\nA`);
  });

  test.each([
    ["the base is not known", null],
    ["there is too much alike to compare", "\n".repeat(3000)],
  ])("are one conflict between their ends where %s", (_what, unknown) => {
    const filler = unknown ?? "";
    const { parts } = mergeBodies({
      base: unknown,
      stored: `Head.\nAda.${filler}\nFoot.`,
      given: `Head.\nBob.${filler}\nFoot.`,
    });
    expect(parts.map(({ kind }) => kind)).toEqual(["agreed", "conflict", "agreed"]);
    expect(parts[1]).toMatchObject({ stored: ["Ada."], given: ["Bob."] });
  });

  test("that are the same need no base", () => {
    expect(mergeBodies({ base: null, stored: "Same.\nSame.", given: "Same.\nSame." }).body).toBe(
      "Same.\nSame.",
    );
  });

  test("lose no word of either, whatever they are", () => {
    const body = fc
      .array(fc.constantFrom("a", "b", "c", "", "d d"), { maxLength: 12 })
      .map((l) => l.join("\n"));
    fc.assert(
      fc.property(fc.option(body), body, body, (origin, stored, given) => {
        const { parts } = mergeBodies({ base: origin, stored, given });
        if (origin === null) {
          expect(bodyFrom(parts, (conflict) => conflict.stored)).toBe(stored);
          expect(bodyFrom(parts, (conflict) => conflict.given)).toBe(given);
          return;
        }
        const agreed = (text: string) => mergeBodies({ base: origin, stored: text, given: origin }).body;
        expect(agreed(stored)).toBe(stored);
        expect(mergeBodies({ base: origin, stored: given, given }).body).toBe(given);
        // A line that was in no base is in the result, or in a conflict.
        const known = new Set(origin.split("\n"));
        const shown = new Set(
          parts.flatMap((part) => (part.kind === "agreed" ? part.lines : [...part.stored, ...part.given])),
        );
        for (const line of [...stored.split("\n"), ...given.split("\n")])
          if (!known.has(line)) expect(shown).toContain(line);
      }),
    );
  });
});
