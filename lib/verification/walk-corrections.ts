import { isDeepStrictEqual } from "node:util";
import { ZodError } from "zod";
import { type CorrectionRow, deriveCorrections } from "@/lib/corrections/project-corrections";
import type { Queryable } from "@/lib/database/client";
import { transact } from "@/lib/database/transaction";
import { lockEdition } from "@/lib/site/edition";
import type { Flaw } from "./views";
import { BATCH, type Flaws, type Walk } from "./walk";

const NIL = "00000000-0000-0000-0000-000000000000";

/** Holds what readers are told of corrections against the revisions that corrected something, both ways. */
export async function* walkCorrections({ database, count }: Walk): Flaws {
  for (let after = NIL; ; ) {
    const articles = await database.$queryRaw<{ id: string }[]>`
      SELECT article_id AS id FROM revision WHERE kind = 'corrected' AND article_id > ${after}::uuid
      UNION SELECT article_id FROM correction WHERE article_id > ${after}::uuid
      ORDER BY id LIMIT ${BATCH}`;
    for (const { id } of articles) {
      after = id;
      count("corrections", await database.correction.count({ where: { articleId: id } }));
      if ((await compare(database, id)).length === 0) continue;
      // Somebody may have published between the two looks.
      yield* await transact(database, async (transaction) => {
        await lockEdition(transaction);
        return compare(transaction, id);
      });
    }
    if (articles.length < BATCH) return;
  }
}

async function compare(queryable: Queryable, articleId: string): Promise<Flaw[]> {
  const derived = await expect(queryable, articleId);
  if (derived === null) return [];
  const rows = await queryable.correction.findMany({ where: { articleId }, orderBy: { toNumber: "asc" } });
  const numbers = new Set([...derived, ...rows].map(({ toNumber }) => toNumber));
  return [...numbers].flatMap((number) => {
    const of = ({ toNumber }: { readonly toNumber: number }) => toNumber === number;
    const flaw = hold(articleId, number, derived.find(of), rows.find(of));
    return flaw === null ? [] : [flaw];
  });
}

/** Null where a revision's record is none, which was found among the revisions. */
async function expect(queryable: Queryable, articleId: string): Promise<readonly CorrectionRow[] | null> {
  try {
    const derived = await deriveCorrections(queryable, articleId);
    const newest = await queryable.revision.findFirst({
      where: { articleId },
      orderBy: { number: "desc" },
      select: { kind: true },
    });
    // Of a withdrawn article it is known that there were some, and none of their words.
    return newest?.kind === "withdrawn"
      ? derived.map((row) => ({ ...row, note: null, passages: [] }))
      : derived;
  } catch (cause) {
    if (cause instanceof ZodError) return null;
    throw cause;
  }
}

function hold(
  articleId: string,
  number: number,
  derived: CorrectionRow | undefined,
  row: object | undefined,
): Flaw | null {
  const where = `correction ${number} of the article ${articleId}`;
  const flaw = (code: string, message: string): Flaw => ({
    code,
    where,
    message: `${message} Run “standfirst rebuild”.`,
    expected: derived?.toHash ?? null,
    found: null,
  });
  if (derived === undefined)
    return flaw(
      "correction-follows-from-nothing",
      `The ${where} follows from no revision that corrected something.`,
    );
  if (row === undefined)
    return flaw(
      "correction-missing",
      `Revision ${number} of the article ${articleId} corrected something, and readers are not told.`,
    );
  const stored = new Map(Object.entries(row));
  const differs = Object.entries(derived).find(
    ([column, value]) => !isDeepStrictEqual(stored.get(column), value),
  );
  return differs === undefined
    ? null
    : flaw("correction-changed", `The ${where} says in its column “${differs[0]}” other than its revision.`);
}
