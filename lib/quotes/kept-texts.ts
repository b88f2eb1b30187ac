import { setImmediate } from "node:timers/promises";
import { readCaptureText } from "@/lib/captures/queries";
import type { Queryable } from "@/lib/database/client";
import { type KeptText, KeptTextReader } from "./look-up-quote";

/** So much text is remembered, in UTF-16 code units: what some dozens of pages say, or two of the longest. */
const MOST_REMEMBERED = 4_000_000;

/** So much of a text is read at once; between two such slices everybody else has their turn. */
const SLICE = 50_000;

/** By the hashes of their captures, which never change; the one that was asked for last stands last. */
const remembered = new Map<string, KeptText>();

/**
 * The text of a capture, read so that quotations can be looked up in it; null where it has none. The last ones are remembered, since
 * whoever writes has the same few looked through at every pause.
 */
export async function readKeptText(queryable: Queryable, hash: string): Promise<KeptText | null> {
  const known = remembered.get(hash);
  if (known !== undefined) return remember(hash, known);
  const text = await readCaptureText(queryable, hash);
  return text === null ? null : remember(hash, await readInSlices(text));
}

/**
 * Reads the text of a capture that is about to be kept, where an article quotes its source: before the transaction that keeps it, in which
 * everybody who publishes would wait for that.
 */
export async function readAhead(
  queryable: Queryable,
  { hash, address, text }: { readonly hash: string; readonly address: string; readonly text: string | null },
): Promise<void> {
  if (text === null || remembered.has(hash)) return;
  const quote = await queryable.quote.findFirst({
    where: { addresses: { has: address } },
    select: { articleId: true },
  });
  if (quote !== null) remember(hash, await readInSlices(text));
}

async function readInSlices(text: string): Promise<KeptText> {
  const reader = new KeptTextReader(text);
  while (!reader.readOn(SLICE)) await setImmediate();
  return reader.kept;
}

function remember(hash: string, kept: KeptText): KeptText {
  remembered.delete(hash);
  remembered.set(hash, kept);
  let length = [...remembered.values()].reduce((sum, { text }) => sum + text.length, 0);
  for (const [oldest, { text }] of remembered) {
    if (length <= MOST_REMEMBERED) break;
    remembered.delete(oldest);
    length -= text.length;
  }
  return kept;
}
