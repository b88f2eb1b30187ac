import { createHash } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Kept } from "./page-cache";

/** An answer as it will be sent, any number of times: everything that can be made once has been made. */
export interface Finished extends Kept {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  /** Its bytes in each encoding; null where an encoding is not worth its while. */
  readonly forms: { readonly identity: Form; readonly br: Form | null; readonly gzip: Form | null };
  /** When what it says last changed, in milliseconds since 1970; null where it does not say (`Last-Modified`). */
  readonly changedAt: number | null;
  /** The edition that was in force before it was made; null for a file that is good for ever. */
  readonly edition: string | null;
}

export type Encoding = keyof Finished["forms"];

/** One encoding of an answer. */
export interface Form {
  readonly body: Buffer;
  /** The sha256 of the page, shortened, and the encoding's name: a strong `ETag` for each (RFC 9110, 8.8.3.3). */
  readonly etag: string;
  /** Names and values in turn, as Node writes them without looking at them again; never to be changed. */
  readonly headers: string[];
}

const COMPRESSIBLE = /^(?:text\/|image\/svg|application\/(?:[a-z.+-]*(?:xml|json)|javascript|manifest))/i;

/** Below this, headers outweigh what compression saves. */
const WORTHWHILE_BYTES = 512;

/** Above this, the last few percent of compression take seconds, and whoever asked waits for them. */
const LARGE_BYTES = 512 * 1024;

/** What an answer costs in memory besides its bodies: headers, keys, and the objects around them. */
const OVERHEAD_BYTES = 4096;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Compresses a body in every encoding and seals it with its tag. */
export async function finish(
  status: number,
  headers: OutgoingHttpHeaders,
  body: Buffer,
  edition: string | null,
): Promise<Finished> {
  const type = String(headers["content-type"] ?? "");
  const worthwhile = COMPRESSIBLE.test(type) && body.length >= WORTHWHILE_BYTES;
  const [br, gz] = worthwhile
    ? await Promise.all([brotli(body), compressGzip(body, { level: 9 })])
    : [null, null];
  const tag = createHash("sha256").update(body).digest("base64url").slice(0, 27);
  const form = (encoding: Encoding, bytes: Buffer) => makeForm(headers, tag, encoding, bytes);
  return {
    status,
    headers,
    forms: {
      identity: form("identity", body),
      br: br && form("br", br),
      gzip: gz && form("gzip", gz),
    },
    changedAt: Date.parse(String(headers["last-modified"])) || null,
    edition,
    bytes: body.length + (br?.length ?? 0) + (gz?.length ?? 0) + OVERHEAD_BYTES,
  };
}

function makeForm(headers: OutgoingHttpHeaders, tag: string, encoding: Encoding, body: Buffer): Form {
  const isWhole = encoding === "identity";
  // A picture or a font is sent as it is, and may be fetched in parts.
  const lasts = /\bimmutable\b/.test(String(headers["cache-control"]));
  const hasParts = isWhole && lasts && !COMPRESSIBLE.test(String(headers["content-type"]));
  const etag = `"${tag}${isWhole ? "" : `-${encoding}`}"`;
  const all = {
    vary: "Accept-Encoding",
    ...headers,
    etag,
    ...(!isWhole && { "content-encoding": encoding }),
    ...(hasParts && { "accept-ranges": "bytes" }),
    "content-length": body.length,
  };
  return { body, etag, headers: Object.entries(all).flatMap(([name, value]) => [name, String(value)]) };
}

function brotli(body: Buffer): Promise<Buffer> {
  return compressBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: body.length > LARGE_BYTES ? 5 : 10,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}
