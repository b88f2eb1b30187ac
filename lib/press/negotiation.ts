import type { IncomingHttpHeaders } from "node:http";
import Negotiator from "negotiator";
import type { Encoding, Finished } from "./finished";

/** What a reader's program says that it takes, and has (RFC 9110, 12.5 and 13.1). */

type Taken = Readonly<Record<Encoding, boolean>>;

/** Browsers write a handful of these, so that each is read once; whoever writes others is read afresh. */
const read = new Map<string, Taken>();
const REMEMBERED = 200;

const ENCODINGS: readonly Encoding[] = ["br", "gzip", "identity"];

/** The encoding in which to send an answer, the smallest that is taken (`Accept-Encoding`). */
export function chooseEncoding(accepted: string | undefined, { forms }: Pick<Finished, "forms">): Encoding {
  if (forms.br === null && forms.gzip === null) return "identity";
  const taken = read.get(accepted ?? "") ?? readEncodings(accepted ?? "");
  if (forms.br !== null && taken.br) return "br";
  if (forms.gzip !== null && taken.gzip) return "gzip";
  return "identity";
}

function readEncodings(accepted: string): Taken {
  const names = new Negotiator({ headers: { "accept-encoding": accepted } }).encodings([...ENCODINGS]);
  const taken = { br: names.includes("br"), gzip: names.includes("gzip"), identity: true };
  if (read.size < REMEMBERED && accepted.length < 100) read.set(accepted, taken);
  return taken;
}

/** Whether whoever asks would rather have Markdown than a page (`Accept`). No browser does. */
export function prefersMarkdown(accepted: string | undefined): boolean {
  if (accepted === undefined || !accepted.includes("markdown")) return false;
  return (
    new Negotiator({ headers: { accept: accepted } }).mediaType(["text/html", "text/markdown"]) ===
    "text/markdown"
  );
}

/**
 * Whether a reader already has what would be sent (`If-None-Match`, and only without it `If-Modified-Since`, which knows
 * no more than seconds).
 */
export function isFresh(
  headers: Pick<IncomingHttpHeaders, "if-none-match" | "if-modified-since">,
  etag: string,
  changedAt: number | null,
): boolean {
  const { "if-none-match": tags, "if-modified-since": since } = headers;
  if (tags !== undefined) {
    return tags.split(",").some((written) => {
      const tag = written.trim().replace(/^W\//, "");
      return tag === "*" || tag === etag;
    });
  }
  return since !== undefined && changedAt !== null && changedAt <= Date.parse(since);
}
