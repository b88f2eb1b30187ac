import { z } from "zod";
import type { Queryable } from "@/lib/database/client";
import type { Prisma } from "@/lib/database/generated/client";
import { type ArticleContent, articleContentSchema } from "./content";
import { CONTENT_FIELDS, type ContentField, differingFields } from "./content-diff";
import type { RevisionRecord } from "./revisions";
import { countChanges } from "./text-diff";

/** How large a change of a published text is. */
export interface ChangeSize {
  /** How many words of its text were added and removed; null where that is too long to be counted, which is a large change. */
  readonly words: { readonly added: number; readonly removed: number } | null;
  /** What differs, in the order of a page. */
  readonly fields: readonly ContentField[];
}

/** So long may two texts be together, in UTF-16 code units: whoever publishes holds every other publication up meanwhile. */
const MOST_COUNTED = 200_000;

/** What a page says of a change without showing it. The words are those of headline, standfirst and body. */
export function measureChange(earlier: ArticleContent, later: ArticleContent): ChangeSize {
  const fields = differingFields(earlier, later);
  let [added, removed] = [0, 0];
  for (const field of TEXTS.filter((text) => fields.includes(text))) {
    const [before, after] = [earlier[field] ?? "", later[field] ?? ""];
    const counted = before.length + after.length > MOST_COUNTED ? null : countChanges(before, after);
    if (counted === null) return { words: null, fields };
    added += counted.added;
    removed += counted.removed;
  }
  return { words: { added, removed }, fields };
}

const TEXTS = ["headline", "standfirstLabel", "standfirst", "body"] as const;

/**
 * Keeps how large the change is that a revision makes to the text before it. The revision's row must be written before. A first
 * revision changes nothing, and a withdrawal has no text.
 */
export async function keepChangeSize(
  transaction: Prisma.TransactionClient,
  { hash, record }: { readonly hash: string; readonly record: RevisionRecord },
): Promise<void> {
  if (record.number === 1 || record.kind === "withdrawn") return;
  const before = await transaction.revision.findFirst({
    where: { articleId: record.article, number: { lt: record.number }, kind: { not: "withdrawn" } },
    orderBy: { number: "desc" },
    select: { record: true },
  });
  if (before === null) return;
  const { content } = recordSchema.parse(before.record);
  const row = changeRow(hash, measureChange(content, record.content));
  await transaction.revisionChange.upsert({ where: { hash }, create: row, update: row });
}

const BATCH = 100;

/** Counts what was never counted: revisions from before that was kept, or that a rebuild has put back. */
export async function keepMissingSizes(database: Queryable): Promise<void> {
  for (let after = ""; ; ) {
    const rows = missingSchema.parse(
      await database.$queryRaw`
        SELECT later.hash, later.record->'content' AS later, earlier.record->'content' AS earlier
        FROM revision later
        JOIN LATERAL (
          SELECT record FROM revision
          WHERE article_id = later.article_id AND number < later.number AND kind <> 'withdrawn'
          ORDER BY number DESC LIMIT 1
        ) AS earlier ON true
        WHERE later.hash > ${after} AND later.number > 1 AND later.kind <> 'withdrawn'
          AND NOT EXISTS (SELECT FROM revision_change WHERE hash = later.hash)
        ORDER BY later.hash LIMIT ${BATCH}`,
    );
    for (const { hash, earlier, later } of rows) {
      after = hash;
      const row = changeRow(hash, measureChange(earlier, later));
      await database.revisionChange.upsert({ where: { hash }, create: row, update: row });
    }
    if (rows.length < BATCH) return;
  }
}

/** The sizes of the changes that some revisions made, by the hashes of those. */
export async function listChangeSizes(
  database: Queryable,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, ChangeSize>> {
  const rows = await database.revisionChange.findMany({ where: { hash: { in: [...hashes] } } });
  return new Map(
    rows.map(({ hash, wordsAdded, wordsRemoved, fields }) => [
      hash,
      {
        words:
          wordsAdded === null || wordsRemoved === null ? null : { added: wordsAdded, removed: wordsRemoved },
        fields: fieldsSchema.parse(fields),
      },
    ]),
  );
}

function changeRow(hash: string, { words, fields }: ChangeSize) {
  return {
    hash,
    wordsAdded: words?.added ?? null,
    wordsRemoved: words?.removed ?? null,
    fields: [...fields],
  };
}

const recordSchema = z.object({ content: articleContentSchema });
const fieldsSchema = z.array(z.enum(CONTENT_FIELDS));
const missingSchema = z.array(
  z.object({ hash: z.string(), earlier: articleContentSchema, later: articleContentSchema }),
);
