import { describe, expect, it } from "vitest";
import { outsideLinks } from "@/lib/markdown/outside-links";
import { renderMarkdown } from "@/lib/markdown/pipeline";
import { renderOptions } from "./render-options";

function linksOf(source: string): string[] {
  const outcome = renderMarkdown(source, renderOptions());
  if (!outcome.ok) throw new Error(outcome.problems[0].message);
  return outsideLinks(outcome.value.html);
}

describe("the addresses that a printed page lists", () => {
  it.each([
    [
      "links to other sites, in the order of the text",
      "[a](https://a.example/?x=1&y=2) [b](https://b.example/)",
      ["https://a.example/?x=1&y=2", "https://b.example/"],
    ],
    [
      "a link twice where the text has it twice",
      "[a](https://a.example/) [b](https://a.example/)",
      ["https://a.example/", "https://a.example/"],
    ],
    [
      "those of notes, at the end",
      "a[^1] [b](https://b.example/)\n\n[^1]: [a](https://a.example/)",
      ["https://b.example/", "https://a.example/"],
    ],
    [
      "none of this site, of a letter or of a place on the page",
      "[a](/2018) [b](mailto:a@b.example) [c](#x)",
      [],
    ],
    [
      "none of a pull quote, which has them again",
      "[a](https://a.example/)\n\n:::pullquote\n[a](https://a.example/)\n:::",
      ["https://a.example/"],
    ],
    [
      "none of an original, which may be folded away",
      ":::quote{from=de translation=human}\nYes.\n\n::original\n\n[Ja](https://a.example/)\n:::",
      [],
    ],
  ])("are %s", (_, source, expected) => expect(linksOf(source)).toEqual(expected));
});
