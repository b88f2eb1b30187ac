import { describe, expect, it } from "vitest";
import { renderMarkdown } from "@/lib/markdown/pipeline";
import { renderOptions } from "./render-options";

const paragraph = "A sentence of a plain length, which says nothing in particular. ".repeat(8);
const shortNote = "A short note.";
const longNote = "A sentence of a note that goes on and on. ".repeat(30);

/** The notes that stay after the text on a page that has a margin, by their marks. */
function notesBelow(source: string): string[] {
  const outcome = renderMarkdown(source, renderOptions());
  if (!outcome.ok) throw new Error(outcome.problems[0].message);
  return [...outcome.value.html.matchAll(/note-below" id="a-note-([^"]+)"/g)].map(([, name]) => name ?? "");
}

const piece = (first: string, ...notes: string[]) =>
  [first, paragraph, paragraph, ...notes.map((note, index) => `[^${index + 1}]: ${note}`)].join("\n\n");

describe("a note stays after the text", () => {
  it.each([
    ["not when it is short", piece("a[^1]", shortNote), []],
    [
      "not when it is long and the text below its mark is longer",
      piece(`a[^1]\n\n${paragraph.repeat(9)}`, longNote),
      [],
    ],
    ["when it would reach below the foot", piece("a[^1]", longNote), ["1"]],
    [
      "when those before it leave no room, but the next may have some",
      piece("a[^1] b[^2] c[^3]", shortNote, longNote, shortNote),
      ["2"],
    ],
    ["when its mark stands in the last line", `${paragraph}[^1]\n\n[^1]: ${paragraph}`, ["1"]],
    ["when it is Chinese, by the room that it takes", `一[^1]\n\n[^1]: ${"字".repeat(90)}`, ["1"]],
    ["when it holds code", piece("a[^1]", "\n    ```\n    code\n    ```"), ["1"]],
    ["when its mark is in a table", piece("|a|\n|-|\n|b[^1]|", shortNote), ["1"]],
    [
      "when its mark is in an original that is folded",
      piece(":::quote{from=de translation=human}\na\n\n::original\n\nb[^1]\n:::", shortNote),
      ["1"],
    ],
    ["when nothing refers to it", piece("a", shortNote), ["1"]],
  ])("%s", (_, source, below) => expect(notesBelow(source)).toEqual(below));

  it("when the styles know no name for its mark", () => {
    const numbers = Array.from({ length: 22 }, (_, index) => index + 1);
    const marks = numbers.map((number) => `${paragraph}[^${number}]`).join("\n\n");
    const notes = numbers.map((number) => `[^${number}]: ${shortNote}`).join("\n");
    expect(notesBelow(`${marks}\n\n${paragraph}\n\n${notes}`)).toEqual(["21", "22"]);
  });
});
