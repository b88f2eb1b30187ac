import type { DraftContent } from "@/lib/articles/draft-content";

/** What each part of a piece is called wherever two of its texts are held against each other, as in its form. */
export const CONTENT_NAMES: Readonly<Record<keyof DraftContent, string>> = {
  headline: "Headline",
  standfirstLabel: "Label of the standfirst",
  standfirst: "Standfirst",
  lead: "Lead picture",
  body: "Text",
  section: "Section",
  authors: "Authors",
  topics: "Topics",
  story: "Running story",
  translation: "Translation",
  place: "Place",
  language: "Language",
  slug: "Slug",
  firstPublished: "First published",
  lastUpdated: "Last updated",
  endMark: "End mark",
};
