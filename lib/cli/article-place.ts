import type { ArticlePlace } from "@/lib/articles/newest-revision";
import { OperatorError } from "@/lib/operator-error";
import type { Outcome } from "@/lib/outcome";

/**
 * The article that somebody means by an address: whole, as a browser shows it, or only its path; encoded or not; that of the
 * page or of a twin. Throws when it is no address of an article.
 */
export function readArticlePlace(written: string): ArticlePlace {
  const path = written
    .trim()
    .replace(/^https?:\/\/[^/]*/i, "")
    .replace(/[?#].*$/, "")
    .replace(/\/(?:article\.(?:md|json))?$/, "");
  const decoded = decode(path)?.normalize("NFC").toLowerCase();
  if (decoded === undefined || !/^\/\d{4}\/\d{2}\/\d{2}\/[^/]+$/.test(decoded))
    throw new OperatorError(
      `“${written}” is not the address of an article. Write it as https://news.example/2018/01/02/slug or /2018/01/02/slug.`,
    );
  return { path: decoded };
}

/** Tells of an outcome, and gives back the exit status. `done` is what is said of a value. */
export function report<T>(outcome: Outcome<T>, done: (value: T) => string): number {
  if (outcome.ok) {
    console.log(done(outcome.value));
    return 0;
  }
  for (const { at, message } of outcome.problems) console.error(at === null ? message : `${at}: ${message}`);
  return 1;
}

/** Undefined for a `%` that begins no character. */
function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
