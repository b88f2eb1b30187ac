import { z } from "zod";
import { languageTagSchema, namedSchema } from "@/lib/articles/content";
import { sourceAddress } from "@/lib/sources/source-address";
import { partialDateSchema } from "@/lib/sources/source-record";

/**
 * Who said what, as the object store keeps it. What stands follows from these records in the order of their numbers, and so outlives the
 * database; a statement that was corrected or withdrawn is still in the earlier ones.
 */

export const STATEMENT_KINDS = ["claim", "denial", "no_comment"] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];
export const SPEAKER_KINDS = ["person", "organisation"] as const;
export type SpeakerKind = (typeof SPEAKER_KINDS)[number];

const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(longest)
    .refine((written) => !/[\0\p{Cs}]/u.test(written), "must be text");

export const speakerNameSchema = text(200).refine((name) => !/\p{Cc}/u.test(name), "must be a single line");

export const spokenSchema = z.strictObject({ text: text(5_000), language: languageTagSchema });

export const statementSchema = z
  .strictObject({
    speaker: z.strictObject({
      slug: namedSchema.shape.slug,
      name: speakerNameSchema,
      kind: z.enum(SPEAKER_KINDS),
    }),
    kind: z.enum(STATEMENT_KINDS),
    /** As much of the date as is known. */
    saidOn: partialDateSchema,
    /** The exact words as our article has them; null only where nothing was said. */
    quote: spokenSchema.nullable(),
    /** What was said, where the article has it in translation. */
    original: spokenSchema.nullable(),
    article: z.uuid(),
    /** The revision in which it stands. */
    revision: z.string().regex(/^[0-9a-f]{64}$/),
    /** The address of the source. */
    source: z
      .string()
      .refine((address) => sourceAddress(address) === address, "must be the address of a source")
      .nullable(),
  })
  .refine(({ kind, quote }) => quote !== null || kind === "no_comment", {
    path: ["quote"],
    message: "must have the words that were said",
  })
  .refine(({ quote, original }) => quote !== null || original === null, {
    path: ["original"],
    message: "must be the original of words that are quoted",
  });
export type StatementFacts = z.infer<typeof statementSchema>;

const id = z.int().positive();
export const noteSchema = text(500);

export const statementChangeSchema = z.discriminatedUnion("verb", [
  /** The first record of a statement, whose number becomes its id. */
  z.strictObject({ verb: z.literal("state"), statement: statementSchema }),
  z.strictObject({ verb: z.literal("correct"), id, statement: statementSchema }),
  z.strictObject({ verb: z.literal("withdraw"), id, reason: noteSchema }),
  z.strictObject({ verb: z.literal("contradict"), one: id, other: id, note: noteSchema }),
  z.strictObject({ verb: z.literal("reconcile"), one: id, other: id }),
]);
export type StatementChange = z.infer<typeof statementChangeSchema>;

export const statementRecordSchema = z.strictObject({
  format: z.literal("standfirst/statements/1"),
  /** Counted from 1, without a gap. */
  number: z.int().positive(),
  recordedAt: z.iso.datetime(),
  actor: z.string(),
  change: statementChangeSchema,
});
export type StatementRecord = z.infer<typeof statementRecordSchema>;
