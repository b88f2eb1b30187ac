/** A picture kept in the object store: `src` is `/media/<sha256>.<extension>`, the sizes are in CSS pixels. */
export interface StoredImage {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  /** The same picture, lighter, among which a browser may choose; the narrowest first. */
  readonly versions?: readonly Pick<StoredImage, "src" | "width">[];
}

/** What the renderer must be told about the article whose body it renders. */
export interface RenderOptions {
  /** BCP 47 tag of the article: decides quotation marks, the house's own wording and how words are counted. */
  language: string;
  /** Unique on any page or feed that shows several articles; every id in the HTML begins with it. */
  idPrefix: string;
  /** Glued to the last paragraph; null for none, as in feeds. */
  endMark: string | null;
  /** Origins that are this site. Links to them, and relative ones, are inside; all other http(s) links lead out. */
  ownOrigins: readonly string[];
  /** The document's image names, as written in the source, and the stored media that each stands for. */
  images: Readonly<Record<string, StoredImage>>;
}

export interface OutlineEntry {
  /** The level as rendered, 2 to 6. */
  depth: number;
  /** The id in the HTML, prefix included. */
  id: string;
  text: string;
}

export interface BodyLink {
  /** As in the HTML; `tel:` and `mailto:` links are among them, links to a place in the same document are not. */
  href: string;
  text: string;
  /** True where the link leads to another site. */
  outside: boolean;
  /** The sentence that it stands in, as plain text; of a very long one the part around it, with `…`. */
  sentence: string;
}

/** Words of somebody else's: a quotation set apart, or words between quotation marks. */
export interface BodyQuote {
  /** The id in the HTML, prefix included. */
  id: string;
  /** As plain text; with its marks, where it has any. */
  text: string;
  /** True for one that is set apart from the text. */
  apart: boolean;
  /** The address that the author says it comes from; null where nothing is said. */
  cite: string | null;
  /** Addresses on other sites that are linked to beside it, the likeliest first; at most eight. */
  near: string[];
  /** True where these words are a translation. */
  translated: boolean;
  /** What was translated, where that is given, with its language (BCP 47). */
  original: { text: string; language: string } | null;
}

/** A body as the public sees it, with what the rest of the house needs to know about it. */
export interface RenderedBody {
  /** Safe HTML5 without scripts, styles or addresses of other hosts' pictures. */
  html: string;
  /** Plain text of the body and its notes, paragraphs set apart by an empty line; no marks, no end mark. */
  text: string;
  /** The body's own headings in order; not those inside quotations, lists or notes. */
  outline: OutlineEntry[];
  links: BodyLink[];
  quotes: BodyQuote[];
  /** Every image address written in the source, once each, in order, whether or not it could be shown. */
  images: string[];
  /** How many notes the body has, generated ones included. */
  notes: number;
  /** Words, each Han or Kana character counted as one. */
  words: number;
  /** Minutes of reading, rounded up; 0 for an empty body. */
  minutes: number;
}
