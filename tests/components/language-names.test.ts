import { expect, test } from "vitest";
import { ownNames } from "@/components/translations/language-names";

const named = (...tags: string[]) => [...ownNames(tags).values()];

test("each language is called as its own speakers call it", () => {
  expect(named("en-GB", "de", "fr", "zh-Hans", "ar")).toEqual([
    "English",
    "Deutsch",
    "français",
    "简体中文",
    "العربية",
  ]);
});

test("two of one language are told apart by their regions or scripts", () => {
  expect(named("pt-BR", "pt-PT", "es")).toEqual(["português (Brasil)", "português europeu", "español"]);
  expect(named("zh-Hans", "zh-Hant")).toEqual(["简体中文", "繁體中文"]);
});

test("what is no language is called by its tag, and what nobody said is the original", () => {
  expect(named("qqq", "und")).toEqual(["qqq", "Original"]);
});
