import { isIP } from "node:net";

/** Where the press says whose request it hands on. It is removed from whatever comes in from outside. */
export const CALLER_HEADER = "x-standfirst-caller";

/** Who the press says is asking; null where it says nothing. */
export function callerOf(headers: Headers | undefined): string | null {
  return headers?.get(CALLER_HEADER) ?? null;
}

/**
 * The address of whoever asks. `X-Forwarded-For` is believed only as far as one's own proxies wrote it: with one of them, its last
 * entry; with none, it is not read. What is no address there is passed over for the socket's own.
 */
export function findCallerAddress(asked: {
  readonly socketAddress: string;
  readonly forwardedFor: string | null;
  readonly trustedProxies: number;
}): string {
  const entries = (asked.forwardedFor ?? "").split(",").map((entry) => entry.trim());
  const claimed = asked.trustedProxies > 0 ? entries.at(-asked.trustedProxies) : undefined;
  return claimed !== undefined && isIP(claimed) !== 0 ? claimed : asked.socketAddress;
}

/** What is counted as one: an IPv4 address, or the /64 that one household or machine has of IPv6. Any other text is itself. */
export function addressPrefix(address: string): string {
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address);
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped) return [groups[6], groups[7]].flatMap((group = 0) => [group >> 8, group & 255]).join(".");
  return groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":");
}

/** The eight groups of an IPv6 address, however it was written. */
function groupsOf(address: string): number[] {
  const bare = address.replace(/%.*$/, "");
  // The URL parser writes an address in its one canonical form, with any IPv4 part in hexadecimal.
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const read = (part: string) =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  if (tail === undefined) return read(head);
  const [before, after] = [read(head), read(tail)];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
