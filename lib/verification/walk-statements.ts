import { isDeepStrictEqual } from "node:util";
import type { Queryable } from "@/lib/database/client";
import { transact } from "@/lib/database/transaction";
import { lockEdition } from "@/lib/site/edition";
import { type StatementRecord, statementRecordSchema } from "@/lib/statements/statement-record";
import { columnsOf, inOrder } from "@/lib/statements/write-rows";
import type { Flaw } from "./views";
import { BATCH, type Flaws, type Walk } from "./walk";

/** Holds the records of statements against the log, both ways, and the statements that readers see against their records. */
export async function* walkStatements(walk: Walk): Flaws {
  yield* walkTold(walk);
  const { database, count } = walk;
  count("statements", await database.statement.count());
  if ((await compare(database)).length === 0) return;
  // An editor may have recorded something between the two looks.
  yield* await transact(
    database,
    async (transaction) => {
      await lockEdition(transaction);
      return compare(transaction);
    },
    LONGEST,
  );
}

/** There may be tens of thousands of records. */
const LONGEST = 10 * 60_000;

async function* walkTold({ database }: Walk): Flaws {
  const missing = await database.$queryRaw<{ number: number; object: string }[]>`
    SELECT number, object FROM log_entry WHERE kind = 'statement' AND NOT EXISTS (
      SELECT FROM statement_change WHERE statement_change.hash = log_entry.object)
    ORDER BY number LIMIT ${BATCH}`;
  for (const { number, object } of missing)
    yield {
      code: "statement-missing",
      where: `log entry ${number}`,
      message: `The log tells of a change of statements by its ${number}th entry, and the database does not have it. Run “standfirst rebuild --from-objects”.`,
      expected: object,
      found: null,
    };
  const untold = await database.$queryRaw<{ number: number; hash: string }[]>`
    SELECT number, hash FROM statement_change WHERE NOT EXISTS (
      SELECT FROM log_entry WHERE log_entry.object = statement_change.hash AND log_entry.kind = 'statement')
    ORDER BY number LIMIT ${BATCH}`;
  for (const { number, hash } of untold)
    yield {
      code: "statement-not-told",
      where: `change of statements ${number}`,
      message: `The log does not tell of the change of statements ${number}: somebody put it there, or took its entry away.`,
      expected: hash,
      found: null,
    };
}

/** What stands by the records, told by the numbers of those, so that a whole archive of them fits in memory. */
interface Standing {
  /** By the id of a statement, the number of the record that says what it is now. */
  readonly statements: ReadonlyMap<number, number>;
  /** By both ids, the number of the record that marked them. */
  readonly contradictions: ReadonlyMap<string, number>;
  /** What speakers were ever called, with their slugs and kinds. */
  readonly speakers: ReadonlySet<string>;
}

async function compare(queryable: Queryable): Promise<Flaw[]> {
  const standing = await readStanding(queryable);
  return [
    ...(await compareStatements(queryable, standing)),
    ...(await compareContradictions(queryable, standing)),
    ...(await compareSpeakers(queryable, standing)),
  ];
}

async function readStanding(queryable: Queryable): Promise<Standing> {
  const [statements, contradictions] = [new Map<number, number>(), new Map<string, number>()];
  const speakers = new Set<string>();
  for (let after = 0; ; ) {
    const rows = await queryable.statementChange.findMany({
      where: { number: { gt: after } },
      orderBy: { number: "asc" },
      take: BATCH,
    });
    for (const row of rows) {
      after = row.number;
      const change = statementRecordSchema.safeParse(row.record).data?.change;
      if (change === undefined) continue;
      if (change.verb === "state" || change.verb === "correct") {
        const id = change.verb === "state" ? row.number : change.id;
        if (change.verb === "state" || statements.has(id)) statements.set(id, row.number);
        speakers.add(nameOf(change.statement.speaker));
      } else if (change.verb === "withdraw") statements.delete(change.id);
      else {
        const pair = inOrder(change.one, change.other).join();
        if (change.verb === "contradict") contradictions.set(pair, row.number);
        else contradictions.delete(pair);
      }
    }
    if (rows.length < BATCH) return { statements, contradictions, speakers };
  }
}

async function compareStatements(queryable: Queryable, { statements }: Standing): Promise<Flaw[]> {
  const flaws: Flaw[] = [];
  for (const ids of inGroups([...statements.keys()])) {
    const rows = new Map(
      (await queryable.statement.findMany({ where: { id: { in: ids } } })).map((row) => [row.id, row]),
    );
    const records = await readRecords(queryable, [...ids, ...ids.map((id) => statements.get(id) ?? id)]);
    const expected = ids.flatMap((id) => expect(id, records.get(id), records.get(statements.get(id) ?? id)));
    const drafts = await queryable.draft.findMany({
      where: { id: { in: expected.map(({ articleId }) => articleId) } },
      select: { id: true },
    });
    const there = new Set(drafts.map(({ id }) => id));
    for (const { id, ...columns } of expected) {
      const row = rows.get(id);
      // A sample takes what was said in it along.
      if (row === undefined && !there.has(columns.articleId)) continue;
      const stored = new Map(Object.entries(row ?? {}));
      const differs = Object.entries(columns).find(
        ([column, value]) => !isDeepStrictEqual(stored.get(column), value),
      );
      if (differs !== undefined)
        flaws.push(row === undefined ? lost(`statement ${id}`) : changed(`statement ${id}`, differs[0]));
    }
  }
  for (let after = 0; ; ) {
    const rows = await queryable.statement.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true },
    });
    for (const { id } of rows) {
      after = id;
      if (!statements.has(id)) flaws.push(added(`statement ${id}`));
    }
    if (rows.length < BATCH) return flaws;
  }
}

/** The row that a statement has by its first record and its newest. */
function expect(id: number, first: StatementRecord | undefined, newest: StatementRecord | undefined) {
  if (first === undefined || newest === undefined) return [];
  const { change, recordedAt } = newest;
  if (change.verb !== "state" && change.verb !== "correct") return [];
  return [
    {
      id,
      recordedAt: new Date(first.recordedAt),
      correctedAt: change.verb === "correct" ? new Date(recordedAt) : null,
      ...columnsOf(change.statement),
    },
  ];
}

async function compareContradictions(queryable: Queryable, { contradictions }: Standing): Promise<Flaw[]> {
  const rows = await queryable.contradiction.findMany({ orderBy: [{ oneId: "asc" }, { otherId: "asc" }] });
  const marked = new Map(rows.map((row) => [inOrder(row.oneId, row.otherId).join(), row]));
  const flaws: Flaw[] = [];
  for (const pairs of inGroups([...contradictions])) {
    const records = await readRecords(
      queryable,
      pairs.map(([, number]) => number),
    );
    const standing = new Set(
      (
        await queryable.statement.findMany({
          where: { id: { in: pairs.flatMap(([pair]) => pair.split(",").map(Number)) } },
          select: { id: true },
        })
      ).map(({ id }) => id),
    );
    for (const [pair, number] of pairs) {
      const where = `contradiction of the statements ${pair.replace(",", " and ")}`;
      const [row, record] = [marked.get(pair), records.get(number)];
      // It goes with either of the two.
      if (row === undefined && pair.split(",").every((id) => standing.has(Number(id))))
        flaws.push(lost(where));
      else if (row !== undefined && record?.change.verb === "contradict") {
        if (row.note !== record.change.note) flaws.push(changed(where, "note"));
        else if (row.markedAt.getTime() !== Date.parse(record.recordedAt))
          flaws.push(changed(where, "markedAt"));
      }
    }
  }
  for (const pair of marked.keys())
    if (!contradictions.has(pair))
      flaws.push(added(`contradiction of the statements ${pair.replace(",", " and ")}`));
  return flaws;
}

async function compareSpeakers(queryable: Queryable, { speakers }: Standing): Promise<Flaw[]> {
  const rows = await queryable.speaker.findMany({ orderBy: { slug: "asc" } });
  return rows
    .filter((row) => !speakers.has(nameOf(row)))
    .map(({ slug }) => changed(`speaker ${slug}`, "name"));
}

function nameOf({
  slug,
  name,
  kind,
}: {
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
}): string {
  return JSON.stringify([slug, name, kind]);
}

async function readRecords(
  queryable: Queryable,
  numbers: number[],
): Promise<ReadonlyMap<number, StatementRecord>> {
  const rows = await queryable.statementChange.findMany({ where: { number: { in: [...new Set(numbers)] } } });
  return new Map(
    rows.flatMap(({ number, record }) => {
      const read = statementRecordSchema.safeParse(record).data;
      return read === undefined ? [] : [[number, read] as const];
    }),
  );
}

function inGroups<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, group) =>
    all.slice(group * BATCH, (group + 1) * BATCH),
  );
}

const flaw = (code: string, where: string, message: string): Flaw => ({
  code,
  where,
  message,
  expected: null,
  found: null,
});

function lost(where: string): Flaw {
  return flaw("statement-missing", where, `The ${where} stands by its records, and readers do not see it.`);
}

function added(where: string): Flaw {
  return flaw("statement-follows-from-nothing", where, `The ${where} follows from no record.`);
}

function changed(where: string, column: string): Flaw {
  return flaw(
    "statement-changed",
    where,
    `The ${where} says in its column “${column}” other than its record.`,
  );
}
