/** A file of the media: where it is served, and its size in pixels. */
export interface StoredFile {
  /** Its address on the site. */
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** A picture in the newsroom's library. */
export interface LibraryPicture extends StoredPicture {
  /** The sha256 of its bytes. */
  readonly hash: string;
  /** The size of its file. */
  readonly bytes: number;
  readonly createdAt: Date;
  /** How many articles show it, at their head or in their text. */
  readonly uses: number;
  /** The newest of them, at most twenty. */
  readonly usedIn: readonly PictureUse[];
}

/** An article that shows a picture. */
export interface PictureUse {
  /** Stored and unencoded; `hrefOf` makes the link. */
  readonly path: string;
  readonly headline: string;
  readonly language: string;
}

/** One page of the library, the newest first. */
export interface LibraryPage {
  readonly pictures: readonly LibraryPicture[];
  /** The written cursor of the next page; null where there is none. */
  readonly older: string | null;
}

export interface StoredPicture extends StoredFile {
  /** The same picture, lighter; the narrowest first. */
  readonly versions: readonly StoredFile[];
}
