import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { EditionSwitch } from "@/components/translations/editions";
import type { Editions, EditionView, TranslationView } from "@/lib/translations/views";
import { aSite } from "./factories";

const english: EditionView = {
  path: "/2018/01/02/no-chats",
  language: "en-GB",
  headline: "No chats",
  isOriginal: true,
};
const arabic: EditionView = { path: "/2018/01/03/لا", language: "ar", headline: "لا", isOriginal: false };
const made: TranslationView = {
  original: { ...english, isWithdrawn: false },
  translator: "Mei Lin",
  engine: null,
  checkedBy: null,
  behindSince: null,
};

function show(editions: Partial<Editions>, path = arabic.path): string {
  const shown = { editions: [english, arabic], translation: null, ...editions };
  return renderToStaticMarkup(createElement(EditionSwitch, { editions: shown, path, site: aSite() }));
}
const words = (html: string) => html.replace(/<[^>]+>/g, "");
const told = (changes: Partial<TranslationView>) =>
  words(show({ editions: [], translation: { ...made, ...changes } }));

describe("the switch", () => {
  test("names each language in its own words, marks the one that is read, and leads to the others", () => {
    const html = show({});
    expect(words(html)).toBe("English · العربية");
    expect(html).toContain(
      '<a href="/2018/01/02/no-chats" hrefLang="en-GB" rel="alternate" title="No chats">English</a>',
    );
    expect(html).toContain('<span aria-current="true" lang="ar" dir="rtl">العربية</span>');
    expect(show({}, english.path)).toMatch(
      /<a href="\/2018\/01\/03\/%D9[^"]*" hrefLang="ar"[^>]*lang="ar" dir="rtl">/,
    );
  });

  test("is not there for a piece in one language", () => {
    expect(show({ editions: [] })).toBe("");
  });
});

describe("a translation says", () => {
  test.each([
    [{}, "Translated from English by Mei Lin"],
    [{ checkedBy: "Ada Quill" }, "Translated from English by Mei Lin, checked by Ada Quill"],
    [
      { translator: null, engine: "Babel 3" },
      "Translated from English by a machine (Babel 3), not checked by anybody",
    ],
    [
      { engine: "Babel 3", checkedBy: "Ada Quill" },
      "Translated from English by a machine (Babel 3) and Mei Lin, checked by Ada Quill",
    ],
    [{ translator: null }, "Translated from English"],
    [{ original: null }, "Translated by Mei Lin"],
  ])("how it was made: %j", (changes, sentence) => {
    expect(told(changes)).toBe(sentence);
  });

  test("that its original was withdrawn, which the link shows", () => {
    expect(told({ original: { ...english, headline: null, isWithdrawn: true } })).toBe(
      "Translated from English by Mei Lin. The original has been withdrawn",
    );
  });

  test("that its original has changed since, and leads to what has", () => {
    const behindSince = new Date("2018-01-05T11:40:00Z");
    expect(told({ behindSince })).toContain("The original has changed since, 5 Jan 2018");
    expect(show({ editions: [], translation: { ...made, behindSince } })).toContain(
      'href="/2018/01/02/no-chats/history"',
    );
  });
});
