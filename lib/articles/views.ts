import { z } from "zod";
import type { Passage } from "@/lib/corrections/correction-record";
import type { Prisma } from "@/lib/database/generated/client";
import type { StoredFile } from "@/lib/media/views";
import type { Figure } from "./content";

/**
 * What the public is shown of an article: the selections that queries make, and the types that components take. There
 * is no database here, so that components may import it.
 */

export const articleCardSelection = {
  path: true,
  language: true,
  headline: true,
  standfirst: true,
  standfirstLabel: true,
  place: true,
  minutes: true,
  lead: true,
  publishedAt: true,
  publishedPrecision: true,
  updatedAt: true,
  section: { select: { slug: true, name: true } },
  authors: { select: { author: { select: { slug: true, name: true } } }, orderBy: { position: "asc" } },
} satisfies Prisma.ArticleSelect;

export const articlePageSelection = {
  ...articleCardSelection,
  id: true,
  bodyHtml: true,
  words: true,
  outline: true,
  revisionHash: true,
  revision: { select: { number: true } },
  topics: { select: { topic: { select: { slug: true, name: true } } }, orderBy: { position: "asc" } },
  story: { select: { slug: true, name: true } },
} satisfies Prisma.ArticleSelect;

export const tombstoneSelection = {
  articleId: true,
  path: true,
  kind: true,
  reason: true,
  authority: true,
  language: true,
  headline: true,
  publishedAt: true,
  publishedPrecision: true,
  withdrawnAt: true,
  withdrawnHash: true,
} satisfies Prisma.TombstoneSelect;

/** Someone or something with a page of its own. */
export interface Named {
  readonly slug: string;
  readonly name: string;
}

/** An article in a list: enough to be chosen by, never its body. */
export interface ArticleCard {
  /** Stored and unencoded; `hrefOf` makes the link. */
  readonly path: string;
  readonly language: string;
  readonly headline: string;
  readonly standfirst: string | null;
  readonly standfirstLabel: string | null;
  /** Where it was filed from. */
  readonly place: string | null;
  readonly minutes: number;
  readonly lead: Figure | null;
  readonly publishedAt: Date;
  /** With `day`, no time of day is known or shown. */
  readonly publishedPrecision: "day" | "minute";
  readonly updatedAt: Date | null;
  readonly section: Named | null;
  readonly authors: readonly Named[];
}

/** An article on its own page. */
export interface ArticlePage extends ArticleCard {
  readonly id: string;
  /** Rendered and sanitised by `lib/markdown` when the revision was made, with the end mark of today. */
  readonly bodyHtml: string;
  readonly words: number;
  readonly outline: readonly Heading[];
  /** The lead picture, lighter; the narrowest first. */
  readonly leadVersions: readonly StoredFile[];
  readonly topics: readonly Named[];
  /** The running story that it belongs to. */
  readonly story: Named | null;
  readonly revisionHash: string;
  readonly revisionNumber: number;
  /** What readers are told of each change since, the newest first; at most fifty. */
  readonly changes: readonly ArticleChange[];
}

/** A change of a published piece, as readers are told of it. */
export interface ArticleChange {
  readonly kind: "typo" | "updated" | "corrected" | "restored";
  readonly note: string;
  readonly at: Date;
  /** The number of the revision that it led to. */
  readonly revision: number;
  /** Of a correction: what was wrong, and in which revision; null of any other change. */
  readonly correction: {
    readonly serious: boolean;
    readonly passages: readonly Passage[];
    readonly from: number;
  } | null;
}

/** An article as its page would be, of words that are no revision. */
export type UnpublishedPage = Omit<ArticlePage, "revisionHash" | "revisionNumber" | "changes">;

/** What is said in place of an article that was withdrawn. */
export interface TombstoneView {
  readonly articleId: string;
  /** Stored and unencoded. */
  readonly path: string;
  /** `legal` where an authority ordered it, `editorial` where the newsroom decided. */
  readonly kind: "editorial" | "legal";
  readonly reason: string;
  /** The web address of the authority that ordered a legal removal. */
  readonly authority: string | null;
  readonly language: string;
  /** Null where not even the headline may be shown. */
  readonly headline: string | null;
  readonly publishedAt: Date;
  readonly publishedPrecision: "day" | "minute";
  readonly withdrawnAt: Date;
  /** The sha256 of the revision that was withdrawn. */
  readonly withdrawnHash: string;
}

/** The headings of a body, as `lib/markdown` found them. */
export const outlineSchema = z.array(z.object({ depth: z.int(), id: z.string(), text: z.string() }));
export type Heading = z.infer<typeof outlineSchema>[number];

/** The front page, already put in its hierarchy: the editors' choice in their order, then the newest. No article stands in it twice. */
export interface FrontPage {
  readonly lead: ArticleCard | null;
  /** The lead's picture, lighter; the narrowest first. */
  readonly leadVersions: readonly StoredFile[];
  readonly seconds: readonly ArticleCard[];
  /** What comes after those. */
  readonly river: readonly ArticleCard[];
  /** In the masthead's order; a section with nothing left to show is left out. */
  readonly sections: readonly { readonly section: Named; readonly articles: readonly ArticleCard[] }[];
}
