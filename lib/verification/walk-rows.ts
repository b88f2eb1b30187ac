import { canonicalHash } from "@/lib/storage/canonical";
import type { ObjectKind } from "@/lib/storage/objects";
import { BATCH, type Flaws, type Walk } from "./walk";

interface NumberedRow {
  readonly number: number;
  readonly hash: string;
  readonly record: unknown;
}

interface NumberedRecords {
  /** What one of them is called. */
  readonly name: string;
  readonly objects: ObjectKind;
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
    list: (database, after) => database.nameChange.findMany(from(after)),
  },
  {
    name: "change of redirects",
    objects: "redirects",
    list: (database, after) => database.redirectChange.findMany(from(after)),
  },
  {
    name: "change of sources",
    objects: "sources",
    list: (database, after) => database.sourceChange.findMany(from(after)),
  },
  {
    name: "decision about a capture",
    objects: "showings",
    list: (database, after) => database.captureShowing.findMany(from(after)),
  },
  {
    name: "change of statements",
    objects: "statements",
    list: (database, after) => database.statementChange.findMany(from(after)),
  },
];

/** Holds every numbered record against its hash, its number and the object store. */
export async function* walkNumbered({ database, objects, count }: Walk): Flaws {
  for (const { name, objects: kind, list } of NUMBERED) {
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
