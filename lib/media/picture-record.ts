import { z } from "zod";

/** A file of the media, as records name it. */
export const fileSchema = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  extension: z.enum(["jpg", "png", "gif", "webp", "avif", "svg"]),
  width: z.int().positive(),
  height: z.int().positive(),
  bytes: z.int().positive(),
});

/** What belongs together, as the object store keeps it for a picture that has versions, so that it outlives the database. */
export const pictureRecordSchema = z.strictObject({
  format: z.literal("standfirst/picture/1"),
  picture: fileSchema,
  versions: z.array(fileSchema).max(10),
});
export type PictureRecord = z.infer<typeof pictureRecordSchema>;
