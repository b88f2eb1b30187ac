import type { Prisma } from "@/lib/database/generated/client";
import { fileSchema, type PictureRecord } from "./picture-record";

type MediaRow = Prisma.MediaGetPayload<{ include: { versions: true } }>;

/** The record that the object store has of a picture, from its rows, the narrowest version first. */
export function recordOfRow({ versions, ...picture }: MediaRow): PictureRecord {
  const file = (each: MediaRow | MediaRow["versions"][number]) =>
    fileSchema.parse({
      hash: each.hash,
      extension: each.extension,
      width: each.width,
      height: each.height,
      bytes: each.bytes,
    });
  return {
    format: "standfirst/picture/1",
    picture: file({ versions, ...picture }),
    versions: versions.map(file),
  };
}
