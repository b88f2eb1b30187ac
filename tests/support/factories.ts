import type { ArticleContent } from "@/lib/articles/content";

/** A valid article; a test states only what it is about. */
export function articleContent(more: Partial<ArticleContent> = {}): ArticleContent {
  return {
    language: "en-GB",
    headline: "Regulator finds its own cookie banner unlawful",
    standfirst: "It will write itself a stern letter",
    standfirstLabel: null,
    body: "The regulator published its finding on a Tuesday.\n\nNobody was fined.",
    lead: null,
    section: { slug: "law", name: "Law" },
    authors: [{ slug: "ada-quill", name: "Ada Quill" }],
    topics: [{ slug: "cookies", name: "Cookies" }],
    place: null,
    slug: null,
    firstPublished: null,
    lastUpdated: null,
    endMark: null,
    ...more,
  };
}
