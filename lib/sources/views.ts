import { z } from "zod";
import type { Named } from "@/lib/articles/views";
import type { SourceKind } from "./source-record";

/** Where an article cites a source: the words of the link, and the sentence that it stands in. */
export const citingLinksSchema = z.array(z.strictObject({ text: z.string(), sentence: z.string() }));
export type CitingLink = z.infer<typeof citingLinksSchema>[number];

/** What is said of a source, as far as it is known. */
export interface SourceView {
  readonly address: string;
  /** Without `www.` and the like. */
  readonly host: string;
  readonly publisher: Named;
  /** The publisher that editors say this one has, where it is not its host's. */
  readonly publisherName: string | null;
  readonly title: string | null;
  readonly author: string | null;
  /** `2018`, `2018-01` or `2018-01-02`. */
  readonly date: string | null;
  readonly language: string | null;
  readonly kind: SourceKind | null;
}

/** A source that an article cites. */
export interface CitedSource extends SourceView {
  /** Counted from 1, in the order of the article's text. */
  readonly position: number;
  readonly links: readonly CitingLink[];
}

/** A publisher on its own page. */
export interface PublisherPage extends Named {
  /** As the database knows it: a list of what cites it is asked for by this. */
  readonly id: number;
  readonly hosts: readonly string[];
}

export const sourceSelection = {
  address: true,
  host: true,
  publisher: { select: { slug: true, name: true } },
  publisherName: true,
  title: true,
  author: true,
  date: true,
  language: true,
  kind: true,
} as const;
