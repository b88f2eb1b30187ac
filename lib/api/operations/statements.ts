import { z } from "zod";
import { accept } from "@/lib/outcome";
import {
  correctStatement,
  markContradiction,
  recordStatement,
  unmarkContradiction,
  withdrawStatement,
} from "@/lib/statements/commands";
import { listNewestStatements } from "@/lib/statements/queries";
import { SPEAKER_KINDS, STATEMENT_KINDS } from "@/lib/statements/statement-record";
import { nothing, operation } from "../operation";

/** Who said what. */

const id = z.int().positive().describe("A statement's number.");
const spoken = z.strictObject({ text: z.string().max(5_000), language: z.string().max(100) });
const statement = z.strictObject({
  speaker: z.strictObject({ name: z.string().max(1_000), kind: z.enum(SPEAKER_KINDS) }),
  kind: z.enum(STATEMENT_KINDS),
  saidOn: z.string().max(20).describe("As much of the date as is known: 2018, 2018-01 or 2018-01-02."),
  quote: spoken.nullable().describe("As the article has it; null only where nothing was said."),
  original: spoken
    .nullable()
    .default(null)
    .describe("What was said, where the article has it in translation."),
  article: z.uuid(),
  source: z.string().max(4_000).nullable().default(null).describe("The address of the source."),
});
const speaker = z.object({ slug: z.string(), name: z.string(), kind: z.enum(SPEAKER_KINDS) });
const said = z.object({ text: z.string(), language: z.string() }).nullable();
const number = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
const done = z.object({ id });

const shared = { action: "statement-change", scope: "publish" } as const;

export const statementOperations = [
  operation({
    ...shared,
    name: "list-statements",
    method: "GET",
    path: "/statements",
    summary: "What is recorded of who said what, the newest record first",
    parameters: nothing,
    query: z.strictObject({
      speaker: z.string().max(200).default("").describe("A speaker's slug."),
      before: number.exactOptional().describe("The “next” of the page before."),
    }),
    body: nothing,
    status: 200,
    answer: z.object({
      statements: z.array(
        z.object({
          id,
          speaker,
          kind: z.enum(STATEMENT_KINDS),
          saidOn: z.string(),
          quote: said,
          original: said,
          article: z.object({ id: z.uuid(), path: z.string(), headline: z.string() }),
          revisionHash: z.string(),
          wordsStand: z.boolean().describe("Whether the article has the words as readers have it now."),
          source: z.string().nullable(),
          recordedAt: z.date(),
          correctedAt: z.date().nullable(),
          contradictions: z.array(z.object({ id, speaker, note: z.string() })),
        }),
      ),
      next: z.string().nullable().describe("The “before” of the next page."),
    }),
    async run({ desk }, { query: { speaker: slug, before = null } }) {
      const { statements, next } = await listNewestStatements(desk.database, { speaker: slug, before });
      const body = statements.map(({ contradictions, ...each }) => ({
        ...each,
        contradictions: [...contradictions],
      }));
      return accept({ body: { statements: body, next } });
    },
  }),

  operation({
    ...shared,
    name: "record-statement",
    method: "POST",
    path: "/statements",
    summary: "Records that somebody said something in an article that readers have",
    parameters: nothing,
    query: nothing,
    body: statement,
    status: 201,
    answer: done,
    async run({ desk }, { body }) {
      const recorded = await recordStatement(desk, body);
      return recorded.ok ? accept({ body: recorded.value }) : recorded;
    },
  }),

  operation({
    ...shared,
    name: "correct-statement",
    method: "PUT",
    path: "/statements/{id}",
    summary: "Says of a statement what it should have said; the earlier record is kept",
    parameters: z.strictObject({ id: number }),
    query: nothing,
    body: statement,
    status: 200,
    answer: done,
    async run({ desk }, { parameters, body }) {
      const corrected = await correctStatement(desk, { ...parameters, ...body });
      return corrected.ok ? accept({ body: corrected.value }) : corrected;
    },
  }),

  operation({
    ...shared,
    name: "withdraw-statement",
    method: "DELETE",
    path: "/statements/{id}",
    summary: "Takes a statement from what readers see, with the reason for the record",
    parameters: z.strictObject({ id: number }),
    query: z.strictObject({ reason: z.string().min(1).max(500) }),
    body: nothing,
    status: 200,
    answer: done,
    async run({ desk }, { parameters, query }) {
      const withdrawn = await withdrawStatement(desk, { ...parameters, ...query });
      return withdrawn.ok ? accept({ body: withdrawn.value }) : withdrawn;
    },
  }),

  operation({
    ...shared,
    name: "mark-contradiction",
    method: "POST",
    path: "/contradictions",
    summary: "Says that two statements contradict each other, with a note for readers",
    parameters: nothing,
    query: nothing,
    body: z.strictObject({ one: id, other: id, note: z.string().max(500) }),
    status: 200,
    answer: done,
    async run({ desk }, { body }) {
      const marked = await markContradiction(desk, body);
      return marked.ok ? accept({ body: marked.value }) : marked;
    },
  }),

  operation({
    ...shared,
    name: "unmark-contradiction",
    method: "DELETE",
    path: "/contradictions",
    summary: "Takes the mark of a contradiction away again",
    parameters: nothing,
    query: z.strictObject({ one: number, other: number }),
    body: nothing,
    status: 200,
    answer: done,
    async run({ desk }, { query }) {
      const unmarked = await unmarkContradiction(desk, query);
      return unmarked.ok ? accept({ body: unmarked.value }) : unmarked;
    },
  }),
];
