import { delMany, entries, set } from "idb-keyval";
import { z } from "zod";
import { type DraftContent, draftContentSchema } from "@/lib/articles/draft-content";
import type { Kept } from "./autosave";

/**
 * What the browser keeps of drafts while the server lacks it (IndexedDB). Each opening of a draft keeps under a key of its own, so that two
 * windows do not overwrite each other; whoever signs in here next finds nothing of somebody else's.
 */

const sendingSchema = z.object({
  edit: z.int(),
  content: draftContentSchema,
  version: z.int(),
  key: z.string(),
  deliberate: z.boolean(),
});
const recordSchema = z.object({
  keptAt: z.number(),
  edit: z.int(),
  content: draftContentSchema,
  version: z.int(),
  pending: sendingSchema.nullable(),
});

export interface Place {
  readonly actor: string;
  readonly draft: string;
  readonly session: string;
}

/** What an earlier opening of the draft left, with the keys of all that it takes the place of. */
export interface Found {
  readonly kept: Kept<DraftContent>;
  readonly keptAt: Date;
  readonly key: string;
}

export async function keepText(place: Place, record: Kept<DraftContent>): Promise<void> {
  await set(keyOf(place), { ...record, keptAt: Date.now() });
}

export async function forgetText(place: Place): Promise<void> {
  await delMany([keyOf(place)]);
}

export async function forgetFound({ key }: Found): Promise<void> {
  await delMany([key]);
}

/** The newest text of a draft that a window kept which is closed by now; null where there is none, or the browser keeps nothing. */
export async function findKept(place: Place): Promise<Found | null> {
  try {
    const open = await openSessions();
    const prefix = `draft/${place.actor}/${place.draft}/`;
    const found: Found[] = [];
    for (const [key, value] of await entries<string, unknown>()) {
      if (typeof key !== "string" || !key.startsWith(prefix) || open.has(key)) continue;
      const read = recordSchema.safeParse(value);
      if (!read.success) continue;
      const { keptAt, ...kept } = read.data;
      found.push({ kept, keptAt: new Date(keptAt), key });
    }
    return found.sort((one, other) => other.keptAt.getTime() - one.keptAt.getTime())[0] ?? null;
  } catch {
    return null;
  }
}

/** Lets other windows know, for as long as this one is open, that it looks after what it keeps. */
export function holdPlace(place: Place): void {
  void navigator.locks?.request(keyOf(place), () => new Promise(() => {}));
}

/** Without locks (they want HTTPS) every place counts as closed; what two windows kept meets at the server then. */
async function openSessions(): Promise<Set<string>> {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set(held.flatMap(({ name }) => (name === undefined ? [] : [name])));
}

function keyOf({ actor, draft, session }: Place): string {
  return `draft/${actor}/${draft}/${session}`;
}
