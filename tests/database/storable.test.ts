import { expect, test } from "vitest";
import { storable } from "@/lib/database/storable";

test.each([
  ["what is whole", "微信 and 🙂", "微信 and 🙂"],
  ["a zero byte", "a\0b", "a b"],
  ["half of a letter", "a\ud83d b", "a  b"],
  ["a letter that the end cuts in two", `${"a".repeat(255)}🙂`, `${"a".repeat(255)} `],
])("the database can be asked about %s", (_what, text, asked) => {
  expect(storable(text)).toBe(asked);
});
