import { z } from "zod";

/*
 * The public log: one append-only chain over what is kept for good. An entry names a thing by the sha256 of its bytes, and the entry
 * before by the sha256 of that one's canonical JSON (RFC 8785). So the hash of the last entry stands for everything before it, and whoever
 * has kept one can prove later that nothing was changed since. It holds no name of anybody and no word of what it tells of.
 */

export const LOG_FORMAT = "standfirst/log/1";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const everyEntry = {
  format: z.literal(LOG_FORMAT),
  /** Counted from 1, without a gap. */
  number: z.int().positive(),
  /** When it was entered. */
  at: z.iso.datetime(),
  /** The sha256 of the bytes that it tells of. */
  object: hash,
  /** The hash of the entry before; null for the first. */
  previous: hash.nullable(),
};

export const logEntrySchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...everyEntry,
    /** The record of a revision was kept. */
    kind: z.literal("revision"),
    article: z.uuid(),
    /** Its number among those of the article. */
    revision: z.int().positive(),
    /** There only for a piece of the sample publication, which alone can be taken out again. */
    sample: z.literal(true).exactOptional(),
  }),
  /** A sample's revision was taken out; `object` is that of its own entry. */
  z.strictObject({ ...everyEntry, kind: z.literal("sample-removed") }),
  /** A revision was published with a picture: the record of which files belong to it. */
  z.strictObject({ ...everyEntry, kind: z.literal("picture") }),
  /** What a source said was kept. */
  z.strictObject({ ...everyEntry, kind: z.literal("capture") }),
  /** Something was recorded of what somebody said: the record of it. */
  z.strictObject({ ...everyEntry, kind: z.literal("statement") }),
]);
export type LogEntry = z.infer<typeof logEntrySchema>;
export type LogKind = LogEntry["kind"];

type Untold<Entry> = Entry extends LogEntry ? Omit<Entry, "format" | "number" | "at" | "previous"> : never;

/** What somebody says who has something entered; the rest follows from the chain. */
export type NewLogEntry = Untold<LogEntry>;
