import { expect, test } from "vitest";
import { findBlock } from "@/components/newsroom/editor/preview-place";

const BLOCKS = ["“Yes,” she said", "What the law says", "It is — so", "“Yes,” she said", "微信不留存"];

test.each([
  ['"Yes," she said', 0, 0],
  ['"Yes," she said', 1, 3],
  ["## What the *law* says[^1]", 0.5, 1],
  ["[It is](https://example.org/) --- so", 0, 2],
  ["微信不留存", 1, 4],
  ["", 0, -1],
  ["Nowhere", 0, -1],
])("the line %j, so far down as %d, is shown by block %d", (line, share, index) =>
  expect(findBlock(line, BLOCKS, share)).toBe(index),
);
