import { z } from "zod";
import { slugSchema } from "@/lib/articles/content";
import { NAME_KINDS } from "./kinds";

/**
 * What the newsroom did to a section, a topic, an author or a running story, as the object store keeps it. A revision freezes
 * the names as they were when it was published; what they have become since follows from these records, in the order of their
 * numbers, and so outlives the database too.
 */

/** The longest description or biography, in UTF-16 code units: a few sentences at the head of a page. */
const MAXIMUM_DESCRIPTION_LENGTH = 2000;

/** A name as it is printed, cleaned of the space around it. It has something that can be seen. */
export const nameSchema = z
  .string()
  .transform((name) => name.normalize("NFC").trim())
  .pipe(
    z
      .string()
      .max(200, "must have at most 200 characters")
      .refine(
        (name) => !/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(name),
        "must be a single line without control characters or broken letters",
      )
      .refine((name) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(name), "must have a letter that can be seen"),
  );

export const descriptionSchema = z
  .string()
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .max(MAXIMUM_DESCRIPTION_LENGTH, `must have at most ${MAXIMUM_DESCRIPTION_LENGTH} characters`)
      .refine((text) => !/[\0\p{Cs}]/u.test(text), "must be without zero bytes and broken letters"),
  );

/** Whatever can be said of a name; what a kind has not is empty: topics have no description, and only authors are invented. */
export const nameStateSchema = z.strictObject({
  slug: slugSchema,
  name: z.string(),
  /** An author's biography. */
  description: z.string(),
  invented: z.boolean(),
});
export type NameState = z.infer<typeof nameStateSchema>;

const kind = z.enum(NAME_KINDS);

export const changeSchema = z.discriminatedUnion("verb", [
  /** What the name is from now on; `formerly` is the slug that it leaves, which leads to it. */
  z.strictObject({ verb: z.literal("set"), kind, formerly: slugSchema.nullable(), state: nameStateSchema }),
  z.strictObject({ verb: z.literal("merge"), kind, slug: slugSchema, into: slugSchema }),
  z.strictObject({ verb: z.literal("remove"), kind, slug: slugSchema }),
  /** All sections, in the masthead's order. */
  z.strictObject({ verb: z.literal("order"), slugs: z.array(slugSchema) }),
]);
export type NameChange = z.infer<typeof changeSchema>;

export const nameRecordSchema = z.strictObject({
  format: z.literal("standfirst/name/1"),
  /** Counted from 1, without a gap. */
  number: z.int().positive(),
  recordedAt: z.iso.datetime(),
  actor: z.string(),
  change: changeSchema,
});
export type NameRecord = z.infer<typeof nameRecordSchema>;
