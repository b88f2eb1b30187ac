import { HostTurns } from "@/lib/fetching/host-turns";

/** So many captures are fetched, read and written at once, each of which may hold several times fifteen megabytes. */
const MOST_AT_ONCE = 4;

const turns = new HostTurns(MOST_AT_ONCE);
const never = new AbortController().signal;

/** Does `work` when fewer than four other captures are at work, those who asked first first. */
export function inCaptureTurn<T>(work: () => Promise<T>): Promise<T> {
  return turns.inTurn("captures", never, work);
}
