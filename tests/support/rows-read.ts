import { Client } from "pg";
import { vi } from "vitest";
import { z } from "zod";
import type { Desk } from "@/lib/desk";

/**
 * What queries cost, by PostgreSQL's own account of the very statements that are sent. Rows are counted and not time, so that no
 * busy machine decides.
 */

const statement = z.object({ text: z.string(), values: z.array(z.unknown()) });
export type Statement = z.infer<typeof statement>;

const planNode = z.object({
  "Node Type": z.string(),
  "Actual Rows": z.number(),
  "Actual Loops": z.number(),
  "Rows Removed by Filter": z.number().default(0),
  get Plans() {
    return z.array(planNode).default([]);
  },
});

/** The queries that some work sends to the database. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const query = vi.spyOn(Client.prototype, "query");
  try {
    await work();
    const sent: unknown[] = query.mock.calls.map(([first]) => first);
    return sent
      .flatMap((each) => statement.safeParse(each).data ?? [])
      .filter(({ text }) => /^\s*(?:SELECT|WITH)/.test(text));
  } finally {
    query.mockRestore();
  }
}

/** The most rows that any step of these statements reads, those that it then leaves out included. */
export async function mostRowsRead(
  { database }: Pick<Desk, "database">,
  statements: readonly Statement[],
): Promise<number> {
  let most = 0;
  for (const { text, values } of statements) {
    // So few rows are read whole sooner than by an index; what is asked is whether there is an index to read more of them by.
    const [, rows] = await database.$transaction([
      database.$executeRaw`SET LOCAL enable_seqscan = off`,
      database.$queryRawUnsafe(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, ...values),
    ]);
    const [explained] = z
      .array(z.object({ "QUERY PLAN": z.array(z.object({ Plan: planNode })) }))
      .parse(rows);
    for (const { Plan } of explained?.["QUERY PLAN"] ?? []) most = Math.max(most, rowsRead(Plan));
  }
  return most;
}

function rowsRead(node: z.infer<typeof planNode>): number {
  const own = (node["Actual Rows"] + node["Rows Removed by Filter"]) * node["Actual Loops"];
  return Math.max(own, ...node.Plans.map(rowsRead));
}
