import type { Prisma } from "@/lib/database/generated/client";
import type { BodyQuote } from "@/lib/markdown/rendered-body";
import { checkAgain, checkQuotes, traceQuotes } from "./check-quotes";

/**
 * Makes an article's quotations say what its newest revision quotes, and holds them against all that was kept by now. Whatever was verified
 * before is so again; of several captures that have the words, another may be named.
 */
export async function projectQuotes(
  transaction: Prisma.TransactionClient,
  articleId: string,
  quotes: readonly BodyQuote[],
): Promise<void> {
  const checked = await checkQuotes(transaction, traceQuotes(quotes));
  await transaction.quote.deleteMany({ where: { articleId } });
  await transaction.quote.createMany({
    data: checked.map((quote) => ({ ...quote, articleId, addresses: [...quote.addresses] })),
  });
}

/** How many quotations are held in memory at once. */
const BATCH = 200;

/**
 * Holds the quotations that may come from a source against what was kept of it by now: part of the transaction that keeps something
 * more. What was verified stays so, since nothing that was kept is ever lost.
 */
export async function recheckQuotes(transaction: Prisma.TransactionClient, address: string): Promise<void> {
  for (let skip = 0; ; skip += BATCH) {
    const rows = await transaction.quote.findMany({
      where: { addresses: { has: address } },
      orderBy: [{ articleId: "asc" }, { position: "asc" }],
      skip,
      take: BATCH,
    });
    const open = rows.filter(({ state }) => state !== "verified");
    for (const { articleId, position, ...checked } of await checkAgain(transaction, open, address)) {
      const { state, address: found, captureHash, passage } = checked;
      await transaction.quote.update({
        where: { articleId_position: { articleId, position } },
        data: { state, address: found, captureHash, passage },
      });
    }
    if (rows.length < BATCH) return;
  }
}
