import { readCaptureText } from "@/lib/captures/queries";
import type { Queryable } from "@/lib/database/client";
import { type KeptText, readKept } from "./look-up-quote";

/** So much text is remembered, in UTF-16 code units: what some dozens of pages say. */
const MOST_REMEMBERED = 4_000_000;

/** By the hashes of their captures, which never change; the one that was asked for last stands last. */
const remembered = new Map<string, KeptText>();

/**
 * The text of a capture, read so that quotations can be looked up in it; null where it has none. The last ones are remembered, since
 * whoever writes has the same few looked through at every pause.
 */
export async function readKeptText(queryable: Queryable, hash: string): Promise<KeptText | null> {
  const known = remembered.get(hash);
  remembered.delete(hash);
  const kept = known ?? (await readAnew(queryable, hash));
  if (kept !== null) remember(hash, kept);
  return kept;
}

async function readAnew(queryable: Queryable, hash: string): Promise<KeptText | null> {
  const text = await readCaptureText(queryable, hash);
  return text === null ? null : readKept(text);
}

function remember(hash: string, kept: KeptText): void {
  remembered.set(hash, kept);
  let length = [...remembered.values()].reduce((sum, { text }) => sum + text.length, 0);
  for (const [oldest, { text }] of remembered) {
    if (length <= MOST_REMEMBERED) return;
    remembered.delete(oldest);
    length -= text.length;
  }
}
