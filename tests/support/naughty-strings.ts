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
