import { expect, test } from "vitest";
import { OBJECT_KINDS } from "@/lib/storage/objects";
import { NUMBERED } from "@/lib/verification/walk-rows";

/** The other kinds of object, and what names them in the database, so that a missing one is found. */
const NAMED_BY = {
  log: "walkChain, by its rows",
  revisions: "walkRevisions, by its rows",
  media: "walkPictures, by the rows of pictures and their versions",
  pictures: "walkTold, by the log",
  descriptions: "walkPictures, by the rows of pictures",
  captures: "walkCaptures, by their rows",
  settings: "nothing: the newest are the site's own",
};

test("every kind of object is held against the rows that name it", () => {
  const known = [...Object.keys(NAMED_BY), ...NUMBERED.map(({ objects }) => objects)];
  expect(known.sort()).toEqual([...OBJECT_KINDS].sort());
});
