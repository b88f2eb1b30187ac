import type { ListOrder } from "@/lib/urls";
import { readCursor } from "./cursor";
import type { ListPlace } from "./listing";

/** The part of an address after `?`, as the router hands it over. */
export type ListQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** From which end `?order=` has a list read; null for a value that never came from us. */
export function readListOrder({ order }: ListQuery): ListOrder | null {
  if (order === undefined) return "newest";
  return order === "oldest" ? order : null;
}

/**
 * The place in a list that `?older=` or `?newer=` names; where neither is there, the end at which the list begins. Null
 * where what they say is no cursor, where one is repeated, and where both are there: such an address never came from us.
 * Other names are ignored.
 */
export function readListPlace({ older, newer }: ListQuery, order: ListOrder = "newest"): ListPlace | null {
  if (older === undefined && newer === undefined) return order;
  if (older !== undefined && newer !== undefined) return null;
  const written = older ?? newer;
  const cursor = typeof written === "string" ? readCursor(written) : null;
  if (cursor === null) return null;
  return older === undefined ? { newerThan: cursor } : { olderThan: cursor };
}
