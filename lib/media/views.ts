/** A file of the media: where it is served, and its size in pixels. */
export interface StoredFile {
  /** Its address on the site. */
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

export interface StoredPicture extends StoredFile {
  /** The same picture, lighter; the narrowest first. */
  readonly versions: readonly StoredFile[];
}
