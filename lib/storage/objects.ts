/**
 * The object store: files that are written once, named by the sha256 of their bytes, and never changed. The archive
 * outlives the database, which is an index that can be made again from here.
 */
export interface ObjectStore {
  /**
   * Keeps `bytes` and gives back their hash. When it returns, the object has reached the disk, under its final name,
   * whole; keeping the same bytes again changes nothing.
   */
  keep(kind: ObjectKind, bytes: Uint8Array, extension: string): Promise<string>;
  /** The bytes of an object, or null when there is none. Throws `DamagedObjectError` if they no longer have their hash. */
  read(kind: ObjectKind, hash: string, extension: string): Promise<Buffer | null>;
  /** Whether there is an object of that name. Its bytes are not looked at. */
  has(kind: ObjectKind, hash: string, extension: string): Promise<boolean>;
  /** The names of all objects of a kind, in the order of their hashes. */
  list(kind: ObjectKind): AsyncGenerator<ObjectName>;
  /** Removes a revision of the sample publication. No other is ever removed. */
  forgetSample(hash: string): Promise<void>;
  /** Removes what belongs to a picture that nothing shows. When it returns, it is gone from the disk, or was not there. */
  forgetPicture(kind: PictureKind, hash: string, extension: string): Promise<void>;
}

/**
 * `revisions` holds the records of what was published, `media` the pictures, `pictures` the records of which of those are
 * versions of one, `descriptions` what was written about them, `settings` the site's settings at each change, `names` what became
 * of sections, topics, authors and stories, `redirects` what editors did to redirects, `sources` what they said of sources, `statements` who said what, `captures` what sources
 * said, as WARC, `showings` what editors decided about showing readers the text of those, `log` the entries of the public log.
 */
export const OBJECT_KINDS = [
  "log",
  "revisions",
  "media",
  "pictures",
  "descriptions",
  "settings",
  "names",
  "redirects",
  "sources",
  "statements",
  "captures",
  "showings",
] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];
export type PictureKind = Extract<ObjectKind, "media" | "pictures" | "descriptions">;

export interface ObjectName {
  readonly hash: string;
  readonly extension: string;
}

/** Thrown when a file in the store is not what its name says. */
export class DamagedObjectError extends Error {
  override readonly name = "DamagedObjectError";

  /** @param found is the hash that its bytes have. */
  constructor(
    message: string,
    readonly found: string,
  ) {
    super(message);
  }
}

// Like the database, the store is opened once and found by both copies of this module that a process may have.
declare global {
  var standfirstObjects: ObjectStore | undefined;
}

/** The object store of this process. Throws when none has been opened, which is a mistake of the program. */
export function objectStore(): ObjectStore {
  const objects = globalThis.standfirstObjects;
  if (objects === undefined) throw new Error("The object store was used before it was opened.");
  return objects;
}
