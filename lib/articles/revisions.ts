import { z } from "zod";
import type { Prisma } from "@/lib/database/generated/client";
import { canonicalBytes } from "@/lib/storage/canonical";
import { sha256 } from "@/lib/storage/sha256";
import { articleContentSchema } from "./content";

/** The file that an imported piece came from. */
export const importOriginSchema = z.strictObject({
  /** sha256 of the file's bytes. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  fileName: z.string(),
  format: z.string(),
});
export type ImportOrigin = z.infer<typeof importOriginSchema>;

/**
 * A revision's record: everything that was published, as one JSON document that can be read without the database. Its
 * canonical form (RFC 8785) is what the object store keeps; the sha256 of that is the revision's hash, and each record
 * names the hash of the one before it.
 */
export const revisionRecordSchema = z.strictObject({
  format: z.literal("standfirst/revision/1"),
  article: z.uuid(),
  /** Counted from 1. */
  number: z.int().positive(),
  kind: z.enum(["published", "updated", "corrected", "withdrawn", "imported"]),
  note: z.string().nullable(),
  actor: z.string(),
  recordedAt: z.iso.datetime(),
  /** The address, `/2018/01/02/slug`, unencoded. */
  path: z.string(),
  /** When the public first could read it, or is said to have: see `firstPublished` in the content. */
  publishedAt: z.iso.datetime(),
  publishedPrecision: z.enum(["day", "minute"]),
  /** The last change of substance after publication; null if there was none. */
  updatedAt: z.iso.datetime().nullable(),
  /** True for a piece of the sample publication. */
  sample: z.boolean(),
  origin: importOriginSchema.nullable(),
  content: articleContentSchema,
  previous: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type RevisionRecord = z.infer<typeof revisionRecordSchema>;

export interface SealedRevision {
  readonly record: RevisionRecord;
  readonly hash: string;
  /** The canonical JSON, in UTF-8, whose sha256 is `hash`. */
  readonly bytes: Buffer;
}

/** Makes the canonical form of a record, and its hash. */
export function sealRevision(record: RevisionRecord): SealedRevision {
  const bytes = canonicalBytes(record);
  return { record, hash: sha256(bytes), bytes };
}

/** The row that holds a sealed revision in the database. */
export function revisionRow({ record, hash }: SealedRevision): Prisma.RevisionUncheckedCreateInput {
  const { article: articleId, number, kind, note, actor, recordedAt, previous: previousHash } = record;
  return { hash, articleId, number, kind, note, actor, recordedAt, previousHash, record };
}

/**
 * Reads a record back from the bytes that the object store kept. Throws when they are not a record that this version
 * understands; the hash is the store's to check.
 */
export function readRevision(bytes: Uint8Array): RevisionRecord {
  return revisionRecordSchema.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
}
