import { z } from "zod";

/** What an editor decided about showing readers the text of a capture, as the object store keeps it. The last decision about a capture counts. */
export const showingRecordSchema = z.strictObject({
  format: z.literal("standfirst/capture-showing/1"),
  /** Counted from 1, without a gap. */
  number: z.int().positive(),
  recordedAt: z.iso.datetime(),
  actor: z.string(),
  /** The hash of the capture's file. */
  capture: z.string().regex(/^[0-9a-f]{64}$/),
  shown: z.boolean(),
});
export type ShowingRecord = z.infer<typeof showingRecordSchema>;
