import { z } from "zod";
import { correctionSchema } from "@/lib/corrections/correction-record";
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

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const everyRecord = {
  format: z.literal("standfirst/revision/1"),
  article: z.uuid(),
  /** Counted from 1. */
  number: z.int().positive(),
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
};

/** The record of everything that was published. */
export const publicationRecordSchema = z.strictObject({
  ...everyRecord,
  kind: z.enum(["published", "updated", "corrected", "imported", "restored", "moved", "typo"]),
  /** What the public is told of this revision. */
  note: z.string().nullable(),
  content: articleContentSchema,
  /** Of a correction: what was wrong. The key is absent from every other record, and from those of before it was kept. */
  correction: correctionSchema.exactOptional(),
  previous: hashSchema.nullable(),
});
export type PublicationRecord = z.infer<typeof publicationRecordSchema>;

/** The web address of an authority, which can stand in a `Link` header as it is. */
export const authoritySchema = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[!#-;=?-Z_a-z~[\]]+$/)
  .refine((address) => URL.canParse(address));

/**
 * What may still be shown of a withdrawn article. It has none of the article's own words but the headline, and that only
 * where it may be read on; the words are in the revision before, which nobody is shown.
 */
export const withdrawalSchema = z.strictObject({
  kind: z.enum(["editorial", "legal"]),
  /** The address of the authority that ordered a legal removal. */
  authority: authoritySchema.nullable(),
  language: z.string(),
  headline: z.string().nullable(),
});

/** The record of a withdrawal: `note` is its reason, and `previous` the hash of what was withdrawn. */
export const withdrawalRecordSchema = z.strictObject({
  ...everyRecord,
  kind: z.literal("withdrawn"),
  note: z.string(),
  withdrawal: withdrawalSchema,
  previous: hashSchema,
});
export type WithdrawalRecord = z.infer<typeof withdrawalRecordSchema>;

/**
 * A revision's record: everything that was published, as one JSON document that can be read without the database. Its
 * canonical form (RFC 8785) is what the object store keeps; the sha256 of that is the revision's hash, and each record
 * names the hash of the one before it.
 */
export const revisionRecordSchema = z.discriminatedUnion("kind", [
  publicationRecordSchema,
  withdrawalRecordSchema,
]);
export type RevisionRecord = z.infer<typeof revisionRecordSchema>;

/**
 * What the next record of an article takes over from this one, whatever it is to say: not what this revision alone was about.
 */
export function carriedOn({
  correction: _,
  ...record
}: PublicationRecord): Omit<PublicationRecord, "correction"> {
  return record;
}

export interface SealedRevision<Sealed extends RevisionRecord = RevisionRecord> {
  readonly record: Sealed;
  readonly hash: string;
  /** The canonical JSON, in UTF-8, whose sha256 is `hash`. */
  readonly bytes: Buffer;
}

/** Makes the canonical form of a record, and its hash. */
export function sealRevision<Sealed extends RevisionRecord>(record: Sealed): SealedRevision<Sealed> {
  const bytes = canonicalBytes(record);
  return { record, hash: sha256(bytes), bytes };
}

/** Whether a sealed revision is a withdrawal. */
export function isWithdrawal(revision: SealedRevision): revision is SealedRevision<WithdrawalRecord> {
  return revision.record.kind === "withdrawn";
}

/** Whether a sealed revision is one that the public can read. */
export function isPublication(revision: SealedRevision): revision is SealedRevision<PublicationRecord> {
  return revision.record.kind !== "withdrawn";
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
