import { z } from "zod";
import type { Desk } from "@/lib/desk";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { type GivenStatement, markContradiction, recordStatement } from "@/lib/statements/commands";
import { SPEAKER_KINDS, STATEMENT_KINDS, spokenSchema } from "@/lib/statements/statement-record";

/** Who said what in the sample publication, as its file has it. */
export const sampleStatementsSchema = z.strictObject({
  statements: z.array(
    z.strictObject({
      /** By which contradictions name it. */
      key: z.string(),
      /** The path of the article in which it stands. */
      article: z.string(),
      speaker: z.strictObject({ name: z.string(), kind: z.enum(SPEAKER_KINDS) }),
      kind: z.enum(STATEMENT_KINDS),
      saidOn: z.string(),
      quote: spokenSchema.nullable(),
      original: spokenSchema.nullable().default(null),
      source: z.string().nullable(),
    }),
  ),
  contradictions: z.array(z.strictObject({ one: z.string(), other: z.string(), note: z.string() })),
});
type SampleStatements = z.infer<typeof sampleStatementsSchema>;

/**
 * Records who said what in the samples, where nobody's statement is recorded yet. Refused where one of them does not fit the articles that there
 * are; an article that somebody has withdrawn or moved meanwhile is passed over.
 */
export async function loadSampleStatements(
  desk: Desk,
  { statements, contradictions }: SampleStatements,
): Promise<Outcome<null>> {
  if ((await desk.database.statement.count()) > 0) return accept(null);
  const ids = new Map<string, number>();
  for (const { key, article: path, ...said } of statements) {
    const article = await desk.database.article.findUnique({ where: { path }, select: { id: true } });
    if (article === null) continue;
    const given: GivenStatement = { ...said, article: article.id };
    const recorded = await recordStatement(desk, given);
    if (!recorded.ok) return refuse(...named(recorded.problems, key));
    ids.set(key, recorded.value.id);
  }
  for (const { note, ...pair } of contradictions) {
    const [one, other] = [ids.get(pair.one), ids.get(pair.other)];
    if (one === undefined || other === undefined) continue;
    const marked = await markContradiction(desk, { one, other, note });
    if (!marked.ok) return refuse(...named(marked.problems, pair.one));
  }
  return accept(null);
}

function named([first, ...more]: readonly [Problem, ...Problem[]], key: string): [Problem, ...Problem[]] {
  const at = (problem: Problem): Problem => ({ ...problem, at: `statements.${key}.${problem.at ?? ""}` });
  return [at(first), ...more.map(at)];
}
