import { afterAll, describe, expect, test } from "vitest";
import { GET } from "@/app/(reader)/media/[file]/route";
import { keepPicture } from "@/lib/media/commands";
import { setUpDesk } from "../support/test-desk";
import { photograph, withSegment } from "./samples";

/** Files that are a picture to one reader and something else to another; and what their addresses answer in the end. */

const desk = setUpDesk();

afterAll(() => {
  globalThis.standfirstObjects = undefined;
});

const small = { width: 60, height: 40 };
const PAGE = '<!DOCTYPE html><script src="//evil.example"></script>';
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>`;
const RASTER = /^image\/(?:jpeg|png|gif|webp|avif)$/;

const faces: readonly {
  what: string;
  name: string;
  make: () => Promise<Buffer> | Buffer;
  becomes: string;
}[] = [
  {
    what: "a GIF that is a script",
    name: "x.js",
    make: () => Buffer.from("GIF89a=1;alert(1)//"),
    becomes: "refused",
  },
  {
    what: "a GIF that is a page, by its comment",
    name: "x.html",
    make: async () => {
      const gif = await photograph(small).gif().toBuffer();
      const comment = Buffer.concat([Buffer.from([0x21, 0xfe, PAGE.length]), Buffer.from(`${PAGE}\0`)]);
      return Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1)]);
    },
    becomes: "image/png",
  },
  {
    what: "a JPEG that is a page, by its comment",
    name: "x.html",
    make: async () => withSegment(await photograph(small).jpeg().toBuffer(), 0xfe, Buffer.from(PAGE)),
    becomes: "image/jpeg",
  },
  {
    what: "a JPEG that is a program of a server",
    name: "x.php.jpg",
    make: async () =>
      Buffer.concat([await photograph(small).jpeg().toBuffer(), Buffer.from("<?php system($_GET[0]); ?>")]),
    becomes: "image/jpeg",
  },
  {
    what: "a JPEG that is an archive",
    name: "x.jar",
    make: async () => Buffer.concat([await photograph(small).jpeg().toBuffer(), Buffer.from("PK\x05\x06")]),
    becomes: "image/jpeg",
  },
  {
    what: "a PDF that is a JPEG further on",
    name: "x.jpg",
    make: async () => Buffer.concat([Buffer.from("%PDF-1.7\n"), await photograph(small).jpeg().toBuffer()]),
    becomes: "refused",
  },
  { what: "a page", name: "x.png", make: () => Buffer.from(PAGE), becomes: "refused" },
  { what: "a page in UTF-16", name: "x.png", make: () => Buffer.from(PAGE, "utf16le"), becomes: "refused" },
  {
    what: "an XML document",
    name: "x.svg",
    make: () => Buffer.from("<?xml version='1.0'?><a/>"),
    becomes: "refused",
  },
  {
    what: "a drawing that is a page",
    name: "x.png",
    make: () => Buffer.from(DRAWING.replace("<path", "<script>alert(1)</script><path")),
    becomes: "refused",
  },
  { what: "a drawing", name: "x.png", make: () => Buffer.from(DRAWING), becomes: "image/svg+xml" },
];

describe("a file with two faces", () => {
  test.each(faces)("$what: $becomes", async ({ name, make, becomes }) => {
    const bytes = await make();
    const kept = await keepPicture(desk(), bytes, { name });
    expect(kept.ok).toBe(becomes !== "refused");
    if (!kept.ok) return;
    globalThis.standfirstObjects = desk().objects;
    for (const { src } of [kept.value, ...kept.value.versions]) {
      const file = src.replace("/media/", "");
      const answer = await GET(new Request(`http://site.example${src}`), {
        params: Promise.resolve({ file }),
      });
      const type = answer.headers.get("content-type") ?? "";
      if (src === kept.value.src) expect(type).toBe(becomes);
      // Whatever is no raster picture is put on the disk, and none may run or reach anything.
      expect(answer.headers.get("content-disposition")).toBe(RASTER.test(type) ? null : "attachment");
      expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(Buffer.from(await answer.arrayBuffer()).includes("script")).toBe(false);
    }
  });

  test("is at no address under another type", async () => {
    const kept = await keepPicture(desk(), await photograph(small).jpeg().toBuffer(), { name: "x" });
    if (!kept.ok) throw new Error(kept.problems[0].message);
    globalThis.standfirstObjects = desk().objects;
    const hash = kept.value.src.slice("/media/".length, -".jpg".length);
    for (const file of [
      `${hash}.html`,
      `${hash}.svg`,
      `${hash}.png`,
      `${hash}.jpg.html`,
      hash,
      `../${hash}.jpg`,
    ]) {
      const answer = await GET(new Request("http://site.example/"), { params: Promise.resolve({ file }) });
      expect(answer.status, file).toBe(404);
    }
  });
});
