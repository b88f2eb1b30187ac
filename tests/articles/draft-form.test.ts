import { describe, expect, test } from "vitest";
import { emptyContent } from "@/lib/articles/content";
import type { DraftContent } from "@/lib/articles/draft-content";
import { contentFromFields, fieldOfProblem, fieldsOf, nothingKnown } from "@/lib/articles/draft-form";

const written: DraftContent = {
  ...emptyContent,
  language: "en-GB",
  headline: "WeChat keeps nothing",
  standfirst: "So it says",
  standfirstLabel: "Spoiler",
  body: "One.\n\nTwo.",
  lead: {
    src: "/media/x.jpg",
    width: 3,
    height: 2,
    alt: "A bus",
    caption: null,
    credit: "Doe",
    licence: null,
  },
  section: { slug: "priv", name: "Privacy" },
  authors: [{ slug: "jane", name: "Jane Doe" }],
  topics: [
    { slug: "wechat", name: "WeChat" },
    { slug: "cn", name: "China" },
  ],
  story: { slug: "messengers", name: "Messengers" },
  place: "BERLIN",
  slug: "half a slug",
  firstPublished: { at: "2018-01-02T00:00:00.000Z", precision: "day" },
  endMark: "®",
};

test("a draft that goes through its form is the same draft", () => {
  expect(contentFromFields(fieldsOf(written), written)).toEqual(written);
  expect(contentFromFields(fieldsOf(emptyContent), emptyContent)).toEqual(emptyContent);
});

describe("of a translation, a form", () => {
  const translation = {
    of: "11111111-2222-4333-8444-555555555555",
    translator: "Mei Lin",
    engine: null,
    checkedBy: null,
  };
  const translated = { ...written, translation };

  test("says how it was made, and never of what", () => {
    expect(contentFromFields(fieldsOf(translated), translated)).toEqual(translated);
    const changed = { "translation.translator": " ", "translation.engine": "Babel 3" };
    expect(contentFromFields(changed, translated).translation).toEqual({
      ...translation,
      translator: null,
      engine: "Babel 3",
    });
  });

  test("makes none of a piece that is no translation", () => {
    expect(contentFromFields({ "translation.translator": "Mei Lin" }, written)).toEqual(written);
  });
});

test("a field that the form did not send stays", () => {
  expect(contentFromFields({ headline: "New" }, written)).toEqual({ ...written, headline: "New" });
});

test("an emptied field is nothing", () => {
  const emptied = contentFromFields(
    { ...fieldsOf(written), standfirst: " ", section: "", story: "", topics: "\n", slug: "", language: "" },
    written,
  );
  expect(emptied).toMatchObject({ standfirst: null, section: null, topics: [], slug: null, language: "und" });
  expect(emptied).not.toHaveProperty("story");
});

describe("a name that is typed", () => {
  test("is the one that is known by it, however its letters are cased", () => {
    const known = { ...nothingKnown, topics: [{ slug: "ai-policy", name: "AI" }] };
    expect(contentFromFields({ topics: " ai \nWECHAT" }, written, known).topics).toEqual([
      { slug: "ai-policy", name: "AI" },
      { slug: "wechat", name: "WeChat" },
    ]);
  });

  test("is a new one where none is known, and stands once", () => {
    expect(contentFromFields({ authors: "Zoë Roe\nZoe Roe" }, written).authors).toEqual([
      { slug: "zoe-roe", name: "Zoë Roe" },
    ]);
  });
});

test("a lead picture has the size that is known of it, and words before there is a picture stay", () => {
  const pictures = { "/media/y.jpg": { width: 800, height: 600 } };
  expect(
    contentFromFields({ "lead.src": "/media/y.jpg" }, written, nothingKnown, pictures).lead,
  ).toMatchObject({ src: "/media/y.jpg", width: 800, height: 600, alt: "A bus" });
  expect(contentFromFields({ "lead.src": "" }, written).lead).toMatchObject({ src: "", alt: "A bus" });
  expect(contentFromFields({ "lead.src": "", "lead.alt": "", "lead.credit": "" }, written).lead).toBeNull();
});

test("line ends of a form are newlines, and a headline is one line", () => {
  const { headline, body } = contentFromFields({ headline: "One\r\ntwo", body: "a\r\nb" }, written);
  expect([headline, body]).toEqual(["One two", "a\nb"]);
});

test("a language is written as it is written properly", () => {
  expect(contentFromFields({ language: "ZH-hans" }, written).language).toBe("zh-Hans");
  expect(contentFromFields({ language: "no such" }, written).language).toBe("no such");
});

test.each([
  ["headline", "headline"],
  ["topics.3.slug", "topics"],
  ["body:12", "body"],
  ["lead.alt", "lead.alt"],
  ["lead.width", null],
  ["lead", "lead.src"],
  ["content.headline", "headline"],
  ["lastUpdated", null],
  [null, null],
])("a problem at %s is put right in %s", (at, field) => expect(fieldOfProblem(at)).toBe(field));
