import type { EntryCorrection, Feed, FeedEntry, Publication, TwinArticle } from "@/lib/syndication/views";

export function aPublication(changes: Partial<Publication> = {}): Publication {
  return {
    siteUrl: "https://wiretap.example",
    name: "The Wiretap",
    tagline: "Listening in on those who listen in",
    language: "en-GB",
    timeZone: "Europe/London",
    policies: {},
    ...changes,
  };
}

export function anEntry(changes: Partial<FeedEntry> = {}): FeedEntry {
  return {
    id: "018cbb2e-0000-7000-8000-000000000001",
    path: "/2018/01/02/no-chats",
    language: "en-GB",
    headline: "Messaging giant says it keeps no chats",
    standfirst: "A denial, and a fine",
    standfirstLabel: null,
    bodyHtml: "<p>The owners have denied it.</p>",
    lead: null,
    publishedAt: new Date("2018-01-02T11:40:00Z"),
    updatedAt: null,
    section: { slug: "surveillance", name: "Surveillance" },
    authors: [{ slug: "ada-quill", name: "Ada Quill" }],
    topics: [{ slug: "messengers", name: "Messengers" }],
    recordedAt: new Date("2018-01-02T11:40:01Z"),
    corrections: [],
    ...changes,
  };
}

export function aCorrection(changes: Partial<EntryCorrection> = {}): EntryCorrection {
  return {
    from: 1,
    to: 2,
    note: "It paid six.",
    serious: false,
    passages: [{ was: "It paid 5.", now: "It paid 6.", where: "body" }],
    correctedAt: new Date("2018-01-03T09:05:00Z"),
    ...changes,
  };
}

export function aTwin(changes: Partial<TwinArticle> = {}): TwinArticle {
  return {
    ...anEntry(),
    place: null,
    publishedPrecision: "minute",
    words: 5,
    story: null,
    translation: null,
    revisionHash: "3f9a1c2e7b60d458".repeat(4),
    revisionNumber: 2,
    markdown: "The owners have denied it.",
    ...changes,
  };
}

export function aFeed(changes: Partial<Feed> = {}): Feed {
  return {
    of: null,
    description: "Listening in on those who listen in",
    homePath: "/",
    search: null,
    place: "newest",
    entries: [anEntry()],
    withdrawn: [],
    newer: null,
    older: null,
    changedAt: new Date("2018-01-02T11:40:00Z"),
    ...changes,
  };
}
