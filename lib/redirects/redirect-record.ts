import { z } from "zod";

/**
 * What editors did to redirects by hand, as the object store keeps it. Which there are follows from these records in the order of their
 * numbers, and so outlives the database.
 */

/** The most that are made at once. */
export const MOST_REDIRECTS = 5_000;

export const redirectChangeSchema = z.discriminatedUnion("verb", [
  /** Where each of these addresses leads from now on, as both are stored. */
  z.strictObject({
    verb: z.literal("set"),
    redirects: z.array(z.strictObject({ from: z.string(), parameters: z.string(), to: z.string() })),
  }),
  z.strictObject({ verb: z.literal("remove"), from: z.string() }),
]);
export type RedirectChange = z.infer<typeof redirectChangeSchema>;

export const redirectRecordSchema = z.strictObject({
  format: z.literal("standfirst/redirects/1"),
  /** Counted from 1, without a gap. */
  number: z.int().positive(),
  recordedAt: z.iso.datetime(),
  actor: z.string(),
  change: redirectChangeSchema,
});
export type RedirectRecord = z.infer<typeof redirectRecordSchema>;
