import { transact } from "@/lib/database/transaction";
import { holdLog } from "@/lib/log/append-to-log";
import { type LogEntry, logEntrySchema } from "@/lib/log/log-entry";
import { canonicalHash } from "@/lib/storage/canonical";
import { DamagedObjectError, type ObjectKind } from "@/lib/storage/objects";
import { BATCH, type Flaws, inBatches, parseJson, type Walk } from "./walk";

/** Follows the log's chain in the database, and finds each of its entries in the object store. */
export async function* walkChain({ database, objects, count }: Walk): Flaws {
  let number = 0;
  let previous: string | null = null;
  for (;;) {
    const rows = await database.logEntry.findMany({
      where: { number: { gt: number } },
      orderBy: { number: "asc" },
      take: BATCH,
    });
    for (const row of rows) {
      const where = `log entry ${row.number}`;
      if (row.number !== number + 1) {
        const gone =
          row.number === number + 2
            ? `Entry ${number + 1} is`
            : `Entries ${number + 1} to ${row.number - 1} are`;
        yield {
          code: "log-entry-missing",
          where: `log entry ${number + 1}`,
          message: `${gone} not in the log any more.`,
          expected: String(number + 1),
          found: String(row.number),
        };
      }
      const entry = logEntrySchema.safeParse(row.record).data;
      const hash = entry === undefined ? null : canonicalHash(entry);
      if (entry === undefined || hash !== row.hash) {
        yield {
          code: "log-entry-changed",
          where,
          message: `${where} is not what was written: its record does not have the hash under which it was entered.`,
          expected: row.hash,
          found: hash,
        };
      } else {
        if (entry.number !== row.number || entry.kind !== row.kind || entry.object !== row.object)
          yield {
            code: "log-entry-changed",
            where,
            message: `${where} says in its row other than in its record, which is number ${entry.number} and tells of a ${entry.kind}.`,
            expected: entry.object,
            found: row.object,
          };
        // After a gap there is nothing to compare with, and the gap was named.
        if (entry.previous !== previous && row.number === number + 1)
          yield {
            code: "log-chain-broken",
            where,
            message: `${where} does not follow the entry before: it names another hash than that has.`,
            expected: previous,
            found: entry.previous,
          };
        if (!(await objects.has("log", row.hash, "json")))
          yield {
            code: "object-missing",
            where,
            message: `${where} is in the database and not in the object store, where it was kept as log/${row.hash.slice(0, 2)}/${row.hash}.json.`,
            expected: row.hash,
            found: null,
          };
      }
      number = row.number;
      previous = row.hash;
      count("entries");
    }
    if (rows.length < BATCH) return;
  }
}

/**
 * Finds entries that the object store has beyond the end of the log: the database was cut off, or lost its end with the power.
 * Others that are no part of the chain are those of publications which were interrupted and are only counted.
 */
export async function* walkBeyond({ database, objects, count }: Walk): Flaws {
  for await (const names of inBatches(objects.list("log"))) {
    const hashes = names.map(({ hash }) => hash);
    const known = await listKnown(database, hashes);
    const unknown = hashes.filter((hash) => !known.has(hash));
    if (unknown.length === 0) continue;
    // Whatever was being entered when the folder was read has been by now.
    const [settled, end] = await transact(database, async (transaction) => {
      await holdLog(transaction);
      const { _max } = await transaction.logEntry.aggregate({ _max: { number: true } });
      return [await listKnown(transaction, unknown), _max.number ?? 0] as const;
    });
    for (const hash of unknown) {
      if (settled.has(hash)) continue;
      const entry = await readEntry(objects, hash);
      if (entry === null) continue;
      if (entry.number <= end) count("leftovers");
      else
        yield {
          code: "log-cut-off",
          where: `log entry ${entry.number}`,
          message: `The log ends with entry ${end}, and the object store has entry ${entry.number}, of ${entry.at}. The database lost its end, or was interrupted while it entered this. Run “standfirst rebuild --from-objects”, which brings back what was lost.`,
          expected: String(entry.number),
          found: String(end),
        };
    }
  }
}

async function listKnown(
  database: Pick<Walk["database"], "logEntry">,
  hashes: string[],
): Promise<ReadonlySet<string>> {
  const rows = await database.logEntry.findMany({ where: { hash: { in: hashes } }, select: { hash: true } });
  return new Set(rows.map(({ hash }) => hash));
}

/** Null for what cannot be read, which is found among the objects. */
async function readEntry(objects: Walk["objects"], hash: string): Promise<LogEntry | null> {
  try {
    const bytes = await objects.read("log", hash, "json");
    return bytes === null ? null : (logEntrySchema.safeParse(parseJson(bytes)).data ?? null);
  } catch (cause) {
    if (cause instanceof DamagedObjectError) return null;
    throw cause;
  }
}

interface Told {
  readonly number: number;
  readonly object: string;
}

/** Finds what the log tells of: each revision in its table, the rest in the object store; and no revision that it does not tell of. */
export async function* walkTold(walk: Walk): Flaws {
  yield* walkToldRevisions(walk);
  yield* walkRemovals(walk);
  for (const [kind, { objects, extension }] of Object.entries(HELD_AS)) {
    for (let after = 0; ; ) {
      const entries: Told[] = await walk.database.logEntry.findMany({
        where: { kind, number: { gt: after } },
        orderBy: { number: "asc" },
        take: BATCH,
        select: { number: true, object: true },
      });
      for (const { number, object } of entries) {
        after = number;
        if (await walk.objects.has(objects, object, extension)) continue;
        yield {
          code: "told-and-missing",
          where: `log entry ${number}`,
          message: `The log tells of a ${kind} by its ${number}th entry, and the object store does not have it any more.`,
          expected: `${objects}/${object.slice(0, 2)}/${object}.${extension}`,
          found: null,
        };
      }
      if (entries.length < BATCH) break;
    }
  }
}

/** Where the object store has what is told of by a kind of entry. */
const HELD_AS: Readonly<Record<string, { readonly objects: ObjectKind; readonly extension: string }>> = {
  statement: { objects: "statements", extension: "json" },
  capture: { objects: "captures", extension: "warc" },
  picture: { objects: "pictures", extension: "json" },
};

async function* walkToldRevisions({ database }: Walk): Flaws {
  for (let after = 0; ; ) {
    const lost = await database.$queryRaw<Told[]>`
      SELECT number, object FROM (
        SELECT * FROM log_entry WHERE kind = 'revision' AND number > ${after} ORDER BY number LIMIT ${BATCH * 20}
      ) AS told
      WHERE NOT EXISTS (
        SELECT FROM revision WHERE revision.hash = told.object
          AND revision.article_id::text = told.record ->> 'article'
          AND revision.number::text = told.record ->> 'revision')
      AND NOT EXISTS (
        SELECT FROM log_entry AS later WHERE later.object = told.object AND later.kind = 'sample-removed'
          AND later.number > told.number AND told.record @> '{"sample": true}')
      ORDER BY number`;
    for (const { number, object } of lost)
      yield {
        code: "told-and-missing",
        where: `log entry ${number}`,
        message: `The log tells of a revision by its ${number}th entry, and the database does not have it under that hash, article and number.`,
        expected: object,
        found: null,
      };
    const next = await database.$queryRaw<{ number: number | null }[]>`
      SELECT max(number) AS number FROM (
        SELECT number FROM log_entry WHERE kind = 'revision' AND number > ${after} ORDER BY number LIMIT ${BATCH * 20}
      ) AS told`;
    const last = next[0]?.number ?? null;
    if (last === null) break;
    after = last;
  }
  for (let after = ""; ; ) {
    const untold = await database.$queryRaw<{ hash: string; article_id: string; number: number }[]>`
      SELECT hash, article_id, number FROM revision
      WHERE hash > ${after} AND NOT EXISTS (
        SELECT FROM log_entry WHERE log_entry.object = revision.hash AND log_entry.kind = 'revision')
      ORDER BY hash LIMIT ${BATCH}`;
    for (const { hash, article_id, number } of untold) {
      after = hash;
      yield {
        code: "revision-not-told",
        where: `revision ${number} of the article ${article_id}`,
        message:
          "The log does not tell of this revision. If it is from before there was a log, start the site once, which enters it; otherwise somebody put it there, or took its entry away.",
        expected: hash,
        found: null,
      };
    }
    if (untold.length < BATCH) return;
  }
}

async function* walkRemovals({ database }: Walk): Flaws {
  const wrong = await database.$queryRaw<Told[]>`
    SELECT number, object FROM log_entry AS removal
    WHERE kind = 'sample-removed' AND NOT EXISTS (
      SELECT FROM log_entry AS told WHERE told.object = removal.object AND told.kind = 'revision'
        AND told.number < removal.number AND told.record @> '{"sample": true}')
    ORDER BY number LIMIT ${BATCH}`;
  for (const { number, object } of wrong)
    yield {
      code: "removal-of-no-sample",
      where: `log entry ${number}`,
      message: `By its ${number}th entry the log says that a sample was removed, and tells of no sample with that hash before.`,
      expected: null,
      found: object,
    };
}
