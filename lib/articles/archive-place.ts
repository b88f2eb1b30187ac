import { readCursor } from "./cursor";
import type { ListPlace } from "./listing";

/** The part of an address after `?`, as the router hands it over. */
export type ListQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The place in a list that `?older=` or `?newer=` names; the newest where neither is there. Null where what they say is
 * no cursor, where one is repeated, and where both are there: such an address never came from us. Other names are ignored.
 */
export function readListPlace({ older, newer }: ListQuery): ListPlace | null {
  if (older === undefined && newer === undefined) return "newest";
  if (older !== undefined && newer !== undefined) return null;
  const written = older ?? newer;
  const cursor = typeof written === "string" ? readCursor(written) : null;
  if (cursor === null) return null;
  return older === undefined ? { newerThan: cursor } : { olderThan: cursor };
}
