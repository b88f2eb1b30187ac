import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PageCache } from "@/lib/press/page-cache";

const page = (bytes: number) => ({ bytes });

describe("kept pages", () => {
  test("go in the order in which they were last asked for, when there is no more room", () => {
    const cache = new PageCache(80);
    for (const name of ["a", "b", "c", "d", "e", "f", "g", "h"]) cache.set(name, page(10));
    cache.get("a");
    cache.set("i", page(10));
    expect(cache.get("b")).toBeUndefined();
    expect(cache.get("a")).toBeDefined();
    expect(cache.get("i")).toBeDefined();
  });

  test("are replaced by a newer one of the same address", () => {
    const cache = new PageCache(80);
    cache.set("a", page(10));
    cache.set("a", page(4));
    expect([cache.size, cache.bytes]).toEqual([1, 4]);
  });

  test("do not include one so large that it would push out the others", () => {
    const cache = new PageCache(80);
    cache.set("a", page(10));
    cache.set("huge", page(11));
    expect(cache.get("huge")).toBeUndefined();
    expect(cache.get("a")).toBeDefined();
  });

  test("lose the earlier one when the newer one is too large to keep", () => {
    const cache = new PageCache(80);
    cache.set("a", page(10));
    cache.set("a", page(11));
    expect([cache.size, cache.bytes]).toEqual([0, 0]);
  });

  test("never weigh more than the room, whatever comes", () => {
    const step = fc.tuple(fc.constantFrom("get", "set", "delete"), fc.string({ maxLength: 2 }), fc.nat(20));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const cache = new PageCache<{ bytes: number }>(100);
        for (const [what, name, bytes] of steps) {
          if (what === "get") cache.get(name);
          else if (what === "set") cache.set(name, page(bytes));
          else cache.delete(name);
          expect(cache.bytes).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
