import { z } from "zod";

/**
 * What a revision that corrects something says of it, beside its note. The program makes it from the two texts, and an editor says whether it is
 * serious; it is kept in the revision's own record, and so is part of what the hash seals.
 */

/** So many passages are named; the comparison of the two revisions has all of them. */
export const MOST_PASSAGES = 20;
/** In UTF-16 code units: a long sentence. */
export const LONGEST_PASSAGE = 1000;

/** A sentence, or about as much, that was wrong, and the one that stands there now. One of them is empty where a passage came or went. */
export const passageSchema = z.strictObject({
  was: z.string().max(LONGEST_PASSAGE),
  now: z.string().max(LONGEST_PASSAGE),
  where: z.enum(["headline", "standfirst", "body", "caption", "byline"]),
});
export type Passage = z.infer<typeof passageSchema>;

export const correctionSchema = z.strictObject({
  /** Whether what was wrong could have led readers astray, so that they are told before they read. */
  serious: z.boolean(),
  passages: z.array(passageSchema).max(MOST_PASSAGES),
});
export type CorrectionRecord = z.infer<typeof correctionSchema>;
