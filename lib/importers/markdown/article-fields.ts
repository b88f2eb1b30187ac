import { z } from "zod";
import { slugSchema } from "@/lib/articles/content";
import { acceptUnless, type Outcome, type Problem } from "@/lib/outcome";
import type { Finding, ImportedLead } from "../imported-document";
import type { Field, FieldValue } from "./front-matter";
import { readWrittenDate } from "./written-date";

/** What the front matter says of an article; null or empty where it does not. */
export interface ArticleFields {
  readonly headline: string | null;
  readonly standfirst: string | null;
  readonly standfirstLabel: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly section: string | null;
  readonly story: string | null;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly language: string | null;
  readonly slug: string | null;
  readonly place: string | null;
  readonly lead: ImportedLead | null;
  readonly endMark: string | null;
}

/** The names that each field may have in a file. Where a file uses several of one field, the first here counts. */
const names = {
  headline: ["headline", "title"],
  standfirst: ["standfirst", "description", "deck", "summary"],
  standfirstLabel: ["standfirst-label"],
  published: ["published", "date"],
  updated: ["updated", "lastmod"],
  section: ["section"],
  story: ["story"],
  authors: ["authors", "author"],
  topics: ["topics", "tags"],
  language: ["language", "lang"],
  slug: ["slug"],
  place: ["place"],
  lead: ["lead"],
  endMark: ["end-mark"],
} as const satisfies Record<keyof ArticleFields, readonly string[]>;

const words = (most: number) =>
  z
    .string({ error: "must be text" })
    .transform((text) => text.replace(/[\t\n ]+/gu, " ").trim())
    .refine((text) => text.length <= most, `must have at most ${most} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), "must not contain control characters")
    .transform((text) => (text === "" ? null : text));
const text = (most: number) => words(most).nullable();

const namesSchema = z
  .preprocess(
    (value) => (value === null ? [] : typeof value === "string" ? [value] : value),
    z.array(text(200), { error: "must be text or a list of texts" }).max(50, "must have at most 50 entries"),
  )
  .transform((list) => list.filter((name) => name !== null));

const dateSchema = z
  .string({ error: "must be a date" })
  .nullable()
  .transform((written, context) => {
    if (written === null || written.trim() === "") return null;
    const read = readWrittenDate(written);
    if (read) return read;
    context.addIssue({
      code: "custom",
      message:
        "must be a day such as 2018-01-02, or a time with its offset such as 2018-01-02T11:40:00+00:00, that exists",
    });
    return z.NEVER;
  });

const languageSchema = text(100).transform((tag, context) => {
  if (tag === null) return null;
  try {
    const canonical = Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0];
    if (canonical !== undefined) return canonical;
  } catch {
    // The answer is the issue below.
  }
  context.addIssue({ code: "custom", message: "must be a language tag such as en-GB" });
  return z.NEVER;
});

const leadFields = ["src", "alt", "caption", "credit", "licence"] as const;
const leadSchema = z
  .object(
    {
      src: words(2000).refine((src) => src !== null, "must name a file or an address"),
      alt: text(1000).optional(),
      caption: text(1000).optional(),
      credit: text(300).optional(),
      licence: text(100).optional(),
    },
    { error: "must have the fields src, alt, caption, credit and licence" },
  )
  .nullable();

const articleSchema = z.object({
  headline: text(300),
  standfirst: text(1000),
  standfirstLabel: text(40),
  published: dateSchema,
  updated: dateSchema,
  section: text(200),
  story: text(200),
  authors: namesSchema,
  topics: namesSchema,
  language: languageSchema,
  slug: text(2000),
  place: text(100),
  lead: leadSchema,
  endMark: text(8),
});

/**
 * Reads the fields of an article out of front matter. A field this house does not know is a finding, and so is a second
 * name of a field that was given already, or a slug that cannot be an address here; a value of the wrong type, a date that does not exist or a text that is too
 * long refuses the file, naming the field and its line.
 */
export function readArticleFields(
  fields: readonly Field[],
  fileName: string,
): Outcome<{ readonly article: ArticleFields; readonly findings: readonly Finding[] }> {
  const chosen = new Map<string, Field>();
  const findings: Finding[] = [];
  const given = new Map(fields.map((field) => [field.name, field]));
  for (const [key, aliases] of Object.entries(names)) {
    const present = aliases.flatMap((name) => given.get(name) ?? []);
    const field = present.find(({ value }) => value !== null && value !== "") ?? present[0];
    if (!field) continue;
    chosen.set(key, field);
    for (const other of present) {
      if (other === field || other.value === null || sameValue(other.value, field.value)) continue;
      findings.push({
        line: other.line,
        code: "field-not-used",
        message: `The field "${other.name}" was not used, because "${field.name}" says the same kind of thing.`,
      });
    }
  }
  findings.push(...unknownFields(fields, chosen.get("lead")));

  const values = Object.fromEntries(
    Object.keys(names).map((key) => [key, chosen.get(key)?.value ?? null] as const),
  );
  const parsed = articleSchema.safeParse(values);
  if (!parsed.success) return acceptUnless(problemsOf(parsed.error, chosen, fileName), noArticle());
  const { published, updated, lead, slug, ...rest } = parsed.data;
  const isSlugUsable = slug === null || slugSchema.safeParse(slug).success;
  if (!isSlugUsable) {
    findings.push({
      line: chosen.get("slug")?.line ?? 1,
      code: "slug-not-usable",
      message: `The slug "${slug}" was not taken, so the headline decides: a slug is words of letters and digits in lower case, joined by single hyphens.`,
    });
  }
  for (const [key, date] of [
    ["published", published],
    ["updated", updated],
  ] as const) {
    const field = chosen.get(key);
    if (!date?.timeLeftOut || !field) continue;
    findings.push({
      line: field.line,
      code: "time-without-offset",
      message: `The time in "${field.name}" has no offset, so only its day was taken. Write 2018-01-02T11:40:00+00:00 for the time as well.`,
    });
  }
  return acceptUnless([], {
    article: {
      ...rest,
      slug: isSlugUsable ? slug : null,
      published: published?.date ?? null,
      updated: updated?.date ?? null,
      lead: lead && {
        src: lead.src ?? "",
        alt: lead.alt ?? "",
        caption: lead.caption ?? null,
        credit: lead.credit ?? null,
        licence: lead.licence ?? null,
      },
    },
    findings,
  });
}

/** What an article without front matter says. */
export function emptyArticleFields(): ArticleFields {
  return noArticle().article;
}

function noArticle(): { article: ArticleFields; findings: Finding[] } {
  return {
    article: {
      headline: null,
      standfirst: null,
      standfirstLabel: null,
      published: null,
      updated: null,
      section: null,
      story: null,
      authors: [],
      topics: [],
      language: null,
      slug: null,
      place: null,
      lead: null,
      endMark: null,
    },
    findings: [],
  };
}

function unknownFields(fields: readonly Field[], lead: Field | undefined): Finding[] {
  const known: ReadonlySet<string> = new Set(Object.values(names).flat());
  const unknown = fields.filter(({ name }) => !known.has(name)).map(({ name, line }) => ({ name, line }));
  const leadNames: readonly string[] = leadFields;
  const inLead = isFields(lead?.value)
    ? Object.keys(lead.value)
        .filter((name) => !leadNames.includes(name))
        .map((name) => ({ name: `lead.${name}`, line: lead.line }))
    : [];
  return [...unknown, ...inLead].map(({ name, line }) => ({
    line,
    code: "field-not-known",
    message: `The field "${name}" has no place in an article here and was left out.`,
  }));
}

function problemsOf(error: z.ZodError, chosen: ReadonlyMap<string, Field>, fileName: string): Problem[] {
  return error.issues.map((issue) => {
    const [key, ...within] = issue.path.map(String);
    const field = chosen.get(key ?? "");
    const name = [field?.name ?? key, ...within].join(".");
    return {
      code: issue.code === "invalid_type" ? "field-wrong-type" : "field-not-usable",
      at: `${fileName}:${field?.line ?? 1}`,
      message: `The field "${name}" ${issue.message}.`,
    };
  });
}

function sameValue(one: FieldValue, other: FieldValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isFields(value: FieldValue | undefined): value is { readonly [name: string]: FieldValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
