import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutText, type FittedText, fitText, heightOf, type TextBox } from "@/lib/cards/fit-text";

/** Every letter is half an em wide. */
const measure = (text: string) => [...text].length / 2;

const box = (changes: Partial<TextBox> = {}): TextBox => ({
  width: 1000,
  height: 400,
  leading: 1,
  space: 0.5,
  largest: 200,
  smallest: 40,
  mostLines: 8,
  ...changes,
});

const textOf = ({ lines }: FittedText) =>
  lines.map(({ pieces }) =>
    pieces
      .map(({ text, at }, index) => (index > 0 && at > endOf(pieces[index - 1]) ? ` ${text}` : text))
      .join(""),
  );
const endOf = (piece: { text: string; at: number } | undefined) =>
  piece ? piece.at + measure(piece.text) : 0;

describe("a text in a box", () => {
  test("is as large as it can be when it is short", () => {
    expect(fitText("Leak", measure, box())).toMatchObject({ size: 200 });
  });

  test("becomes smaller the longer it is, until there is no size for it", () => {
    const sizes = [1, 5, 10, 20, 40].map(
      (count) => fitText("words ".repeat(count), measure, box())?.size ?? 0,
    );
    expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
    expect(new Set(sizes).size).toBe(5);
    expect(fitText("words ".repeat(400), measure, box())).toBeNull();
  });

  test("has lines that are as even as so many can be", () => {
    const fitted = fitText(
      "one two three four five six seven",
      measure,
      box({ largest: 100, smallest: 100 }),
    );
    expect(fitted && textOf(fitted)).toEqual(["one two three four", "five six seven"]);
  });

  test("is broken after a hyphen or a dash, and at no other place within a word", () => {
    const fitted = (text: string) => fitText(text, measure, box({ largest: 100, smallest: 100 }));
    const long = fitted("Cambridge-Analytica-Skandal");
    expect(long && textOf(long)).toEqual(["Cambridge-", "Analytica-Skandal"]);
    expect(fitted("Vorratsdatenspeicherung")).toBeNull();
  });

  test("keeps together what a no-break space joins", () => {
    const fitted = fitText("Twenty billion, £7.5 million", measure, box({ largest: 80, smallest: 80 }));
    const glued = fitText("Twenty billion, £7.5\u00a0million", measure, box({ largest: 80, smallest: 80 }));
    expect(fitted && textOf(fitted)).toEqual(["Twenty billion,", "£7.5 million"]);
    expect(glued && textOf(glued)).toEqual(["Twenty billion,", "£7.5\u00a0million"]);
  });

  test("says every word once, in its order, and stays in the box", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z-]{1,14}$/), { minLength: 1, maxLength: 60 }), (words) => {
        const fitted = fitText(words.join(" "), measure, box());
        if (fitted === null) return;
        expect(textOf(fitted).join(" ").replaceAll("- ", "-")).toBe(words.join(" ").replaceAll("- ", "-"));
        expectInside(fitted, box());
      }),
    );
  });
});

describe("a text that no size is small enough for", () => {
  test("ends in an ellipsis after a whole word", () => {
    const cut = cutText("word ".repeat(400), measure, box());
    expect(textOf(cut).at(-1)).toMatch(/ word…$/);
    expect(cut.size).toBe(40);
  });

  test("is broken between any two letters where it has no space", () => {
    const cut = cutText("W".repeat(2000), measure, box());
    expect(textOf(cut)).toHaveLength(8);
    expect(textOf(cut).at(-1)).toMatch(/^W+…$/);
  });

  test("stays in the box, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), (text) => {
        expectInside(cutText(text, measure, box({ mostLines: 3 })), box({ mostLines: 3 }));
      }),
    );
  });
});

function expectInside({ size, lines }: FittedText, { width, height, leading, mostLines }: TextBox): void {
  expect(lines.length).toBeLessThanOrEqual(mostLines);
  expect(size * heightOf(lines.length, leading)).toBeLessThanOrEqual(height);
  for (const line of lines) {
    expect(line.width * size).toBeLessThanOrEqual(width + 1e-6);
    expect(endOf(line.pieces.at(-1))).toBeCloseTo(line.width);
  }
}
