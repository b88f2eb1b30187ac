import { describe, expect, test } from "vitest";
import { decodeText, MAXIMUM_FILE_BYTES } from "@/lib/importers/decode-text";
import { accepted, findingsOf, refusal, utf8 } from "./reading";

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...utf8(part)])));
const utf16 = (text: string, bigEndian: boolean) => {
  const units = [...`\uFEFF${text}`].map((character) => character.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
  );
};

describe("bytes become text", () => {
  test.each<[string, Uint8Array, string, string[]]>([
    ["UTF-8", utf8("café – 微信 😀\n"), "café – 微信 😀\n", []],
    ["a byte-order mark", utf8("\uFEFFone\n"), "one\n", []],
    ["a byte-order mark further on stays", utf8("a\uFEFFb"), "a\uFEFFb", []],
    ["UTF-16, little end first", utf16("é微\r\nb", false), "é微\nb", []],
    ["UTF-16, big end first", utf16("é微\r\nb", true), "é微\nb", []],
    ["Windows line ends", utf8("a\r\n\r\nb"), "a\n\nb", []],
    ["old Macintosh line ends", utf8("a\r\rb"), "a\n\nb", []],
    ["mixed line ends", utf8("a\r\n\rb\n"), "a\n\nb\n", []],
    ["tabs stay", utf8("a\tb"), "a\tb", []],
    ["windows-1252", bytes("a\n", 0x93, "caf", 0xe9, 0x94, "\n"), "a\n“café”\n", ["2 text-not-utf-8"]],
    ["one stray byte among UTF-8", bytes("é ", 0x92, " 微"), "é ’ 微", ["1 text-not-utf-8"]],
    ["lines counted with old line ends", bytes("a\r\rb", 0x92), "a\n\nb’", ["3 text-not-utf-8"]],
    ["a sequence cut short", bytes("a", 0xe2, 0x82), "aâ‚", ["1 text-not-utf-8"]],
    ["an overlong sequence", bytes(0xc0, 0xaf), "À¯", ["1 text-not-utf-8"]],
    ["a surrogate in UTF-8", bytes(0xed, 0xa0, 0x80), "í\u00a0€", ["1 text-not-utf-8"]],
    ["control characters", utf8("a\nb\u0007c\u001b"), "a\nbc", ["2 control-characters-removed"]],
    ["a form feed parts words", utf8("a\fb"), "a b", ["1 control-characters-removed"]],
    ["a next-line character parts words", utf8("a\u0085b"), "a b", ["1 control-characters-removed"]],
    ["nothing", utf8(""), "", []],
  ])("%s", (_name, input, text, findings) => {
    const decoded = accepted(decodeText(input, "f.txt"));
    expect({ text: decoded.text, findings: findingsOf(decoded) }).toEqual({ text, findings });
  });

  test("every line with a byte that is not UTF-8 is named", () => {
    const decoded = accepted(decodeText(bytes("a", 0xe9, "\nb\nc", 0xe9, 0xe9, "\n"), "f.txt"));
    expect(decoded.findings[0]?.message).toContain(
      "3 bytes are not UTF-8 and were read as windows-1252 (lines 1, 3)",
    );
  });

  test("two million stray bytes are read in one pass", () => {
    const decoded = accepted(decodeText(new Uint8Array(MAXIMUM_FILE_BYTES).fill(0xe9), "f.txt"));
    expect(decoded.text).toHaveLength(MAXIMUM_FILE_BYTES);
  });
});

describe("what is no text is refused", () => {
  test.each<[string, Uint8Array, string, string]>([
    ["a NUL", bytes("ab\ncd", 0, "e"), "file-binary", "f.txt:2"],
    ["a NUL in UTF-16", utf16("a\n\0", false), "file-binary", "f.txt:2"],
    ["UTF-16 without its mark", utf16("abc", false).subarray(2), "file-binary", "f.txt:1"],
    ["damaged UTF-16", bytes(0xff, 0xfe, 0x61), "file-not-decodable", "f.txt"],
    ["a PDF", utf8("%PDF-1.7 …"), "file-binary", "f.txt:1"],
    ["a word processor's file", bytes("PK", 3, 4), "file-binary", "f.txt:1"],
    ["a JPEG", bytes(0xff, 0xd8, 0xff, 0xe0), "file-binary", "f.txt:1"],
    ["mostly control characters", bytes(...new Array<number>(20).fill(1), "ab"), "file-binary", "f.txt:1"],
    ["too large a file", new Uint8Array(MAXIMUM_FILE_BYTES + 1).fill(97), "file-too-large", "f.txt"],
  ])("%s", (_name, input, code, at) => {
    expect(refusal(decodeText(input, "f.txt"))).toEqual({ code, at });
  });

  test("the offset of a NUL is said", () => {
    const outcome = decodeText(bytes("ab\ncd", 0), "f.txt");
    expect(outcome.ok ? "" : outcome.problems[0].message).toContain("NUL at byte 5");
  });
});
