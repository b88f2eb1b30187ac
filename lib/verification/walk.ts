import type { PrismaClient } from "@/lib/database/generated/client";
import type { ObjectStore } from "@/lib/storage/objects";
import type { Extent, Flaw } from "./views";

/** What a part of the verification works with. It only reads. */
export interface Walk {
  readonly database: PrismaClient;
  readonly objects: ObjectStore;
  /** Counts what was looked at. */
  count(what: keyof Omit<Extent, "head">, more?: number): void;
}

/** As many rows are read at once, so that a whole archive is verified in little memory and no statement takes long. */
export const BATCH = 500;

/** The flaws that a part of the verification finds, in the order in which it meets them. */
export type Flaws = AsyncGenerator<Flaw, void, void>;

/** An iterable in groups of at most `BATCH`. */
export async function* inBatches<T>(all: AsyncIterable<T>): AsyncGenerator<T[], void, void> {
  let batch: T[] = [];
  for await (const each of all) {
    batch.push(each);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The bytes of a JSON document's one canonical form, or null where it is none. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
