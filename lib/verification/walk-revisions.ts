import { type RevisionRecord, revisionRecordSchema, sealRevision } from "@/lib/articles/revisions";
import type { Prisma } from "@/lib/database/generated/client";
import { BATCH, type Flaws, type Walk } from "./walk";

/** Follows each article's chain of revisions: every row against its record, its hash, the revision before, and the object store. */
export async function* walkRevisions({ database, objects, count }: Walk): Flaws {
  let before: { readonly articleId: string; readonly number: number; readonly hash: string } | null = null;
  for (;;) {
    const beyond: Prisma.RevisionWhereInput =
      before === null
        ? {}
        : {
            OR: [
              { articleId: { gt: before.articleId } },
              { articleId: before.articleId, number: { gt: before.number } },
            ],
          };
    const rows: Row[] = await database.revision.findMany({
      where: beyond,
      orderBy: [{ articleId: "asc" }, { number: "asc" }],
      take: BATCH,
    });
    for (const row of rows) {
      const where = nameOf(row);
      const earlier: typeof before = before?.articleId === row.articleId ? before : null;
      const number = (earlier?.number ?? 0) + 1;
      if (row.number !== number)
        yield {
          code: "revision-missing",
          where: `revision ${number} of the article ${row.articleId}`,
          message: `Revision ${number} of the article ${row.articleId} is not there any more: ${row.number} comes next.`,
          expected: String(number),
          found: String(row.number),
        };
      if (row.previousHash !== (earlier?.hash ?? null) && row.number === number)
        yield {
          code: "revision-chain-broken",
          where,
          message: `${capital(where)} does not follow the one before: it names another hash than that has.`,
          expected: earlier?.hash ?? null,
          found: row.previousHash,
        };
      yield* checkRow(row, where);
      if (!(await objects.has("revisions", row.hash, "json")) && (await isThere(database, row.hash)))
        yield {
          code: "object-missing",
          where,
          message: `${capital(where)} is in the database and not in the object store, where it was kept as revisions/${row.hash.slice(0, 2)}/${row.hash}.json.`,
          expected: row.hash,
          found: null,
        };
      before = row;
      count("revisions");
    }
    if (rows.length < BATCH) return;
  }
}

type Row = Prisma.RevisionGetPayload<object>;

function* checkRow(row: Row, where: string) {
  const record = revisionRecordSchema.safeParse(row.record).data;
  const hash = record === undefined ? null : sealRevision(record).hash;
  if (record === undefined || hash !== row.hash) {
    yield {
      code: "revision-changed",
      where,
      message: `${capital(where)} is not what was published: its record does not have the hash under which it was kept.`,
      expected: row.hash,
      found: hash,
    };
    return;
  }
  for (const [column, stored, recorded] of columnsOf(row, record)) {
    if (stored === recorded) continue;
    yield {
      code: "revision-changed",
      where,
      message: `${capital(where)} says in its column “${column}” other than in its record.`,
      expected: recorded,
      found: stored,
    };
  }
}

function columnsOf(row: Row, record: RevisionRecord): (readonly [string, string | null, string | null])[] {
  return [
    ["article_id", row.articleId, record.article],
    ["number", String(row.number), String(record.number)],
    ["kind", row.kind, record.kind],
    ["note", row.note, record.note],
    ["actor", row.actor, record.actor],
    ["recorded_at", row.recordedAt.toISOString(), new Date(record.recordedAt).toISOString()],
    ["previous_hash", row.previousHash, record.previous],
  ];
}

/** The path is of more use than an id; it may be what was changed, and is only a name here. */
function nameOf({ number, articleId, record }: Row): string {
  const path = typeof record === "object" && record !== null && "path" in record ? record.path : undefined;
  return `revision ${number} of ${typeof path === "string" ? path : `the article ${articleId}`}`;
}

/** The sample publication may be taken out meanwhile. */
async function isThere(database: Walk["database"], hash: string): Promise<boolean> {
  return (await database.revision.count({ where: { hash } })) > 0;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
