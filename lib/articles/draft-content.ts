import { z } from "zod";
import { linksWithoutTrackers } from "@/lib/markdown/links-without-trackers";
import { accept, type Outcome } from "@/lib/outcome";
import { refuseFor } from "@/lib/problems";
import { MAXIMUM_BODY_LENGTH } from "./content";

/**
 * What a draft holds while it is written: the fields of `ArticleContent` with whatever has been typed into them so far, be it
 * half a slug, half a date or a headline of two lines. All that is asked is that the database can hold it. What may go live is
 * asked of it later (`checkBeforePublication`).
 */

const text = (most: number) =>
  z
    .string()
    .max(most, `is longer than ${most} characters`)
    .refine((written) => !/[\0\p{Cs}]/u.test(written), "holds a zero byte or half of a letter");

const line = text(5000);

const named = z.strictObject({ slug: line, name: line });

const figure = z.strictObject({
  src: line,
  width: z.int().nonnegative(),
  height: z.int().nonnegative(),
  alt: line,
  caption: line.nullable(),
  credit: line.nullable(),
  licence: line.nullable(),
});

export const draftContentSchema = z.strictObject({
  language: line,
  headline: line,
  standfirst: line.nullable(),
  standfirstLabel: line.nullable(),
  /** Twice as long as what can go live, so that a paste that has to be cut can be kept until it is. */
  body: text(2 * MAXIMUM_BODY_LENGTH),
  lead: figure.nullable(),
  section: named.nullable(),
  authors: z.array(named).max(100),
  topics: z.array(named).max(100),
  story: named.exactOptional(),
  translation: z
    .strictObject({
      of: line.describe("The id of the article that this one is a translation of."),
      translator: line.nullable(),
      engine: line.nullable(),
      checkedBy: line.nullable(),
    })
    .exactOptional(),
  place: line.nullable(),
  slug: line.nullable(),
  firstPublished: z.strictObject({ at: line, precision: z.enum(["day", "minute"]) }).nullable(),
  lastUpdated: line.nullable(),
  endMark: line.nullable(),
});
export type DraftContent = z.infer<typeof draftContentSchema>;

/**
 * Reads what somebody wants to save; each problem names the field that is too long or is none. The body's line ends become
 * newlines, since forms send two characters for each, and its links lose what follows readers about.
 */
export function readDraftContent(given: unknown): Outcome<DraftContent> {
  const parsed = draftContentSchema.safeParse(given);
  if (!parsed.success) return refuseFor(parsed.error, "content-not-storable");
  return accept({ ...parsed.data, body: linksWithoutTrackers(parsed.data.body.replace(/\r\n?/g, "\n")) });
}
