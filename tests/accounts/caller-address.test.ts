import { describe, expect, test } from "vitest";
import { addressPrefix, findCallerAddress } from "@/lib/accounts/caller-address";

describe("whose request it is", () => {
  const cases = [
    { proxies: 0, forwardedFor: null, found: "192.0.2.1" },
    { proxies: 0, forwardedFor: "203.0.113.9", found: "192.0.2.1" },
    { proxies: 1, forwardedFor: "203.0.113.9", found: "203.0.113.9" },
    { proxies: 1, forwardedFor: "198.51.100.1, 203.0.113.9", found: "203.0.113.9" },
    { proxies: 2, forwardedFor: "198.51.100.1, 203.0.113.9, 10.0.0.1", found: "203.0.113.9" },
    { proxies: 2, forwardedFor: "203.0.113.9", found: "192.0.2.1" },
    { proxies: 1, forwardedFor: "2001:db8::7", found: "2001:db8::7" },
    { proxies: 1, forwardedFor: "unknown", found: "192.0.2.1" },
    { proxies: 1, forwardedFor: "", found: "192.0.2.1" },
    { proxies: 1, forwardedFor: null, found: "192.0.2.1" },
  ];
  test.each(cases)(
    "behind $proxies, with X-Forwarded-For “$forwardedFor”: $found",
    ({ proxies, forwardedFor, found }) => {
      expect(findCallerAddress({ socketAddress: "192.0.2.1", forwardedFor, trustedProxies: proxies })).toBe(
        found,
      );
    },
  );
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["::ffff:c000:207", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0DB8:0001:0002::1", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["unknown", "unknown"],
])("%s is counted as %s", (address, prefix) => {
  expect(addressPrefix(address)).toBe(prefix);
});
