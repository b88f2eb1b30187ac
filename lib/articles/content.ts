import { z } from "zod";

/**
 * The content of an article as the newsroom writes it: the one JSON document that a draft holds, that a revision
 * freezes, and from which everything the public reads is derived.
 *
 * It says only what may be *saved*: a half-written piece always may. What may go live is decided by
 * `lib/articles/checklist`.
 */

/** The longest Markdown source of a body, in UTF-16 code units. The renderer refuses more (`lib/markdown/limits`). */
export const MAXIMUM_BODY_LENGTH = 512 * 1024;

const line = (most: number) =>
  z
    .string()
    .max(most)
    .refine(isOneLine, "must be a single line without control characters or broken letters");

const text = (most: number) =>
  z.string().max(most).refine(isStorable, "must be without zero bytes and broken letters");

/** A lower-case address segment: letters and digits of any script, joined by single hyphens. */
export const slugSchema = z
  .string()
  .max(200)
  .regex(
    /^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u,
    "must be words of letters and digits joined by hyphens",
  )
  .refine((slug) => slug === slug.normalize("NFC").toLowerCase(), "must be in lower case");

/** A BCP 47 language tag in its canonical form, such as `en-GB` or `zh-Hans`. */
export const languageTagSchema = z
  .string()
  .refine(isCanonicalLanguageTag, "must be a BCP 47 language tag such as en-GB");

/** Someone or something with a page of its own, named in full so that a revision can be read without the database. */
export const namedSchema = z.strictObject({ slug: slugSchema, name: line(200) });
export type Named = z.infer<typeof namedSchema>;

/** A picture: `src` is the address of stored media (`/media/<sha256>.<extension>`). */
export const figureSchema = z.strictObject({
  src: z.string().regex(/^\/media\/[0-9a-f]{64}\.[a-z0-9]{3,4}$/, "must be the address of stored media"),
  width: z.int().positive(),
  height: z.int().positive(),
  alt: text(1000),
  caption: text(1000).nullable(),
  credit: line(300).nullable(),
  licence: line(100).nullable(),
});
export type Figure = z.infer<typeof figureSchema>;

/**
 * When the piece first appeared, if that was before it came into this archive. `at` is an instant in UTC; with the
 * precision `day`, it is the start of that day in the site's time zone, and no time of day is ever shown.
 */
export const firstPublishedSchema = z.strictObject({
  at: z.iso.datetime({ offset: false }),
  precision: z.enum(["day", "minute"]),
});
export type FirstPublished = z.infer<typeof firstPublishedSchema>;

/**
 * What a translation is of, and how it was made. `of` is the id of the article, as it was first written: never of a translation. An
 * `engine` is the machine's name; where both are named, a person worked over what a machine had made.
 */
export const translationSchema = z.strictObject({
  of: z.uuid(),
  translator: line(200).nullable(),
  engine: line(100).nullable(),
  checkedBy: line(200).nullable(),
});
export type Translation = z.infer<typeof translationSchema>;

export const articleContentSchema = z.strictObject({
  language: languageTagSchema,
  headline: line(300),
  standfirst: line(1000).nullable(),
  /** A word printed before the standfirst, such as `Spoiler`, without its colon. */
  standfirstLabel: line(40).nullable(),
  /** Markdown; see `lib/markdown/README.md` for the house's rules. */
  body: text(MAXIMUM_BODY_LENGTH),
  lead: figureSchema.nullable(),
  section: namedSchema.nullable(),
  authors: z.array(namedSchema).max(50),
  topics: z.array(namedSchema).max(50),
  /**
   * The running story that the piece belongs to. The key is absent where there is none, so that a record from before there
   * were stories keeps its hash.
   */
  story: namedSchema.exactOptional(),
  /** Of a piece that is another in a language of its own. The key is absent from every other, for the same reason. */
  translation: translationSchema.exactOptional(),
  /** The place a report was filed from, as the dateline prints it. */
  place: line(100).nullable(),
  /** The address segment asked for; null lets the headline decide. Fixed at first publication. */
  slug: slugSchema.nullable(),
  firstPublished: firstPublishedSchema.nullable(),
  /** The last change of substance that the piece had elsewhere, in UTC. */
  lastUpdated: z.iso.datetime({ offset: false }).nullable(),
  /** The end mark that this piece was printed with, where it is not the site's. */
  endMark: line(8).nullable(),
});
export type ArticleContent = z.infer<typeof articleContentSchema>;

/** A draft in which nothing is written yet, in a language that is not known (`und`). */
export const emptyContent: ArticleContent = {
  language: "und",
  headline: "",
  standfirst: null,
  standfirstLabel: null,
  body: "",
  lead: null,
  section: null,
  authors: [],
  topics: [],
  place: null,
  slug: null,
  firstPublished: null,
  lastUpdated: null,
  endMark: null,
};

function isOneLine(text: string): boolean {
  return !/[\p{Cc}\p{Cs}]/u.test(text);
}

/** A zero byte and half of a surrogate pair are in no text of the database. */
function isStorable(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text);
}

function isCanonicalLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}
