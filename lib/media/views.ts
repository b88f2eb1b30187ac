import type { PictureWords } from "./picture-words";

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
  /** Who brought it, as the newsroom names them; null where that is not known. */
  readonly createdBy: string | null;
  /** What is offered where it is used. */
  readonly words: PictureWords;
  /** How many articles show it, at their head or in their text; counted up to a hundred. */
  readonly uses: number;
  /** How many drafts show it that readers do not see it in; counted up to a hundred. */
  readonly draftUses: number;
}

/** A picture with where it is used. */
export interface PictureAtWork extends LibraryPicture {
  /** The name of who brought it; null where that is not known. */
  readonly broughtBy: string | null;
  /** The newest articles that show it, at most twenty. */
  readonly usedIn: readonly PictureUse[];
  /** The drafts that show it where readers do not see it yet, or no longer; the last touched first, at most twenty. */
  readonly usedInDrafts: readonly PictureDraft[];
  /** Whether a published revision shows it: then it is never removed. */
  readonly published: boolean;
}

/** An article that shows a picture. */
export interface PictureUse {
  /** Also that of its draft. */
  readonly id: string;
  /** Stored and unencoded; `hrefOf` makes the link. */
  readonly path: string;
  readonly headline: string;
  readonly language: string;
}

/** A draft that shows a picture. */
export interface PictureDraft {
  readonly id: string;
  /** May be empty. */
  readonly headline: string;
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
