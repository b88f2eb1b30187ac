import { readDatetime } from "@/lib/memento/datetime";
import { timeGatesPath } from "@/lib/urls";

/**
 * A TimeGate's answer depends on a header of the reader's (`Accept-Datetime`, RFC 7089, 2.1.1), and Next is told none. The press reads
 * it and asks with the moment in the address, as whole seconds since 1970: so its answers are kept like any other, and what a
 * program writes into that header reaches nobody. No reader's own question carries the parameter (`address.ts`).
 */

const TIME_GATE = new RegExp(`^${timeGatesPath}/\\d{4}/\\d\\d/\\d\\d/[^/?]+(?:\\?at=-?\\d+)?$`);

/** Whether an address is a TimeGate's, as the press asks for it or as a program does. */
export function isTimeGate(address: string): boolean {
  return TIME_GATE.test(address);
}

/**
 * Where the answer of a TimeGate is kept for somebody who wants a datetime; null where the header is no datetime, which is refused (RFC
 * 7089, 4.5.3). Without the header, and for every moment to come, it is that of the newest.
 */
export function addressAt(timeGate: string, wanted: string | undefined, now: number): string | null {
  if (wanted === undefined) return timeGate;
  const instant = readDatetime(wanted);
  if (instant === null) return null;
  return instant.getTime() >= now ? timeGate : `${timeGate}?at=${instant.getTime() / 1000}`;
}
