import { expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import { transact } from "@/lib/database/transaction";
import { raiseEdition } from "@/lib/site/edition";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";

const desk = setUpDesk();

test("every edition is announced, with its number, and nothing else is", async () => {
  const learnt: number[] = [];
  desk().watchEdition((edition) => learnt.push(edition));
  // The listening itself may take a moment to begin; what was announced before is for the poll to find.
  await expect
    .poll(async () => {
      await transact(desk().database, (transaction) => raiseEdition(transaction, desk().now()));
      return learnt.length;
    })
    .toBeGreaterThan(0);
  await createAndPublish(desk(), { content: articleContent() }, TEST_ORIGINS);
  const { number } = await desk().database.edition.findUniqueOrThrow({ where: { id: 1 } });
  await expect.poll(() => learnt.at(-1)).toBe(number);
  const refused = transact(desk().database, async (transaction) => {
    await raiseEdition(transaction, desk().now());
    throw new Error("changed our minds");
  });
  await expect(refused).rejects.toThrow("changed our minds");
  await transact(desk().database, (transaction) => raiseEdition(transaction, desk().now()));
  await expect.poll(() => learnt.at(-1)).toBe(number + 1);
});
