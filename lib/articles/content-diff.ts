import { isDeepStrictEqual } from "node:util";
import type { DraftContent } from "./draft-content";
import { type DiffLine, diffLines } from "./text-diff";

/** A field of an article that two of its texts have differently. */
export interface FieldDiff {
  readonly field: keyof DraftContent;
  readonly lines: readonly DiffLine[];
}

/** In the order in which a page has them. */
export const CONTENT_FIELDS = [
  "headline",
  "standfirstLabel",
  "standfirst",
  "lead",
  "body",
  "section",
  "authors",
  "topics",
  "story",
  "translation",
  "place",
  "language",
  "slug",
  "firstPublished",
  "lastUpdated",
  "endMark",
] as const satisfies readonly (keyof DraftContent)[];

/** A part of an article that two of its texts can have differently. */
export type ContentField = (typeof CONTENT_FIELDS)[number];

/** Which fields differ, and how; none where the texts are the same. */
export function diffContents(earlier: DraftContent, later: DraftContent): readonly FieldDiff[] {
  return differingFields(earlier, later).map((field) => ({
    field,
    lines: diffLines(written(earlier, field), written(later, field)),
  }));
}

/** Which fields differ, in the order in which a page has them. */
export function differingFields(earlier: DraftContent, later: DraftContent): readonly ContentField[] {
  return CONTENT_FIELDS.filter((field) => !isDeepStrictEqual(earlier[field], later[field]));
}

/** A field as a person would write it down, a line a thing. */
function written(content: DraftContent, field: ContentField): string {
  const { lead, section, authors, topics, story, translation, firstPublished } = content;
  switch (field) {
    case "lead":
      return lead === null
        ? ""
        : [lead.src, lead.alt, lead.caption, lead.credit, lead.licence].filter((part) => part).join("\n");
    case "section":
      return section === null ? "" : nameOf(section);
    case "story":
      return story === undefined ? "" : nameOf(story);
    case "translation":
      return translation === undefined ? "" : writtenTranslation(translation);
    case "authors":
      return authors.map(nameOf).join("\n");
    case "topics":
      return topics.map(nameOf).join("\n");
    case "firstPublished":
      return firstPublished === null ? "" : `${firstPublished.at} (to the ${firstPublished.precision})`;
    default:
      return content[field] ?? "";
  }
}

function writtenTranslation({
  of,
  translator,
  engine,
  checkedBy,
}: NonNullable<DraftContent["translation"]>): string {
  const made = { Translator: translator, Engine: engine, "Checked by": checkedBy };
  return [
    `Of: ${of}`,
    ...Object.entries(made).flatMap(([what, who]) => (who ? [`${what}: ${who}`] : [])),
  ].join("\n");
}

function nameOf({ slug, name }: { readonly slug: string; readonly name: string }): string {
  return `${name} (${slug})`;
}
