import { BlockList, isIP } from "node:net";

/*
 * Which internet addresses are the open web's. The ranges are those of IANA's two registries of special-purpose addresses (RFC 6890) that
 * are not "globally reachable", and few that clouds answer their own machines at. Of IPv6 only what has been given out for the open web
 * (`2000::/3`) is public at all, so that whatever else there will be is refused before anybody has heard of it.
 */

/** What of IPv4 is not the open web's, and what it is instead. */
export const SPECIAL_IPV4: readonly (readonly [range: string, what: string])[] = [
  ["0.0.0.0/8", "this network"],
  ["10.0.0.0/8", "a private network"],
  ["100.64.0.0/10", "a carrier's own network"],
  ["127.0.0.0/8", "this machine"],
  ["168.63.129.16/32", "a cloud's own service"],
  ["169.254.0.0/16", "the link, and a cloud's own service"],
  ["172.16.0.0/12", "a private network"],
  ["192.0.0.0/24", "protocols' own use"],
  ["192.0.2.0/24", "documentation"],
  ["192.88.99.0/24", "a relay to IPv6"],
  ["192.168.0.0/16", "a private network"],
  ["198.18.0.0/15", "measurements"],
  ["198.51.100.0/24", "documentation"],
  ["203.0.113.0/24", "documentation"],
  ["224.0.0.0/4", "groups of machines"],
  ["240.0.0.0/4", "nothing yet"],
];

/** All of IPv6 that is given out for the open web. */
const OPEN_IPV6 = "2000::/3";

/** What of that is for something else: 6to4 and Teredo have an IPv4 address inside, which could be any. */
export const SPECIAL_IPV6: readonly (readonly [range: string, what: string])[] = [
  ["2001::/23", "protocols' own use, Teredo among it"],
  ["2001:db8::/32", "documentation"],
  ["2002::/16", "6to4"],
  ["3fff::/20", "documentation"],
];

const specialIpv4 = blockList(SPECIAL_IPV4.map(([range]) => range));
const openIpv6 = blockList([OPEN_IPV6]);
const specialIpv6 = blockList(SPECIAL_IPV6.map(([range]) => range));

/** Whether an internet address, in any of its notations without brackets, is one of the open web; false for what is none. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !specialIpv4.check(address, "ipv4");
  return family === 6 && openIpv6.check(address, "ipv6") && !specialIpv6.check(address, "ipv6");
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", length] = range.split("/");
    list.addSubnet(network, Number(length), isIP(network) === 4 ? "ipv4" : "ipv6");
  }
  return list;
}
