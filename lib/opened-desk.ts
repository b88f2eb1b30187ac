import { database } from "./database/client";
import type { Desk } from "./desk";
import { objectStore } from "./storage/objects";

/** A desk at the database and the object store that this process has open. Throws when it has none. */
export function openedDesk(actor: string): Desk {
  return { database: database(), objects: objectStore(), actor, now: () => new Date() };
}
