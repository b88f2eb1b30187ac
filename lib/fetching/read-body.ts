import type { IncomingMessage } from "node:http";
import type { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import type { Problem } from "@/lib/outcome";
import { encodingUnknown, Refused, tooCompressed, tooLarge } from "./refusals";
import type { FetchLimits } from "./way-out";

/** Below so many bytes a body may be as much larger unpacked as it likes: a short page of nothing but spaces is no trap. */
const RATIO_MATTERS_FROM = 256 * 1024;

/**
 * The body of an answer, unpacked. It is counted while it comes and again while it is unpacked, so that no more is ever held than a body may have.
 * Throws `Refused` beyond the limits, and for what is packed twice or in a way that was not asked for.
 */
export async function readBody(
  answer: IncomingMessage,
  { bodyBytes, ratio }: Pick<FetchLimits, "bodyBytes" | "ratio">,
  signal: AbortSignal,
): Promise<Buffer> {
  const encoding = (answer.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (!Object.hasOwn(UNPACKERS, encoding)) throw new Refused(encodingUnknown(encoding));
  if (Number(answer.headers["content-length"]) > bodyBytes) throw new Refused(tooLarge(bodyBytes));
  const packed = await collect(answer, null, bodyBytes, tooLarge(bodyBytes), signal);
  const unpacker = UNPACKERS[encoding]?.(packed) ?? null;
  if (unpacker === null || packed.length === 0) return packed;
  const byRatio = Math.max(RATIO_MATTERS_FROM, packed.length * ratio);
  return byRatio < bodyBytes
    ? collect([packed], unpacker, byRatio, tooCompressed(ratio), signal)
    : collect([packed], unpacker, bodyBytes, tooLarge(bodyBytes), signal);
}

/** What is asked for, and what each is unpacked by. One that is packed twice has two names, and so is none of these. */
const UNPACKERS: Readonly<Record<string, (packed: Buffer) => Transform | null>> = {
  identity: () => null,
  gzip: () => createGunzip(),
  "x-gzip": () => createGunzip(),
  br: () => createBrotliDecompress(),
  // What calls itself deflate is zlib's format (RFC 9110, 8.4.1.2), or, from some servers, that without its frame.
  deflate: (packed) => (((packed[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw()),
};

/** What comes out of a stream, and of what it is led through, unless that is more than `most` bytes. */
async function collect(
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
  through: Transform | null,
  most: number,
  beyond: Problem,
  signal: AbortSignal,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  const count = async (stream: AsyncIterable<Buffer>) => {
    for await (const part of stream) {
      bytes += part.length;
      if (bytes > most) throw new Refused(beyond);
      parts.push(part);
    }
  };
  if (through === null) await pipeline(source, count, { signal });
  else await pipeline(source, through, count, { signal });
  return Buffer.concat(parts);
}
