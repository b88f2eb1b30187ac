import type { Named } from "./content";
import type { DraftContent } from "./draft-content";
import { slugFor } from "./slug";

/**
 * A draft as the fields of a form, each a text: what somebody who writes has before them, with script and without. Several names stand
 * one a line. What the form has no field for stays as it was.
 */

export const DRAFT_FIELDS = [
  "headline",
  "standfirst",
  "standfirstLabel",
  "body",
  "language",
  "section",
  "story",
  "topics",
  "authors",
  "place",
  "slug",
  "translation.translator",
  "translation.engine",
  "translation.checkedBy",
  "lead.src",
  "lead.alt",
  "lead.caption",
  "lead.credit",
  "lead.licence",
] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];
export type DraftFields = Readonly<Record<DraftField, string>>;

/** What is known by name already, so that a name that is typed means that one. */
export interface KnownNames {
  readonly sections: readonly Named[];
  readonly stories: readonly Named[];
  readonly topics: readonly Named[];
  readonly authors: readonly Named[];
}

/** A stored picture's size by its address. */
export type KnownPictures = Readonly<Record<string, { readonly width: number; readonly height: number }>>;

export const nothingKnown: KnownNames = { sections: [], stories: [], topics: [], authors: [] };

export function fieldsOf(content: DraftContent): DraftFields {
  const { lead } = content;
  return {
    headline: content.headline,
    standfirst: content.standfirst ?? "",
    standfirstLabel: content.standfirstLabel ?? "",
    body: content.body,
    language: content.language === "und" ? "" : content.language,
    section: content.section?.name ?? "",
    story: content.story?.name ?? "",
    topics: linesOf(content.topics),
    authors: linesOf(content.authors),
    place: content.place ?? "",
    slug: content.slug ?? "",
    "translation.translator": content.translation?.translator ?? "",
    "translation.engine": content.translation?.engine ?? "",
    "translation.checkedBy": content.translation?.checkedBy ?? "",
    "lead.src": lead?.src ?? "",
    "lead.alt": lead?.alt ?? "",
    "lead.caption": lead?.caption ?? "",
    "lead.credit": lead?.credit ?? "",
    "lead.licence": lead?.licence ?? "",
  };
}

/**
 * What a form holds, as the content of a draft. A field that is missing stays what it was in `previous`; an empty one is nothing. A name is
 * the one that the draft has or that is known, else a new one whose slug follows from it.
 */
export function contentFromFields(
  fields: Partial<DraftFields>,
  previous: DraftContent,
  known: KnownNames = nothingKnown,
  pictures: KnownPictures = {},
): DraftContent {
  const before = fieldsOf(previous);
  const field = (name: DraftField) => fields[name]?.replace(/\r\n?/g, "\n") ?? before[name];
  const orNull = (name: DraftField) => emptyToNull(field(name));
  const { story: _, translation: __, ...rest } = previous;
  const story = namesIn(field("story"), [...listOf(previous.story), ...known.stories])[0];
  return {
    ...rest,
    headline: field("headline").replace(/\n+/g, " "),
    standfirst: emptyToNull(field("standfirst").replace(/\n+/g, " ")),
    standfirstLabel: orNull("standfirstLabel"),
    body: field("body"),
    language: canonical(field("language")),
    section: namesIn(field("section"), [...listOf(previous.section), ...known.sections])[0] ?? null,
    ...(story !== undefined && { story }),
    topics: namesIn(field("topics"), [...previous.topics, ...known.topics]),
    authors: namesIn(field("authors"), [...previous.authors, ...known.authors]),
    place: orNull("place"),
    slug: orNull("slug"),
    lead: leadFrom(field, previous.lead, pictures),
    // A form says how it was made, never of what.
    ...(previous.translation !== undefined && {
      translation: {
        of: previous.translation.of,
        translator: orNull("translation.translator"),
        engine: orNull("translation.engine"),
        checkedBy: orNull("translation.checkedBy"),
      },
    }),
  };
}

/** The field in which a problem is put right, by its `at`; null where the form has none for it. */
export function fieldOfProblem(at: string | null): DraftField | null {
  if (at === null) return null;
  const path = at.replace(/^content\./, "");
  if (path === "lead") return "lead.src";
  const found = DRAFT_FIELDS.find(
    (field) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}:`),
  );
  return found ?? null;
}

function leadFrom(
  field: (name: DraftField) => string,
  before: DraftContent["lead"],
  pictures: KnownPictures,
): DraftContent["lead"] {
  const src = field("lead.src").trim();
  const texts = {
    alt: field("lead.alt").replace(/\n+/g, " "),
    caption: emptyToNull(field("lead.caption").replace(/\n+/g, " ")),
    credit: emptyToNull(field("lead.credit")),
    licence: emptyToNull(field("lead.licence")),
  };
  // Words that were written before the picture was chosen stay.
  if (src === "" && Object.values(texts).every((text) => text === null || text === "")) return null;
  const { width, height } = pictures[src] ?? (before?.src === src ? before : { width: 0, height: 0 });
  return { src, width, height, ...texts };
}

function namesIn(text: string, known: readonly Named[]): Named[] {
  const names = new Map<string, Named>();
  for (const line of text.split("\n")) {
    const name = line.trim();
    if (name === "") continue;
    const named = known.find((each) => folded(each.name) === folded(name)) ?? { slug: slugFor(name), name };
    if (!names.has(named.slug)) names.set(named.slug, named);
  }
  return [...names.values()];
}

function folded(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

function linesOf(names: readonly Named[]): string {
  return names.map(({ name }) => name).join("\n");
}

function listOf(named: Named | null | undefined): Named[] {
  return named ? [named] : [];
}

function emptyToNull(text: string): string | null {
  return text.trim() === "" ? null : text;
}

/** A language tag as it is written properly, such as `zh-Hans` for `ZH-hans`; what is none stays as it was typed. */
function canonical(typed: string): string {
  const tag = typed.trim();
  if (tag === "") return "und";
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    return tag;
  }
}
