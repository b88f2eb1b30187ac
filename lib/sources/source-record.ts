import { z } from "zod";
import { languageTagSchema } from "@/lib/articles/content";
import { sourceAddress } from "./source-address";

/**
 * What editors said of sources, as the object store keeps it. What is said of each follows from these records in the order of
 * their numbers, and so outlives the database.
 */

export const SOURCE_KINDS = ["primary", "secondary", "official_record", "social"] as const;
export const sourceKindSchema = z.enum(SOURCE_KINDS);
export type SourceKind = z.infer<typeof sourceKindSchema>;

const line = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(300)
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), "must be a single line");

/** The first form of an address that is known by it. */
const addressSchema = z
  .string()
  .refine((address) => sourceAddress(address) === address, "must be the address of a source");

/** As much of a date as is known. */
export const partialDateSchema = z
  .string()
  .refine(isDate, "must be a date that there is: 2018, 2018-01 or 2018-01-02");

/** What can be said of a source; null is what nobody knows. */
export const sourceDescriptionSchema = z.strictObject({
  /** Where it is not the host's, such as a newspaper's piece in a web archive. */
  publisher: line.nullable(),
  title: line.nullable(),
  author: line.nullable(),
  date: partialDateSchema.nullable(),
  language: languageTagSchema.nullable(),
  kind: sourceKindSchema.nullable(),
});
export type SourceDescription = z.infer<typeof sourceDescriptionSchema>;

const hostSchema = z
  .string()
  .max(253)
  .regex(/^[a-z0-9.:[\]-]+$/);

export const sourceChangeSchema = z.discriminatedUnion("verb", [
  z.strictObject({
    verb: z.literal("describe"),
    address: addressSchema,
    description: sourceDescriptionSchema,
  }),
  /** Whose a host is; null gives it its own name back. */
  z.strictObject({ verb: z.literal("name-host"), host: hostSchema, publisher: line.nullable() }),
]);
export type SourceChange = z.infer<typeof sourceChangeSchema>;

export const sourceRecordSchema = z.strictObject({
  format: z.literal("standfirst/sources/1"),
  /** Counted from 1, without a gap. */
  number: z.int().positive(),
  recordedAt: z.iso.datetime(),
  actor: z.string(),
  change: sourceChangeSchema,
});
export type SourceRecord = z.infer<typeof sourceRecordSchema>;

function isDate(written: string): boolean {
  if (!/^\d{4}(?:-\d\d){0,2}$/.test(written)) return false;
  const [year = "", month = "01", day = "01"] = written.split("-");
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}
