import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/**
 * The big list of naughty strings, texts that others have been broken by. It is a file that we did not write and do not keep:
 * where `CORPORA` names no folder of such files it is not at hand, which is said, and there are none.
 */
export function naughtyStrings(suite: string): readonly string[] {
  const corpora = process.env.CORPORA;
  if (!corpora) {
    console.log(`${suite}: skipped the naughty strings, because CORPORA names no folder of them.`);
    return [];
  }
  const file = path.join(corpora, "naughty-strings.json");
  return z
    .array(z.string())
    .min(500)
    .parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Such texts of this house's own, which are always at hand. */
export const ownNaughtyStrings: readonly string[] = [
  ...[
    "",
    " ",
    "null",
    "undefined",
    "true",
    "0",
    "-1",
    "NaN",
    "1e309",
    "{}",
    "[]",
    "~",
    "---",
    "...",
    "#",
    "'",
    '"',
  ],
  ...[
    "\\",
    "\\u0000",
    "%s",
    "$1",
    "{{x}}",
    "<script>alert(1)</script>",
    "]]>",
    "&amp;",
    "'; DROP TABLE article",
  ],
  ...[
    "admin",
    "api",
    "_next",
    "feed",
    "../../etc/passwd",
    "CON",
    "a/b",
    "a?b#c",
    "𝒻𝓊𝓃",
    "👩‍👩‍👧‍👦",
    "İ",
    "ß",
    "ﷺ",
  ],
  ...["\0", "a\0b", "\ud800", "a\u202eb", "\ufeff", "\u2028", "\u0301", "a".repeat(300), "a".repeat(301)],
];
