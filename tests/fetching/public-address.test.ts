import { BlockList, isIP } from "node:net";
import { describe, expect, test } from "vitest";
import { isPublicAddress, SPECIAL_IPV4, SPECIAL_IPV6 } from "@/lib/fetching/public-address";

/** Each range that must be refused, with its first and last address, and the neighbours that are the open web's. */
const RANGES: readonly (readonly [range: string, inside: readonly string[], outside: readonly string[]])[] = [
  ["0/8", ["0.0.0.0", "0.255.255.255"], ["1.0.0.0"]],
  ["10/8", ["10.0.0.0", "10.255.255.255"], ["9.255.255.255", "11.0.0.0"]],
  ["100.64/10", ["100.64.0.0", "100.127.255.255"], ["100.63.255.255", "100.128.0.0"]],
  ["127/8", ["127.0.0.0", "127.255.255.255"], ["126.255.255.255", "128.0.0.0"]],
  ["169.254/16", ["169.254.0.0", "169.254.255.255"], ["169.253.255.255", "169.255.0.0"]],
  ["172.16/12", ["172.16.0.0", "172.31.255.255"], ["172.15.255.255", "172.32.0.0"]],
  ["192.0.0/24", ["192.0.0.0", "192.0.0.255"], ["191.255.255.255", "192.0.1.0"]],
  ["192.0.2/24", ["192.0.2.0", "192.0.2.255"], ["192.0.1.255", "192.0.3.0"]],
  ["192.88.99/24", ["192.88.99.0", "192.88.99.255"], ["192.88.98.255", "192.88.100.0"]],
  ["192.168/16", ["192.168.0.0", "192.168.255.255"], ["192.167.255.255", "192.169.0.0"]],
  ["198.18/15", ["198.18.0.0", "198.19.255.255"], ["198.17.255.255", "198.20.0.0"]],
  ["198.51.100/24", ["198.51.100.0", "198.51.100.255"], ["198.51.99.255", "198.51.101.0"]],
  ["203.0.113/24", ["203.0.113.0", "203.0.113.255"], ["203.0.112.255", "203.0.114.0"]],
  ["224/4", ["224.0.0.0", "239.255.255.255"], ["223.255.255.255"]],
  ["240/4", ["240.0.0.0", "255.255.255.255"], []],
  ["a cloud's service", ["168.63.129.16"], ["168.63.129.15", "168.63.129.17"]],
  ["::", ["::", "0:0:0:0:0:0:0:0"], []],
  ["::1", ["::1", "::2"], []],
  ["::/96, IPv4 inside", ["::127.0.0.1", "::8.8.8.8"], []],
  ["::ffff:0:0/96", ["::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:0"], []],
  ["64:ff9b::/96", ["64:ff9b::127.0.0.1", "64:ff9b::808:808"], []],
  ["64:ff9b:1::/48", ["64:ff9b:1::1"], []],
  ["100::/64", ["100::1"], []],
  ["2001::/23", ["2001::", "2001:0:7f00:1::", "2001:1ff:ffff::"], ["2001:200::"]],
  ["2001:db8::/32", ["2001:db8::", "2001:db8:ffff:ffff::1"], ["2001:db7::1", "2001:db9::1"]],
  ["2002::/16", ["2002::", "2002:808:808::1", "2002:ffff:ffff::1"], ["2003::1"]],
  ["3fff::/20", ["3fff::1", "3fff:fff::1"], ["3fff:1000::1", "3ffe:ffff::1"]],
  [
    "4000::/3 and beyond",
    ["4000::1", "5f00::1", "8000::1", "e000::1"],
    ["2a00:1450:4001::1", "2606:4700::1111"],
  ],
  ["fc00::/7", ["fc00::", "fdff:ffff::1", "fd00:ec2::254"], []],
  ["fe80::/10", ["fe80::", "febf::1"], []],
  ["fec0::/10", ["fec0::1"], []],
  ["ff00::/8", ["ff00::", "ff02::1", "ffff::1"], []],
];

describe("an address of the open web", () => {
  test.each(RANGES)("is none of %s", (_range, inside, outside) => {
    for (const address of inside) expect(isPublicAddress(address), address).toBe(false);
    for (const address of outside) expect(isPublicAddress(address), address).toBe(true);
  });

  test.each([
    "",
    "news.standfirst-press.org",
    "1.1.1",
    "0x01010101",
    "fe80::1%lo",
    "[2606:4700::1111]",
    "1.1.1.1 ",
  ])("is nothing but an address: %j", (written) => expect(isPublicAddress(written)).toBe(false));

  test("the lists have no range twice, and none that lies within another", () => {
    for (const ranges of [SPECIAL_IPV4, SPECIAL_IPV6])
      for (const [range] of ranges) {
        const [address = ""] = range.split("/");
        const others = new BlockList();
        const family = isIP(address) === 4 ? "ipv4" : "ipv6";
        for (const [other] of ranges) {
          const [network = "", length] = other.split("/");
          if (other !== range) others.addSubnet(network, Number(length), family);
        }
        expect(others.check(address, family), range).toBe(false);
      }
  });
});
