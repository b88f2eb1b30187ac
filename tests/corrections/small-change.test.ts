import { describe, expect, test } from "vitest";
import type { ArticleContent } from "@/lib/articles/content";
import { whyNotSmall } from "@/lib/corrections/small-change";
import { articleContent } from "../support/factories";

const text = (body: string, more: Partial<ArticleContent> = {}) => articleContent({ body, ...more });
const why = (was: string, now: string, more: Partial<ArticleContent> = {}) =>
  whyNotSmall(text(was, more), text(now, more));

describe("a change is a typing error", () => {
  test.each([
    ["by two letters the wrong way round", "He saw teh office.", "He saw the office."],
    ["by a letter in a word of four", "A secret cort order.", "A secret court order."],
    ["by two letters in a long word", "They were embarased by it.", "They were embarrassed by it."],
    ["by a word that stands twice", "It was in the the papers.", "It was in the papers."],
    ["by an accent", "It opened a cafe there.", "It opened a café there."],
    ["by a capital", "It found the internet slow.", "It found the Internet slow."],
    ["by a mark", "It was slow but it worked.", "It was slow, but it worked."],
    ["by a space", "They did it some how.", "They did it somehow."],
    ["by a hyphen", "A well known flaw.", "A well-known flaw."],
    ["by a paragraph's end", "It ended. It began.", "It ended.\n\nIt began."],
    ["by a space before a unit", "It was 5km and 5% away.", "It was 5 km and 5 % away."],
    ["by a hyphen after a word", "The top 10 list, COVID 19.", "The top-10 list, COVID-19."],
    ["by a number's capital", "five thousand came.", "Five thousand came."],
    ["by a word near a number", "Five thousand in 2005 teh way.", "Five thousand in 2005 the way."],
    ["by what was two words", "Some one said it.", "Someone said it."],
    ["by two letters in the middle", "It was definatily so.", "It was definitely so."],
    ["by one sign of Chinese", "微信公布了结果。", "微信公佈了结果。"],
  ])("%s", (_what, was, now) => {
    expect(why(was, now)).toBeNull();
    expect(why(now, was)).toBe(_what.includes("twice") ? "other-words" : null);
  });

  test("in the headline, the standfirst and the caption too", () => {
    const lead = {
      src: `/media/${"a".repeat(64)}.png`,
      width: 1,
      height: 1,
      alt: "A deks",
      caption: "A deks",
    };
    const figure = { ...lead, credit: null, licence: null };
    const was = articleContent({ headline: "The deks is bare", standfirst: "A deks", lead: figure });
    const right = { ...figure, alt: "A desk", caption: "A desk" };
    expect(
      whyNotSmall(was, { ...was, headline: "The desk is bare", standfirst: "A desk", lead: right }),
    ).toBeNull();
  });

  test("beside hundreds of thousands of marks that no figure follows", () => {
    const marks = "=".repeat(400_000);
    expect(why(`${marks} teh office`, `${marks} the office`)).toBeNull();
  });

  test("in a German noun, which has a capital like a name", () => {
    expect(why("Das Gerciht sprach.", "Das Gericht sprach.", { language: "de" })).toBeNull();
    expect(why("Then Merkle spoke.", "Then Merkel spoke.")).toBe("other-words");
  });
});

describe("a change is more than that", () => {
  test.each([
    ["by a word put in", "It was guilty.", "It was not guilty.", "other-words"],
    ["by a word taken out", "It was not guilty.", "It was guilty.", "other-words"],
    ["by another word", "It was fined.", "It was cleared.", "other-words"],
    ["by a letter in a short word", "It can now be told.", "It can not be told.", "other-words"],
    ["by a word turned round that is another", "It went on.", "It went no.", "other-words"],
    ["by a name", "Then Macron spoke.", "Then Merkel spoke.", "other-words"],
    ["by a letter of a name", "Then Assange spoke.", "Then Asange spoke.", "other-words"],
    ["by a figure", "It paid 5 million.", "It paid 6 million.", "untouchable"],
    ["by a figure's point", "It paid 5.5 million.", "It paid 55 million.", "untouchable"],
    ["by what is quoted", "It said “we lsot”.", "It said “we lost”.", "untouchable"],
    ["by who is quoted", "It said that we lost.", "It said “that we lost”.", "untouchable"],
    ["by a quotation's line", "> We lsot.", "> We lost.", "untouchable"],
    ["by an address", "See [it](https://a.example/b).", "See [it](https://a.example/c).", "untouchable"],
    ["by a currency", "It paid $5 million.", "It paid €5 million.", "untouchable"],
    ["by a currency apart", "It paid 5 million €.", "It paid 5 million $.", "untouchable"],
    ["by which of two has the currency", "It took $5 of 6.", "It took 5 of $6.", "untouchable"],
    ["by a figure's sign", "It was -5 degrees.", "It was 5 degrees.", "untouchable"],
    ["by another sign", "It was −5 degrees.", "It was +5 degrees.", "untouchable"],
    ["by a sign before a currency", "It made -$5.", "It made $5.", "untouchable"],
    ["by a per cent", "It was 5% of it.", "It was 5 of it.", "untouchable"],
    ["by a per mille", "It was 5 % of it.", "It was 5 ‰ of it.", "untouchable"],
    ["by a degree", "It was 5°C.", "It was 5°F.", "untouchable"],
    ["by a unit's capital", "It made 500 MW.", "It made 500 mW.", "untouchable"],
    ["by a unit's prefix", "It made five megawatts.", "It made five gigawatts.", "other-words"],
    ["by a letter of a magnitude", "It made 500m.", "It made 500b.", "untouchable"],
    ["by a magnitude", "It paid 5 million.", "It paid 5 billion.", "untouchable"],
    ["by who has it", "A millionaire paid.", "A billionaire paid.", "untouchable"],
    ["by a German magnitude", "Fünf Millionen.", "Fünf Billionen.", "untouchable"],
    ["by another German magnitude", "Eine Milliarde.", "Eine Billiarde.", "untouchable"],
    ["by a French magnitude", "Un milliard.", "Un billiard.", "untouchable"],
    ["by a Spanish magnitude", "Cinco millones.", "Cinco billones.", "untouchable"],
    ["by a number word", "It was five thousand.", "It was six thousand.", "untouchable"],
    ["by an ordinal", "The fifty men.", "The fifth men.", "untouchable"],
    ["by a number that was another word", "Then form men came.", "Then four men came.", "untouchable"],
    ["by a number of two words", "It is often so.", "It is of ten so.", "untouchable"],
    ["by a German number", "Es sind zweihundert.", "Es sind dreihundert.", "untouchable"],
    ["by a Spanish number", "Hay sesenta.", "Hay setenta.", "untouchable"],
    ["by a Chinese magnitude", "他付了5万元。", "他付了5亿元。", "untouchable"],
    ["by a Chinese numeral", "他付了五元。", "他付了六元。", "untouchable"],
    ["by a Chinese currency", "他付了五百美元。", "他付了五百欧元。", "untouchable"],
    ["by a Chinese unit", "他在5年前。", "他在5月前。", "untouchable"],
    ["by a Korean magnitude", "그는 5만 원.", "그는 5억 원.", "untouchable"],
    ["by a negation turned to another word", "It did not do it.", "It did now do it.", "other-words"],
    ["by a negation put in", "They can do it.", "They can't do it.", "other-words"],
    ["by a negation put in a longer word", "They could do it.", "They couldn't do it.", "other-words"],
    ["by “never”", "It was never so.", "It was ever so.", "other-words"],
    ["by “neither”", "It was neither of them.", "It was either of them.", "other-words"],
    ["by “keine”", "Es war keine Frage.", "Es war eine Frage.", "other-words"],
    ["by what makes an opposite", "It was unconstitutional.", "It was constitutional.", "other-words"],
    ["by a letter that does", "It was atypical.", "It was typical.", "other-words"],
    ["by a beginning that does", "Profits increased.", "Profits decreased.", "other-words"],
    ["by three signs of Chinese", "甲乙丙丁。", "戊己庚丁。", "too-many"],
  ])("%s", (_what, was, now, reason) => {
    expect(why(was, now)).toBe(reason);
    expect(why(now, was)).toBe(reason);
  });

  test("by more than ten words", () => {
    const sentence = (word: string, count: number) => `${word} `.repeat(count).trim();
    const mixed = (word: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${word} part${"abcdefghijklmn"[index]}x`).join(" ");
    expect(sentence("a", 2)).toBe("a a");
    expect(why(mixed("cuort", 10), mixed("court", 10))).toBeNull();
    expect(why(mixed("cuort", 11), mixed("court", 11))).toBe("too-many");
  });

  test.each([
    ["its section", { section: { slug: "courts", name: "Courts" } }],
    ["a topic", { topics: [] }],
    ["its byline", { authors: [{ slug: "a", name: "A" }] }],
    ["its language", { language: "fr" }],
    ["a standfirst where there was none", { standfirst: "A line." }],
  ] satisfies [string, Partial<ArticleContent>][])("by %s", (_what, more) => {
    const was = articleContent({ standfirst: null, topics: [{ slug: "b", name: "B" }] });
    expect(whyNotSmall(was, { ...was, ...more })).toBe("other-fields");
  });
});
