import { z } from "zod";

/** What the library remembers of a picture in words, and offers wherever the picture is used. */

const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((written) => !/[\0\p{Cs}]/u.test(written), "must be text");
const line = (longest: number) =>
  text(longest).refine((written) => !/\p{Cc}/u.test(written), "must be a single line");

/** The limits are those of a figure in an article (`lib/articles/content`), so that what is offered can be used. */
export const pictureWordsSchema = z.strictObject({
  /** What it shows, for those who do not see it; empty where nobody has said so yet. */
  alt: text(1000),
  caption: text(1000).nullable(),
  credit: line(300).nullable(),
  licence: line(100).nullable(),
});
export type PictureWords = z.infer<typeof pictureWordsSchema>;

/** A description as the object store keeps it, so that it outlives the database. The newest of a picture counts. */
export const descriptionRecordSchema = z.strictObject({
  format: z.literal("standfirst/picture-words/1"),
  /** The sha256 of the picture's bytes. */
  picture: z.string().regex(/^[0-9a-f]{64}$/),
  recordedAt: z.iso.datetime(),
  actor: z.string(),
  words: pictureWordsSchema,
});
export type DescriptionRecord = z.infer<typeof descriptionRecordSchema>;
