import { readCapture } from "@/lib/captures/capture-file";
import type { Prisma } from "@/lib/database/generated/client";
import { DamagedObjectError } from "@/lib/storage/objects";
import { BATCH, type Flaws, type Walk } from "./walk";

/** Reads every capture's file again and holds its row against it, and finds captures that the log does not tell of. */
export async function* walkCaptures({ database, objects, count }: Walk): Flaws {
  for (let after = ""; ; ) {
    // The texts may be large: only which rows there are is asked for many at once.
    const rows = await database.$queryRaw<{ hash: string; told: boolean }[]>`
      SELECT hash, EXISTS (
        SELECT FROM log_entry WHERE log_entry.object = capture.hash AND log_entry.kind = 'capture') AS told
      FROM capture WHERE hash > ${after} ORDER BY hash LIMIT ${BATCH}`;
    for (const { hash, told } of rows) {
      after = hash;
      count("captures");
      const where = `captures/${hash.slice(0, 2)}/${hash}.warc`;
      if (!told)
        yield {
          code: "capture-not-told",
          where,
          message: `The log does not tell of the capture ${hash}: somebody put it there, or took its entry away.`,
          expected: hash,
          found: null,
        };
      const column = await differingColumn(database, objects, hash);
      if (column === null) continue;
      yield {
        code: column === "file" ? "object-missing" : "capture-changed",
        where,
        message:
          column === "file"
            ? `The capture ${hash} is in the database, and its file ${where} is not in the object store. Bring it back from a copy.`
            : `The capture ${hash} says in its column “${column}” other than in its file.`,
        expected: null,
        found: null,
      };
    }
    if (rows.length < BATCH) break;
  }
  const missing = await database.$queryRaw<{ number: number; object: string }[]>`
    SELECT number, object FROM log_entry WHERE kind = 'capture' AND NOT EXISTS (
      SELECT FROM capture WHERE capture.hash = log_entry.object)
    ORDER BY number LIMIT ${BATCH}`;
  for (const { number, object } of missing)
    yield {
      code: "capture-missing",
      where: `log entry ${number}`,
      message: `The log tells of a capture by its ${number}th entry, and the database does not have it. Run “standfirst rebuild --from-objects”.`,
      expected: object,
      found: null,
    };
}

/** Null where the row says what the file does, or the file is damaged, which is found among the objects. */
async function differingColumn(
  database: Walk["database"],
  objects: Walk["objects"],
  hash: string,
): Promise<string | null> {
  const row = await database.capture.findUniqueOrThrow({ where: { hash } });
  try {
    const bytes = await objects.read("captures", hash, "warc");
    if (bytes === null) return "file";
    const kept: Prisma.CaptureCreateInput = readCapture(bytes);
    const stored = Object.entries(row);
    const differs = stored.find(([column, value]) => !isSame(value, Object.entries(kept), column));
    return differs?.[0] ?? null;
  } catch (cause) {
    if (cause instanceof DamagedObjectError) return null;
    return "hash";
  }
}

function isSame(value: unknown, kept: readonly (readonly [string, unknown])[], column: string): boolean {
  const other = kept.find(([name]) => name === column)?.[1];
  return value instanceof Date && other instanceof Date
    ? value.getTime() === other.getTime()
    : value === other;
}
