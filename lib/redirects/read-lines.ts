import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import type { GivenRedirect } from "./commands";
import { MOST_REDIRECTS } from "./redirect-record";

/** A list of redirects as it is written, one a line. */
export interface WrittenRedirects {
  readonly redirects: readonly GivenRedirect[];
  /** The number of each one's line, counted from 1. */
  readonly lines: readonly number[];
}

/**
 * Reads lines of two addresses with space between them; empty lines, and what begins with `#`, are passed over. Refused, with the numbers
 * of their lines, when some have not two addresses, and when there are more than 5,000.
 */
export function readRedirectLines(text: string): Outcome<WrittenRedirects> {
  const written = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ words: line.trim().split(/\s+/), number: index + 1 }))
    .filter(({ words: [first = ""] }) => first !== "" && !first.startsWith("#"));
  if (written.length > MOST_REDIRECTS) return refuse(tooMany(written.length));
  const wrong = written.filter(({ words }) => words.length !== 2).map(({ number }) => notTwo(number));
  const [first, ...more] = inBrief(wrong);
  if (first !== undefined) return refuse(first, ...more);
  return accept({
    redirects: written.map(({ words: [from = "", to = ""] }) => ({ from, to })),
    lines: written.map(({ number }) => number),
  });
}

/** The problems with a list, each with the number of its line instead of its place; of very many, the first. */
export function problemsByLine(problems: readonly Problem[], { lines }: WrittenRedirects): Problem[] {
  return inBrief(
    problems.map((problem) => {
      const [, index] = /^redirects\.(\d+)\./.exec(problem.at ?? "") ?? [];
      const line = index === undefined ? undefined : lines[Number(index)];
      return line === undefined
        ? problem
        : { ...problem, at: String(line), message: `Line ${line}: ${problem.message}` };
    }),
  );
}

/** What became of a list, in a sentence. */
export function sayWhatWasMade({ redirects }: WrittenRedirects, added: number): string {
  const before = redirects.length - added;
  const made = added === 1 ? "One redirect was made" : `${added} redirects were made`;
  return before === 0 ? `${made}.` : `${made}; of ${before} lines nothing new came.`;
}

/** Whoever has a thousand wrong lines is helped by the first of them. */
const MOST_SAID = 50;

function inBrief(problems: readonly Problem[]): Problem[] {
  if (problems.length <= MOST_SAID) return [...problems];
  const rest = problems.length - MOST_SAID;
  const message = `There are ${rest} more problems like these. Mend the first, then try again.`;
  return [...problems.slice(0, MOST_SAID), { code: "more-problems", at: null, message }];
}

function notTwo(line: number): Problem {
  const message = `Line ${line}: it must have two addresses with space between them, such as “/old/page.html /about”.`;
  return { code: "line-not-readable", at: String(line), message };
}

function tooMany(count: number): Problem {
  const message = `There are ${count.toLocaleString("en")} redirects, and at most ${MOST_REDIRECTS.toLocaleString("en")} can be made at once. Take the list apart.`;
  return { code: "redirects-wrong-number", at: null, message };
}
