import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutForbiddenCharacters, writeXml, xml } from "@/lib/syndication/xml";
import { only, parseXml } from "./parse-xml";

/** Any sequence of UTF-16 code units, halves of surrogate pairs and control characters included. */
const anyText = fc
  .array(
    fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 9, 10, 13, 34, 38, 39, 60, 62, 93, 0xd83d, 0xde00, 0xfffe)),
  )
  .map((units) => String.fromCharCode(...units));

describe("XML", () => {
  test("gives back any text, but for the characters that XML cannot hold", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const root = parseXml(writeXml(xml("root", {}, xml("text", {}, text))));
        expect(only(root, "text").text).toBe(withoutForbiddenCharacters(text));
      }),
      { numRuns: 500 },
    );
  });

  test("gives back any text of an attribute, line ends and tabs too", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseXml(writeXml(xml("root", { title: text }))).attributes.title).toBe(
          withoutForbiddenCharacters(text),
        );
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["a closing tag", "</root>"],
    ["the end of a CDATA section", "a]]>b"],
    ["an entity", "&lt; &amp;amp; &xxe;"],
    ["a document type", '<!DOCTYPE x [<!ENTITY a "b">]>'],
    ["a processing instruction", "<?php echo 1 ?>"],
    ["a carriage return", "a\r\nb\rc"],
    ["space at both ends", "  a  "],
  ])("keeps %s as the text it is", (_what, text) => {
    expect(parseXml(writeXml(xml("root", {}, text))).text).toBe(text);
  });

  test.each([
    ["a null", "a\0b", "ab"],
    ["an escape and a bell", "a\x1b\x07b", "ab"],
    ["the half of a surrogate pair", "a\ud83db", "ab"],
    ["U+FFFE and U+FFFF", "a\ufffe\uffffb", "ab"],
  ])("drops %s, which XML 1.0 forbids", (_what, text, left) => {
    expect(parseXml(writeXml(xml("root", {}, text))).text).toBe(left);
  });

  test("keeps letters beyond the first plane and the C1 controls, which XML allows", () => {
    expect(parseXml(writeXml(xml("root", {}, "\u{1f5de}\u0085"))).text).toBe("\u{1f5de}\u0085");
  });

  test("leaves out attributes and children that are null", () => {
    expect(writeXml(xml("root", { a: null, b: "1" }, null))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<root b="1"/>\n',
    );
  });
});
