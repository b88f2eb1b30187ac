import { expect, test } from "vitest";
import { moveInOrder } from "@/lib/articles/front-order";

test.each([
  ["up", "b", "bac"],
  ["up", "a", "abc"],
  ["down", "b", "acb"],
  ["down", "c", "abc"],
  ["remove", "b", "ac"],
  ["add", "d", "abcd"],
  ["up", "none", "abc"],
  ["sideways", "b", "abc"],
])("%s with %s makes %s of abc", (step, id, expected) => {
  expect(moveInOrder([..."abc"], step, id).join("")).toBe(expected);
});
