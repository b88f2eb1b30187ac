import { database } from "@/lib/database/client";
import type { Letterbox } from "./commands";

/** The letterbox at the database that this process has open. */
export function openedLetterbox(): Letterbox {
  return { database: database(), now: () => new Date() };
}
