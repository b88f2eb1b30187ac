import type { PrismaClient } from "./database/generated/client";
import type { ObjectStore } from "./storage/objects";

/**
 * What a newsroom verb works with: where it writes, who asks, and what time it is. Commands take it as their first
 * argument, so that nothing about them is ambient.
 */
export interface Desk {
  readonly database: PrismaClient;
  readonly objects: ObjectStore;
  /** The person or program that acts, as the newsroom names them. */
  readonly actor: string;
  readonly now: () => Date;
}
