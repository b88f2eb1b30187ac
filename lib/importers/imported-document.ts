/** Something the person who imports should know about a file. Nothing was dropped because of it. */
export interface Finding {
  /** Counted from 1, in the file as it was given. */
  readonly line: number;
  /** A stable word for programs and tests, in kebab-case, such as `mark-without-note`. */
  readonly code: string;
  /** A sentence for people. */
  readonly message: string;
}

/** The line at the foot of a site: `Biting the hand that feeds IT © 1998–2021` is of this form. */
export interface Imprint {
  /** Empty where the line has only the notice. */
  readonly tagline: string;
  readonly copyrightFrom: number;
  /** Null where the notice names a single year. */
  readonly copyrightTo: number | null;
  readonly holder: string | null;
}

/** The lead picture as a file names it: `src` is a path or an address, exactly as written. */
export interface ImportedLead {
  readonly src: string;
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
  readonly licence: string | null;
}

/**
 * What a reader of a format found in one file, before anything is looked up or stored. A reader is a pure function
 * from bytes to this document; applying it to a site is another step.
 */
export interface ImportedDocument {
  /** Which reader read it. */
  readonly format: "plain-text-report" | "markdown";
  readonly headline: string;
  readonly standfirst: string | null;
  /** Without its colon. */
  readonly standfirstLabel: string | null;
  /** Markdown by the house's rules. */
  readonly body: string;
  /** As the file prints it, such as `®`. */
  readonly endMark: string | null;
  readonly imprint: Imprint | null;
  /** A canonical BCP 47 tag. */
  readonly language: string | null;
  /** A slug or a name, as written; so are `story`, `authors` and `topics`. */
  readonly section: string | null;
  readonly story: string | null;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  /** `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` with `Z` or an offset: the wall clock and offset that the file gives. */
  readonly published: string | null;
  readonly updated: string | null;
  readonly slug: string | null;
  readonly place: string | null;
  readonly lead: ImportedLead | null;
  /** In the order of their lines. */
  readonly findings: readonly Finding[];
}
