import { expect, test } from "vitest";
import { findKnownNames } from "@/lib/articles/known-names";
import { setUpDesk } from "../support/test-desk";

const desk = setUpDesk();

test("a name that is typed means the one that there is, and sections are offered by name", async () => {
  const { database } = desk();
  await database.section.createMany({
    data: [
      { slug: "priv", name: "Privacy" },
      { slug: "law", name: "Law" },
    ],
  });
  await database.topic.createMany({
    data: [
      { slug: "ai-policy", name: "AI" },
      { slug: "wechat", name: "WeChat" },
    ],
  });
  const known = await findKnownNames(database, { topics: " ai \n\nNo such topic" });
  expect(known.topics).toEqual([{ slug: "ai-policy", name: "AI" }]);
  expect(known.sections.map(({ name }) => name)).toEqual(["Law", "Privacy"]);
  expect(known.authors).toEqual([]);
});

test.each(["%", "A_", "AI\\", "_\\%"])(
  "a name such as %j is no pattern of others, and none that cannot be read",
  async (typed) => {
    const { database } = desk();
    await database.topic.create({ data: { slug: "ai-policy", name: "AI" } });
    expect((await findKnownNames(database, { topics: typed })).topics).toEqual([]);
    await database.topic.create({ data: { slug: "typed", name: typed } });
    expect((await findKnownNames(database, { topics: typed })).topics).toEqual([
      { slug: "typed", name: typed },
    ]);
  },
);
