import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { englishStem } from "@/lib/search/english-stem";
import { wordsOf } from "@/lib/search/words";

const texts = (text: string) => wordsOf(text).map((word) => word.text);

describe("the words of a text", () => {
  test.each([
    ["are in lower case", "WeChat Denies", ["wechat", "denies"]],
    ["are without accents", "Café Münch naïve Ελλάς", ["cafe", "munch", "naive", "ελλας"]],
    [
      "are spelt out where a letter has no accent to lose",
      "Łódź Straße Ørsted",
      ["lodz", "strasse", "orsted"],
    ],
    ["keep what makes another letter of Cyrillic", "Российский", ["российский"]],
    ["are without the vowel signs of Arabic", "مُحَمَّد", ["محمد"]],
    ["are in their compatibility form", "ＡＢＣ ﬁne ½", ["abc", "fine", "1", "2"]],
    ["lose what is not seen", "sur\u00adveil\u202elance", ["surveillance"]],
    ["lose their genitive", "the company’s", ["the", "company"]],
    ["keep a contraction whole", "don't", ["dont"]],
    ["are without an elided article", "l’état", ["l", "etat"]],
    ["are parted by everything else", "end-to-end node.js a_b", ["end", "to", "end", "node", "js", "a", "b"]],
    ["of Chinese are pairs, and the last letter", "微信否认", ["微信", "信否", "否认", "认"]],
    ["of a single Chinese letter are that letter", "微", ["微"]],
    ["of Chinese do not reach across punctuation", "微信，否认", ["微信", "信", "否认", "认"]],
    ["of mixed scripts part where the script does", "用WeChat聊天", ["用", "wechat", "聊天", "天"]],
    ["of Japanese are pairs, with the long vowel", "データ", ["デー", "ータ", "タ"]],
    ["of Korean are as they are written", "개인정보 보호", ["개인정보", "보호"]],
    ["are none in signs", "!?% — …", []],
  ])("%s: %s", (_sentence, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  test("have their places one after the other, whatever the script", () => {
    expect(wordsOf("用WeChat聊天 now").map(({ place }) => place)).toEqual([0, 1, 2, 3, 4]);
  });

  test("leave a place empty at a new line, however many there are", () => {
    expect(wordsOf("one\n\n\ntwo\nthree").map(({ place }) => place)).toEqual([0, 2, 4]);
  });

  test("say where they stand in the text", () => {
    const text = "“Café’s” 微信";
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(["Café’s", "微信", "信"]);
  });

  test("are cut where no word is so long", () => {
    expect(texts("a".repeat(1000))).toEqual(["a".repeat(64)]);
  });

  test("are found in any text, in order and inside it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        let place = -1;
        for (const word of wordsOf(text)) {
          expect(word.text).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
          expect(word.place).toBeGreaterThan(place);
          place = word.place;
          expect(word.end).toBeGreaterThan(word.start);
          expect(word.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe("the stem of an English word", () => {
  test.each([
    ["leak leaks leaked leaking"],
    ["deny denies denied denying"],
    ["plan plans planned planning"],
    ["fine fines fined fining"],
    ["publish publishes published publishing"],
    ["breach breaches breached"],
    ["file files filed filing"],
    ["process processes processed processing"],
    ["make makes making"],
  ])("is one for %s", (forms) => {
    expect(new Set(forms.split(" ").map(englishStem)).size).toBe(1);
  });

  test.each([
    ["news", "new"],
    ["this", "thi"],
    ["bus", "bu"],
    ["thing", "th"],
    ["king", "k"],
  ])("of %s is not %s", (word, stem) => {
    expect(englishStem(word)).not.toBe(stem);
  });
});
