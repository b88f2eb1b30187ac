import { imageSize } from "image-size";
import { accept, type Outcome, refuse } from "@/lib/outcome";
import { problemInDrawing } from "./drawing";
import type { PictureExtension } from "./media-types";

/** The bytes of a picture: what they are, by themselves and never by a name, and how large in pixels. */
export interface PictureVersion {
  readonly bytes: Buffer;
  readonly extension: PictureExtension;
  readonly width: number;
  readonly height: number;
}

/** A picture that may be stored. */
export interface Picture extends PictureVersion {
  /** The same picture, lighter: the narrowest first, the last perhaps as wide as the picture itself. */
  readonly versions: readonly PictureVersion[];
}

const MAXIMUM_BYTES = 15 * 1024 * 1024;
export const MAXIMUM_PIXELS = 40_000_000;

const EXTENSIONS: Readonly<Record<string, PictureExtension>> = {
  jpg: "jpg",
  png: "png",
  gif: "gif",
  webp: "webp",
  avif: "avif",
  svg: "svg",
};

/**
 * Looks at the bytes of a picture, which stay as they are (`./develop-picture` makes of them what may be shown). Refused: what is no JPEG, PNG, GIF, WebP, AVIF or SVG; more than 15 MB or 40
 * megapixels; a drawing (SVG) with anything in it that could act or reach out (`./drawing`).
 *
 * @param name is only named in refusals.
 */
export function examinePicture(bytes: Buffer, name: string): Outcome<Picture> {
  if (bytes.length > MAXIMUM_BYTES) {
    return refuse({
      code: "picture-too-large",
      at: name,
      message: `The picture ${name} is larger than 15 MB. Make it smaller.`,
    });
  }
  const size = measure(bytes);
  const extension = size?.type === undefined ? undefined : EXTENSIONS[size.type];
  if (!size || extension === undefined || size.width < 1 || size.height < 1) {
    return refuse({
      code: "picture-not-known",
      at: name,
      message: `The file ${name} is not a picture that can be shown. Use JPEG, PNG, GIF, WebP, AVIF or SVG.`,
    });
  }
  const width = Math.round(size.width);
  const height = Math.round(size.height);
  if (width * height > MAXIMUM_PIXELS) {
    return refuse({
      code: "picture-too-large",
      at: name,
      message: `The picture ${name} has ${width} × ${height} pixels, more than 40 megapixels. Make it smaller.`,
    });
  }
  const problem = extension === "svg" ? problemInDrawing(bytes, name) : null;
  return problem ? refuse(problem) : accept({ bytes, extension, width, height, versions: [] });
}

function measure(bytes: Buffer): { width: number; height: number; type?: string } | null {
  try {
    return imageSize(bytes);
  } catch {
    return null;
  }
}
