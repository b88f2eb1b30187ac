import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { problemWithSlug, slugFor } from "@/lib/articles/slug";
import { readDocument } from "@/lib/importers/read-document";
import { naughtyStrings } from "../support/naughty-strings";
import { accepted, readReport, refusal, utf8 } from "./reading";
import { folded, rendered } from "./rendered";

/** Real files that stay outside this repository, in the folder that CORPORA names. Without them these tests say that they skip. */
const corpora = process.env.CORPORA;
const skipped = corpora === undefined;
if (skipped) console.log("Importers: skipped the real files, because CORPORA names no folder of them.");
const folder = corpora ?? "";

/** Files that are not read, each with its reason. This table may only become shorter. */
const knownRefusals: Readonly<Record<string, string>> = {
  "2018-09-24-example.md": "a template for editors, which has neither a title nor a heading",
};

describe.skipIf(skipped)("2,651 Markdown posts of digital.gov", () => {
  test("title, slug and date of every file", () => {
    const scratch = mkdtempSync(path.join(tmpdir(), "standfirst-corpora-"));
    try {
      execFileSync("tar", ["-xJf", path.join(folder, "markdown-digitalgov.tar.xz"), "-C", scratch]);
      const files = readdirSync(scratch, { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith(".md"),
      );
      const failures: Record<string, string> = {};
      const counts = { files: files.length, read: 0, dated: 0, dayOnly: 0, mended: 0 };
      for (const file of files) {
        const bytes = readFileSync(path.join(scratch, file));
        const source = bytes.toString("utf8").replaceAll("\r\n", "\n");
        const outcome = readDocument(bytes, path.basename(file));
        if (!outcome.ok) {
          failures[path.basename(file)] = outcome.problems.map(({ message }) => message).join(" ");
          continue;
        }
        const { headline, published, body, findings } = outcome.value;
        counts.read += 1;
        if (findings.some(({ code }) => code === "front-matter-mended")) counts.mended += 1;
        // The files' own lines are the expectation: no YAML parser stands between.
        expect(letters(headline), file).toBe(letters(fieldIn(source, "title")));
        expect(source.endsWith(body), file).toBe(true);
        // A real title never comes down to nothing, nor to an address that the site needs itself.
        const slug = slugFor(headline);
        expect([slug, problemWithSlug(slug)], file).toEqual([expect.not.stringMatching(/^untitled$/), null]);
        const date = fieldIn(source, "date");
        const dayOnly = findings.some(({ code }) => code === "time-without-offset");
        expect(digits(published ?? ""), file).toBe(dayOnly ? digits(date).slice(0, 8) : digits(date));
        if (dayOnly) counts.dayOnly += 1;
        if (published !== null) counts.dated += 1;
      }
      console.log(`digital.gov: ${JSON.stringify(counts)}`);
      expect(Object.keys(failures).sort(), JSON.stringify(failures, null, 1)).toEqual(
        Object.keys(knownRefusals).sort(),
      );
      expect(counts).toMatchObject({ files: 2651, mended: 16 });
    } finally {
      rmSync(scratch, { recursive: true });
    }
  }, 600_000);
});

describe.skipIf(skipped)("naughty strings in a plain-text report", () => {
  const strings = skipped ? [] : naughtyStrings("Importers");
  // One line, and no control characters, which the reader takes out and reports.
  const lines = strings.filter((text) => text.trim() !== "" && !/\p{Cc}/u.test(text));
  const paragraph = "The string below or above this paragraph should do no harm to anybody who reads it.";

  test("as the headline: equal, or refused as no headline", () => {
    const counts = { strings: strings.length, lines: lines.length, equal: 0, refused: 0 };
    for (const text of lines) {
      const outcome = readDocument(utf8(`${text}\n\n${paragraph}\n`), "f.txt");
      const expected = expectedRefusal(text);
      expect(refusal(outcome)?.code ?? null, text).toBe(expected);
      if (expected === null) {
        expect(folded(accepted(outcome).headline)).toBe(folded(text));
        counts.equal += 1;
      } else counts.refused += 1;
    }
    console.log(`Naughty headlines: ${JSON.stringify(counts)}`);
    expect(counts.equal + counts.refused).toBe(lines.length);
  });

  test("as a paragraph: the rendered text is the original", () => {
    for (const text of lines) {
      const document = readReport(`Headline\n\n${paragraph} ${paragraph}\n\n${text}\n\n${paragraph}\n`);
      const { blocks, kinds } = rendered(document.body);
      expect(blocks.map(folded)).toEqual([folded(`${paragraph} ${paragraph}`), folded(text), paragraph]);
      expect(kinds).toEqual(["paragraph", "paragraph", "paragraph"]);
    }
    console.log(`Naughty paragraphs: ${lines.length} of ${lines.length} equal`);
  });

  test("of any kind, as a whole file, never throw", () => {
    for (const text of strings) {
      for (const name of ["f.txt", "f.md", "f"]) readDocument(utf8(text), name);
      for (const name of ["f.txt", "f.md"]) readDocument(utf8(`---\ntitle: ${text}\n---\n${text}\n`), name);
    }
  });
});

describe.skipIf(skipped)("attacks by script in a plain-text report", () => {
  test("are text as a paragraph", () => {
    const attacks = readFileSync(path.join(folder, "xss-payloads.txt"), "utf8")
      .split("\n")
      .filter((text) => text.trim() !== "" && !/\p{Cc}/u.test(text));
    for (const text of attacks) {
      const document = readReport(
        `Headline about it\n\nSpoiler: none\n\nA first paragraph that is there.\n\n${text}\n\nThe end of it.\n`,
      );
      const { blocks, kinds } = rendered(document.body);
      expect(blocks.map(folded), text).toEqual([
        "A first paragraph that is there.",
        folded(text),
        "The end of it.",
      ]);
      expect(kinds).toEqual(["paragraph", "paragraph", "paragraph"]);
    }
    console.log(`Attacks: ${attacks.length} of ${attacks.length} are text`);
    expect(attacks.length).toBeGreaterThan(6000);
  }, 600_000);
});

describe.skipIf(skipped)("the sample report", () => {
  const file = path.join(folder, "../samples/wechat.txt");

  test.skipIf(skipped || !existsSync(file))("comes out exactly", () => {
    const document = accepted(readDocument(readFileSync(file), "wechat.txt"));
    expect(document).toMatchObject({
      headline: "Of course we don't spy on our users, giggles China's WeChat",
      standfirst: "Social media app was fined last year for not doing that exact thing",
      standfirstLabel: "Spoiler",
      endMark: "®",
      imprint: {
        tagline: "Biting the hand that feeds IT",
        copyrightFrom: 1998,
        copyrightTo: 2021,
        holder: null,
      },
      findings: [],
    });
    const { blocks, kinds, notes } = rendered(document.body);
    expect(kinds).toEqual(new Array(9).fill("paragraph"));
    expect(notes).toEqual({ "*": "Dodgy machine translation via Google." });
    expect(document.body.match(/\[\^\*\](?!:)/gu)).toHaveLength(1);
    expect(document.body).not.toContain("\\");
    const source = readFileSync(file, "utf8");
    for (const block of blocks) expect(source).toContain(block.replace("{*}", "*"));
  });
});

/** Why a string cannot be the first line of a report; null where it can. */
function expectedRefusal(text: string): string | null {
  if (/^\s*<\?xml\s/u.test(text)) return "file-is-xml";
  if (text.trim().length > 300) return "headline-too-long";
  return /[\p{L}\p{N}\p{So}]/u.test(text) ? null : "headline-missing";
}

/** The text of a field as its line gives it, with a continuation line where it has one. */
function fieldIn(source: string, name: string): string {
  const match = new RegExp(`^${name}:(.*(?:\\n[ \\t]+\\S.*)*)$`, "mu").exec(source.slice(0, 10_000));
  return match?.[1]?.replace(/\s#\s.*$/u, "") ?? "";
}

function letters(text: string): string {
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).join("");
}

/** A date's digits, each number in full, so that `1:05` and `01:05` are the same. */
function digits(text: string): string {
  return (text.match(/\d+/gu) ?? []).map((number) => number.padStart(2, "0")).join("");
}
