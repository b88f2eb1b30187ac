import { describe, expect, test } from "vitest";
import { textOfDocument } from "@/lib/captures/document-text";
import { typeOfFile } from "@/lib/captures/document-types";
import { textOfHtml } from "@/lib/captures/html-text";
import { READING_LIMITS, readableText } from "@/lib/captures/readable-text";
import { photograph } from "../media/samples";
import { aPdf } from "./a-pdf";

describe("the text of a page", () => {
  test.each([
    ["words, with one space where a browser shows one", "<p>One\n  <b>two</b>  three</p>", "One two three"],
    ["a line for each block", "<h1>A</h1><p>B<br>C<div>D</div>E", "A\nB\nC\nD\nE"],
    ["the cells of a row apart", "<table><tr><td>A<td>B<tr><td>C</table>", "A B\nC"],
    ["lists", "<ul><li>A<li>B</ul>", "A\nB"],
    ["its title first", "<head><title> The  title </title></head><p>A", "The title\nA"],
    [
      "no script, style, drawing or template",
      "<style>a{}</style><script>b()</script><p>A<svg><text>c</text></svg><template>d</template>",
      "A",
    ],
    ["nothing that is hidden", "<p hidden>A</p><p>B", "B"],
    ["what is shown where no script runs", "<noscript><p>A</p></noscript>B", "A\nB"],
    ["lines of code as they are", "<pre>a\n  b</pre>", "a\nb"],
    ["letters by name and number", "<p>&ldquo;A&rdquo; &#8212; &amp;&lt;b&gt;", "“A” — &<b>"],
    ["words that are one word", "<p>un<b>believ</b>able", "unbelievable"],
    ["an odd page all the same", "<p>A<table><p>B</table></div></p><p>C", "A\nB\nC"],
    ["nothing", "", ""],
    [
      "a quotation with its speaker",
      "<blockquote><p>No.</p><footer>The ministry</footer></blockquote>",
      "No.\nThe ministry",
    ],
  ])("%s", (_what, html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  test("three thousand deep is read", () => {
    const deep = `${"<div>".repeat(3_000)}At the bottom${"</div>".repeat(3_000)}`;
    expect(textOfHtml(deep)).toBe("At the bottom");
  });
});

describe("the text of a document", () => {
  const read = (bytes: Uint8Array, mediaType: string, contentType = "") =>
    textOfDocument({ bytes, mediaType, contentType });

  test.each([
    ["UTF-8", Buffer.from("Ministère – 微信"), "text/plain; charset=utf-8", "Ministère – 微信"],
    ["UTF-8 that nobody names", Buffer.from("Ministère – 微信"), "", "Ministère – 微信"],
    ["windows-1252 that nobody names", Buffer.from([0x93, 0x4e, 0x6f, 0x94]), "", "“No”"],
    ["what its server names", Buffer.from([0xce, 0xa2, 0xd0, 0xc5]), "text/plain;charset=GB2312", "微信"],
    ["what its server names in quotes", Buffer.from([0xe4]), 'text/plain; charset="iso-8859-1"', "ä"],
    ["UTF-16 by its mark", Buffer.from("\uFEFF微信", "utf16le"), "text/plain; charset=utf-8", "微信"],
    ["a charset that there is none of", Buffer.from("ä"), "text/plain; charset=x-none", "ä"],
  ])("in %s", async (_what, bytes, contentType, text) => {
    expect(await read(bytes, "text/plain", contentType)).toBe(text);
  });

  test("of a page in the charset that it names itself", async () => {
    const page = Buffer.concat([
      Buffer.from('<meta charset="Shift_JIS"><p>'),
      Buffer.from([0x93, 0xfa, 0x96, 0x7b]),
    ]);
    expect(await read(page, "text/html")).toBe("日本");
    expect(await read(Buffer.from('<meta charset="utf-16"><p>ä'), "text/html")).toBe("ä");
  });

  test("has no controls, no zero bytes, and no letters cut in half", async () => {
    const bytes = Buffer.from("A\0B\u0007C\tD\r\nE\rF\n\n\n\nG \u{1F4F7}");
    expect(await read(bytes, "text/plain")).toBe("ABC\tD\nE\nF\n\nG \u{1F4F7}");
  });

  test("is cut where it is longer than anything that is quoted", async () => {
    const text = await read(Buffer.alloc(5_000_000, "word "), "text/plain");
    expect(text?.length).toBe(2_000_000 - 1);
  });

  test("is none in a picture, and none where there are no words", async () => {
    expect(await read(Buffer.from("GIF89a"), "image/gif")).toBeNull();
    expect(await read(Buffer.from(" \n "), "text/plain")).toBeNull();
    expect(await read(Buffer.from("<img src=x>"), "text/html")).toBeNull();
  });

  test("of a PDF is that of its pages", async () => {
    const text = await read(
      aPdf(["The ministry denies it.", "It has never read the post."]),
      "application/pdf",
    );
    expect(text).toBe("The ministry denies it.\n\nIt has never read the post.");
  });
});

describe("a document that is read in a worker", () => {
  const read = (bytes: Buffer, mediaType: string, limits = READING_LIMITS) =>
    readableText({ bytes, mediaType, contentType: "" }, limits);

  test("gives its text, one after the other", async () => {
    const texts = await Promise.all([
      read(aPdf(["The ministry denies it."]), "application/pdf"),
      read(Buffer.from("<p>Page"), "text/html"),
      read(await photograph({ width: 9, height: 9 }).png().toBuffer(), "image/png"),
    ]);
    expect(texts).toEqual(["The ministry denies it.", "Page", null]);
  });

  test.each([
    ["no PDF", Buffer.from("%PDF-1.7 and nothing else")],
    ["a PDF with a circle of pages", aPdf(["A"], { circle: true })],
    ["a PDF that a password closes", aPdf(["A"], { closed: true })],
    ["a PDF that is cut off", aPdf(["A".repeat(5_000)]).subarray(0, 300)],
  ])("has no text when it is %s", async (_what, bytes) => {
    expect(await read(bytes, "application/pdf")).toBeNull();
  });

  test("has none when it takes too long, and the next is read all the same", async () => {
    const slow = Buffer.from(`<p>${"<b>".repeat(300_000)}`);
    expect(await read(slow, "text/html", { ...READING_LIMITS, milliseconds: 1 })).toBeNull();
    expect(await read(Buffer.from("Next"), "text/plain")).toBe("Next");
  });

  test("has none when it takes more memory than there is for it", async () => {
    const wide = Buffer.from("<a>".repeat(400_000));
    expect(await read(wide, "text/html", { ...READING_LIMITS, heapMegabytes: 24 })).toBeNull();
  });

  test("has none when a PDF unpacks beyond what the process may grow by", async () => {
    const bomb = aPdf(["A"], { bomb: 150 });
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage.rss();
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss() - before);
    }, 20);
    expect(await read(bomb, "application/pdf", { ...READING_LIMITS, growthMegabytes: 200 })).toBeNull();
    clearInterval(watch);
    // It is looked at every tenth of a second, in which a little more may come.
    expect(most).toBeLessThan(1_000 * 1024 ** 2);
    expect(await read(Buffer.from("Next"), "text/plain")).toBe("Next");
  });
});

describe("what a file is", () => {
  const typeOf = (bytes: Buffer, name = "x") => {
    const type = typeOfFile(bytes, name);
    return type.ok ? type.value : type.problems[0].code;
  };
  const PAGE = '<!DOCTYPE html><script src="//evil.example"></script>';

  test("is said by its bytes, whatever it is called", async () => {
    const picture = photograph({ width: 9, height: 9 });
    expect(typeOf(await picture.clone().png().toBuffer(), "x.html")).toBe("image/png");
    expect(typeOf(await picture.clone().jpeg().toBuffer(), "x.pdf")).toBe("image/jpeg");
    expect(typeOf(await picture.clone().webp().toBuffer())).toBe("image/webp");
    expect(typeOf(aPdf(["A"]), "x.png")).toBe("application/pdf");
    expect(typeOf(Buffer.from(PAGE), "x.png")).toBe("text/html");
    expect(typeOf(Buffer.from(`\uFEFF${PAGE}`, "utf16le"))).toBe("text/html");
    expect(typeOf(Buffer.from('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'))).toBe(
      "application/xhtml+xml",
    );
    expect(typeOf(Buffer.from("# A heading\n"), "x.md")).toBe("text/markdown");
    expect(typeOf(Buffer.from("# A heading\n"), "x.html")).toBe("text/plain");
    expect(typeOf(Buffer.from("GIF89a=1;alert(1)//"), "x.js")).not.toMatch(/^text\/html|script/);
    expect(typeOf(Buffer.from("%PDF-1.7\n<html><script>alert(1)</script>"))).toBe("application/pdf");
    expect(
      typeOf(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), "x.svg"),
    ).toBe("text/plain");
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["an archive", Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0])],
    ["a packed file", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
    ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
    ["a page in UTF-16 that does not say so", Buffer.from("<html>", "utf16le")],
    ["more than 15 MB", Buffer.alloc(15 * 1024 ** 2 + 1, "a")],
  ])("%s is refused", (_what, bytes) => {
    expect(typeOf(bytes, "x.html")).toBe("capture-file");
  });
});
