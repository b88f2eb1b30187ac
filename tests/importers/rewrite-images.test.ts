import { describe, expect, test } from "vitest";
import { listImages, rewriteImages } from "@/lib/importers/rewrite-images";

const addresses = new Map([
  ["a.png", "/media/A"],
  ["b.png", "/media/B"],
]);

describe("the pictures of a Markdown source", () => {
  test.each([
    ["in a paragraph", "![An a](a.png) and ![](b.png)", "![An a](/media/A) and ![](/media/B)"],
    ["with a title", '![a](a.png "See a.png")', '![a](/media/A "See a.png")'],
    ["named like their words", "![a.png](a.png)", "![a.png](/media/A)"],
    ["by reference", "![An a][x] and [x]\n\n[x]: a.png", "![An a][x] and [x]\n\n[x]: /media/A"],
    ["by a reference of the same name", "![a.png]\n\n[a.png]: a.png", "![a.png]\n\n[a.png]: /media/A"],
    ["in a figure", ":::figure{credit=me}\n![a](a.png)\n:::", ":::figure{credit=me}\n![a](/media/A)\n:::"],
    ["but not links", "[a](a.png)\n\n[y]\n\n[y]: b.png", "[a](a.png)\n\n[y]\n\n[y]: b.png"],
    ["but not code", "`![a](a.png)`", "`![a](a.png)`"],
    ["but not others", "![c](c.png)", "![c](c.png)"],
  ])("are rewritten %s", (_where, source, rewritten) => {
    expect(rewriteImages(source, addresses)).toBe(rewritten);
  });

  test("are listed once each, in the order of the text", () => {
    expect(listImages("![1](b.png) ![2][x] ![3](b.png)\n\n[x]: a.png\n[y]: c.png")).toEqual([
      "b.png",
      "a.png",
    ]);
  });
});
