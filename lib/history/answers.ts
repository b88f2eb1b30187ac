import type { PublicationRecord } from "@/lib/articles/revisions";
import { sealRevision } from "@/lib/articles/revisions";
import { env } from "@/lib/env";
import { absoluteUrl, hrefOf, revisionRecordPath } from "@/lib/urls";
import { findRecord } from "./queries";
import { type AskedAddress, findWhereabouts } from "./whereabouts";

/**
 * Answers with the record of a revision. Where the site names who published each, with the very bytes whose sha256 is the
 * revision's hash; otherwise without who did, and saying so. `address` and `number` are null for one that there cannot be.
 */
export async function answerRecord(address: AskedAddress | null, number: number | null): Promise<Response> {
  if (address === null || number === null) return saidOf(404, "There is no such revision.");
  const found = address.canonical ? await findRecord(address.path, number) : null;
  if (found === null) return answerElsewhere(address, (path) => revisionRecordPath(path, number));
  const { hash, record, isWhole } = found;
  const sealed = sealRevision(record);
  // Whoever asks for the bytes of a hash is never given others.
  if (sealed.hash !== hash) throw new Error(`The record of revision ${hash} is not what it was hashed from.`);
  const headers = {
    "Content-Type": "application/json",
    "Last-Modified": new Date(record.recordedAt).toUTCString(),
    "X-Robots-Tag": "noindex",
    Link: `<${absoluteUrl(env().siteUrl, address.path)}>; rel="canonical"`,
  };
  return new Response(isWhole ? new Uint8Array(sealed.bytes) : writeWithoutNames(hash, record), { headers });
}

/** What a site says of a revision that does not name who published it: nor the file that they brought it in. */
function writeWithoutNames(hash: string, record: PublicationRecord): string {
  const { actor: _who, origin: _file, ...said } = record;
  const document = {
    format: "standfirst/revision-in-part/1",
    sha256: hash,
    withheld: ["actor", "origin"],
    about: "The sha256 is that of the whole record; this document is only a part of it.",
    record: said,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * Answers for something of an article that is not at its address: 410 or 451 where the article was withdrawn, the way to its one
 * address where that is another, and otherwise 404. `pathOf` makes the address of the same thing of another article's.
 */
export async function answerElsewhere(
  address: AskedAddress,
  pathOf: (path: string) => string,
): Promise<Response> {
  const whereabouts = await findWhereabouts(address);
  if (whereabouts === null) return saidOf(404, "There is no such revision.");
  if (whereabouts.kind === "elsewhere")
    return new Response(null, { status: 308, headers: { Location: hrefOf(pathOf(whereabouts.path)) } });
  const { status, link } = whereabouts.answer;
  const sentence = `The article was withdrawn: ${absoluteUrl(env().siteUrl, whereabouts.path)}`;
  return saidOf(status, sentence, link === null ? {} : { Link: link });
}

function saidOf(status: number, sentence: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", ...headers },
  });
}
