import type { Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import { lockEdition } from "@/lib/site/edition";
import { canonicalHash } from "@/lib/storage/canonical";
import { DamagedObjectError, type ObjectKind } from "@/lib/storage/objects";
import { BATCH, type Flaws, inBatches, parseJson, type Walk } from "./walk";

interface NumberedRow {
  readonly number: number;
  readonly hash: string;
  readonly record: unknown;
}

interface NumberedRecords {
  /** What one of them is called. */
  readonly name: string;
  readonly objects: ObjectKind;
  readonly table: string;
  readonly list: (database: Walk["database"], after: number) => Promise<NumberedRow[]>;
}

const from = (after: number) => ({
  where: { number: { gt: after } },
  orderBy: { number: "asc" as const },
  take: BATCH,
});

/** The tables of numbered records that the object store has too. */
export const NUMBERED: readonly NumberedRecords[] = [
  {
    name: "change of a name",
    objects: "names",
    table: "name_change",
    list: (database, after) => database.nameChange.findMany(from(after)),
  },
  {
    name: "change of redirects",
    objects: "redirects",
    table: "redirect_change",
    list: (database, after) => database.redirectChange.findMany(from(after)),
  },
  {
    name: "change of sources",
    objects: "sources",
    table: "source_change",
    list: (database, after) => database.sourceChange.findMany(from(after)),
  },
  {
    name: "decision about a capture",
    objects: "showings",
    table: "capture_showing",
    list: (database, after) => database.captureShowing.findMany(from(after)),
  },
  {
    name: "change of statements",
    objects: "statements",
    table: "statement_change",
    list: (database, after) => database.statementChange.findMany(from(after)),
  },
];

/** Holds every numbered record against its hash, its number and the object store, and finds those that the object store has beyond the last. */
export async function* walkNumbered(walk: Walk): Flaws {
  const { database, objects, count } = walk;
  for (const numbered of NUMBERED) {
    const { name, objects: kind, list } = numbered;
    for (let number = 0; ; ) {
      const rows = await list(database, number);
      for (const row of rows) {
        const where = `${name} ${row.number}`;
        const found =
          typeof row.record === "object" && row.record !== null ? canonicalHash(row.record) : null;
        if (row.number !== number + 1)
          yield {
            code: "record-missing",
            where: `${name} ${number + 1}`,
            message: `The ${name} ${number + 1} is not there any more: ${row.number} comes next.`,
            expected: String(number + 1),
            found: String(row.number),
          };
        if (found !== row.hash)
          yield {
            code: "record-changed",
            where,
            message: `The ${where} is not what was written: its record does not have the hash under which it was kept.`,
            expected: row.hash,
            found,
          };
        else if (!(await objects.has(kind, row.hash, "json")))
          yield missingObject(where, kind, row.hash, "json");
        number = row.number;
        count("records");
      }
      if (rows.length < BATCH) break;
    }
    yield* walkBeyond(walk, numbered);
  }
}

/** Like the log, a table may have lost its end, which no gap shows. A record that an interrupted command left looks the same from outside. */
async function* walkBeyond(
  { database, objects }: Walk,
  { name, objects: kind, table }: NumberedRecords,
): Flaws {
  for await (const names of inBatches(objects.list(kind))) {
    const hashes = names.map(({ hash }) => hash);
    if ((await listUnknown(database, table, hashes)).length === 0) continue;
    // Whatever was being recorded when the folder was read has been by now.
    const [unknown, last] = await transact(database, async (transaction) => {
      await lockEdition(transaction);
      const rows = await transaction.$queryRaw<{ number: number | null }[]>`
        SELECT max(number) AS number FROM ${Prisma.raw(table)}`;
      return [await listUnknown(transaction, table, hashes), rows[0]?.number ?? 0] as const;
    });
    for (const hash of unknown) {
      const number = await readNumber(objects, kind, hash);
      if (number === null || number <= last) continue;
      yield {
        code: "records-cut-off",
        where: `${name} ${number}`,
        message: `The last ${name} in the database is ${last}, and the object store has number ${number}. The database lost its end, or was interrupted while it recorded this. Run “standfirst rebuild --from-objects”, which brings back what was lost.`,
        expected: hash,
        found: null,
      };
    }
  }
}

async function listUnknown(queryable: Queryable, table: string, hashes: string[]): Promise<string[]> {
  const rows = await queryable.$queryRaw<{ hash: string }[]>`
    SELECT hash FROM ${Prisma.raw(table)} WHERE hash = ANY(${hashes})`;
  const known = new Set(rows.map(({ hash }) => hash));
  return hashes.filter((hash) => !known.has(hash));
}

/** Null for what cannot be read, which is found among the objects. */
async function readNumber(objects: Walk["objects"], kind: ObjectKind, hash: string): Promise<number | null> {
  try {
    const bytes = await objects.read(kind, hash, "json");
    const record = bytes === null ? null : parseJson(bytes);
    const isNumbered = typeof record === "object" && record !== null && "number" in record;
    return isNumbered && typeof record.number === "number" ? record.number : null;
  } catch (cause) {
    if (cause instanceof DamagedObjectError) return null;
    throw cause;
  }
}

/** Finds the files of every picture, of each of its versions, and what was written about it. */
export async function* walkPictures({ database, objects, count }: Walk): Flaws {
  for (let after = ""; ; ) {
    const pictures = await database.media.findMany({
      where: { hash: { gt: after } },
      orderBy: { hash: "asc" },
      take: BATCH,
      include: { versions: { orderBy: { width: "asc" } } },
    });
    for (const picture of pictures) {
      after = picture.hash;
      const where = `picture ${picture.hash}`;
      const named = [
        ...[picture, ...picture.versions].map((file) => ["media", file.hash, file.extension] as const),
        ...picture.descriptionHashes.map((hash) => ["descriptions", hash, "json"] as const),
      ];
      for (const [kind, hash, extension] of named) {
        if (await objects.has(kind, hash, extension)) continue;
        // Somebody may be removing the picture, which nobody published.
        if ((await database.media.count({ where: { hash: picture.hash } })) > 0)
          yield missingObject(where, kind, hash, extension);
      }
      count("pictures");
    }
    if (pictures.length < BATCH) return;
  }
}

function missingObject(where: string, kind: ObjectKind, hash: string, extension: string) {
  const file = `${kind}/${hash.slice(0, 2)}/${hash}.${extension}`;
  return {
    code: "object-missing",
    where,
    message: `The ${where} is in the database, and its file ${file} is not in the object store. Bring it back from a copy.`,
    expected: file,
    found: null,
  };
}
