import { createHash } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Kept } from "./page-cache";

/** An answer as it will be sent, any number of times: its bytes in each encoding, made once. */
export interface Finished extends Kept {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly bodies: { readonly identity: Buffer; readonly br: Buffer | null; readonly gzip: Buffer | null };
  /** The sha256 of the body, shortened: the strong `ETag`, to which each encoding adds its name (RFC 9110, 8.8.3.3). */
  readonly tag: string;
  /** The edition that was in force before it was made; null for a file that never changes. */
  readonly edition: string | null;
}

export type Encoding = "br" | "gzip" | "identity";

const COMPRESSIBLE = /^(?:text\/|image\/svg|application\/(?:[a-z.+-]*(?:xml|json)|javascript|manifest))/i;

/** Below this, headers outweigh what compression saves. */
const WORTHWHILE_BYTES = 512;

/** What an answer costs in memory besides its bodies: headers, keys, and the objects around them. */
const OVERHEAD_BYTES = 2048;

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
  return {
    status,
    headers,
    bodies: { br, gzip: gz, identity: body },
    tag: createHash("sha256").update(body).digest("base64url").slice(0, 27),
    edition,
    bytes: body.length + (br?.length ?? 0) + (gz?.length ?? 0) + OVERHEAD_BYTES,
  };
}

function brotli(body: Buffer): Promise<Buffer> {
  return compressBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 10,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

/** The encoding to send, by what the reader's browser says that it takes (RFC 9110, 12.5.3). */
export function chooseEncoding(accepted: string | undefined, { bodies }: Finished): Encoding {
  const offers = new Map<string, number>();
  for (const part of (accepted ?? "").toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    const quality = parameters.find((text) => text.startsWith("q="))?.slice(2);
    offers.set(name, quality === undefined ? 1 : Number(quality) || 0);
  }
  const takes = (encoding: string) => (offers.get(encoding) ?? offers.get("*") ?? 0) > 0;
  if (bodies.br !== null && takes("br")) return "br";
  if (bodies.gzip !== null && takes("gzip")) return "gzip";
  return "identity";
}

/** Whether a reader already has what would be sent (`If-None-Match`, RFC 9110, 13.1.2). */
export function isFresh(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(",").some((written) => {
    const tag = written.trim().replace(/^W\//, "");
    return tag === "*" || tag === etag;
  });
}
