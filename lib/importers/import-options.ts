/** What the person who imports decides; each of these goes before what a file says of itself. */
export interface ImportOptions {
  /** When the pieces first appeared: `YYYY-MM-DD`, or a date and time with its offset. */
  readonly date: string | null;
  /** Names or slugs; an empty list leaves it to the file. */
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly section: string | null;
  readonly story: string | null;
  /** BCP 47. */
  readonly language: string | null;
  readonly publish: boolean;
  /** Takes the imprint found in the files over as the site's tagline and copyright span. */
  readonly adoptImprint: boolean;
  /** Marks what is made as belonging to the sample publication. */
  readonly sample: boolean;
}

/** Of what the person decides, nothing: the file says it all. */
export const leftToTheFile = {
  date: null,
  authors: [],
  topics: [],
  section: null,
  story: null,
  language: null,
} as const satisfies Partial<ImportOptions>;

/** One file to import. */
export interface ImportFile {
  /** As the person named it: in messages, and for its extension. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Reads a picture that the document names, relative to itself; null when there is none. */
  readonly readBeside: (name: string) => Promise<Buffer | null>;
}
