import { expect, test } from "vitest";
import { hreflangs } from "@/lib/syndication/hreflang";
import { writeJsonTwin } from "@/lib/syndication/json-twin";
import { writeMarkdownTwin } from "@/lib/syndication/markdown-twin";
import { newsArticle } from "@/lib/syndication/structured-data";
import type { Editions, EditionView } from "@/lib/translations/views";
import { anArticle } from "../components/factories";
import { aPublication, aTwin } from "./factories";

const publication = aPublication();

const english: EditionView = {
  path: "/2018/01/02/no-chats",
  language: "en-GB",
  headline: "Messaging giant says it keeps no chats",
  isOriginal: true,
};
const chinese: EditionView = {
  path: "/2018/01/03/微信",
  language: "zh-Hans",
  headline: "微信",
  isOriginal: false,
};
const both = [english, chinese];
const translated: Editions = {
  editions: both,
  translation: {
    original: { ...english, isWithdrawn: false },
    translator: "Mei Lin",
    engine: "Babel 3",
    checkedBy: null,
    behindSince: new Date("2018-01-05T00:00:00Z"),
  },
};

test("search engines are told of every edition by whole addresses, and whom to lead to the original", () => {
  expect(hreflangs(both, publication.siteUrl)).toEqual({
    "en-GB": "https://wiretap.example/2018/01/02/no-chats",
    "zh-Hans": "https://wiretap.example/2018/01/03/%E5%BE%AE%E4%BF%A1",
    "x-default": "https://wiretap.example/2018/01/02/no-chats",
  });
});

test("one whose language nobody said has no hreflang, and without an original nobody is led to it", () => {
  expect(hreflangs([{ ...chinese, language: "und" }], publication.siteUrl)).toEqual({});
});

test("an original names its translations, and a translation its original and who made it", () => {
  const work = ({ path, language }: EditionView) => {
    const address = `https://wiretap.example${encodeURI(path)}`;
    return { "@type": "NewsArticle", "@id": address, url: address, inLanguage: language };
  };
  const original = newsArticle(anArticle({ path: english.path }), publication, [], {
    editions: both,
    translation: null,
  });
  expect(original).toMatchObject({ workTranslation: [work(chinese)] });
  expect(original).not.toHaveProperty("translationOfWork");
  const translation = newsArticle(anArticle({ path: chinese.path }), publication, [], translated);
  expect(translation).toMatchObject({
    translationOfWork: work(english),
    translator: { "@type": "Person", name: "Mei Lin" },
  });
  expect(translation).not.toHaveProperty("workTranslation");
  expect(newsArticle(anArticle(), publication)).not.toHaveProperty("workTranslation");
});

test("a withdrawn original is not what search engines are led to", () => {
  const { translation } = translated;
  if (translation === null) throw new Error("There is no translation.");
  const withdrawn = { ...translation, original: { ...english, isWithdrawn: true } };
  expect(
    newsArticle(anArticle({ path: chinese.path }), publication, [], { editions: [], translation: withdrawn }),
  ).not.toHaveProperty("translationOfWork");
});

test("programs are told the same", () => {
  const twin = aTwin({
    path: chinese.path,
    translation: {
      of: "11111111-2222-4333-8444-555555555555",
      translator: "Mei Lin",
      engine: "Babel 3",
      checkedBy: null,
    },
  });
  expect(JSON.parse(writeJsonTwin(twin, publication, translated))).toMatchObject({
    editions: [
      { language: "en-GB", url: "https://wiretap.example/2018/01/02/no-chats", original: true },
      { language: "zh-Hans", url: "https://wiretap.example/2018/01/03/%E5%BE%AE%E4%BF%A1", original: false },
    ],
    translation: {
      of: "https://wiretap.example/2018/01/02/no-chats",
      translator: "Mei Lin",
      engine: "Babel 3",
      checked_by: null,
      original_changed: "2018-01-05T00:00:00.000Z",
    },
  });
  expect(writeMarkdownTwin(twin, publication)).toContain(
    'translation:\n  of: "urn:uuid:11111111-2222-4333-8444-555555555555"\n  translator: "Mei Lin"\n  engine: "Babel 3"\n',
  );
});
