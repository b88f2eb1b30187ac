import type { StoredImage } from "./rendered-body";

/**
 * The files among which a browser may choose, as `srcset` lists them (WHATWG HTML, 4.8.4.2): the versions, and the picture
 * itself unless one of them is as wide. Null for a picture without versions, which is shown as it is.
 */
export function pictureSources({ src, width, versions = [] }: StoredImage): string | null {
  if (versions.length === 0) return null;
  const files = versions.some((version) => version.width >= width) ? versions : [...versions, { src, width }];
  return files.map((file) => `${file.src} ${file.width}w`).join(", ");
}

/** How wide a picture in the text is shown: as wide as the window, or the text with the room right of it. */
export const SIZES_IN_TEXT = "(min-width: 56rem) 44rem, 100vw";
