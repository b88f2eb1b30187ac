import { expect, test } from "vitest";
import { emptyContent } from "@/lib/articles/content";
import type { DraftContent } from "@/lib/articles/draft-content";
import { mergeContents } from "@/lib/articles/merge-content";

const base: DraftContent = { ...emptyContent, headline: "Old", body: "One.\n\nTwo.\n\nThree." };
const story = { slug: "s", name: "S" };

test("what only one of them changed is taken, from either", () => {
  const stored = { ...base, headline: "Theirs", body: "One!\n\nTwo.\n\nThree.", story };
  const given = { ...base, place: "BERLIN", body: "One.\n\nTwo.\n\nThree!" };
  const merged = mergeContents({ base, stored, given });
  expect(merged.conflicts).toEqual([]);
  expect(merged.content).toEqual({
    ...base,
    headline: "Theirs",
    place: "BERLIN",
    body: "One!\n\nTwo.\n\nThree!",
    story,
  });
});

test("what both changed alike needs no decision", () => {
  const stored = { ...base, headline: "New" };
  expect(mergeContents({ base, stored, given: stored })).toMatchObject({ content: stored, conflicts: [] });
});

test("what both changed in their own ways is for people, and meanwhile as it was given", () => {
  const stored = { ...base, headline: "Theirs", body: "One.\n\nTheirs.\n\nThree." };
  const given = { ...base, headline: "Mine", body: "One.\n\nMine.\n\nThree." };
  const merged = mergeContents({ base, stored, given });
  expect(merged.conflicts).toEqual([{ field: "headline", stored: "Theirs", given: "Mine" }]);
  expect(merged.body.body).toBeNull();
  expect(merged.content).toEqual(given);
});

test("a story that one of them took away is gone", () => {
  const before = { ...base, story };
  const { story: _, ...stored } = before;
  const merged = mergeContents({ base: before, stored, given: { ...before, headline: "Mine" } });
  expect(merged.content).toEqual({ ...base, headline: "Mine" });
});

test("a translation that one of them untied is none, and one that was tied is one", () => {
  const translation = { of: "a", translator: null, engine: null, checkedBy: null };
  const tied = { ...base, translation };
  expect(mergeContents({ base: tied, stored: base, given: { ...tied, headline: "Mine" } }).content).toEqual({
    ...base,
    headline: "Mine",
  });
  expect(mergeContents({ base, stored: tied, given: { ...base, headline: "Mine" } }).content).toEqual({
    ...tied,
    headline: "Mine",
  });
});

test("without a base, whatever differs has to be decided", () => {
  const stored = { ...base, place: "ROME" };
  expect(mergeContents({ base: null, stored, given: base }).conflicts).toEqual([
    { field: "place", stored: "ROME", given: null },
  ]);
});
