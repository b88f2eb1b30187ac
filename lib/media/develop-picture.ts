import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { inTurn, painter } from "@/lib/painter";
import { mediaTypes } from "./media-types";
import { examinePicture, MAXIMUM_PIXELS, type Picture, type PictureVersion } from "./picture";

/**
 * What somebody brings, developed into what the site shows. Nothing of the file itself is kept: its pixels are painted anew,
 * so that whatever else was in it (where and by whom a photograph was taken, a thumbnail of what was cut away, a page of
 * HTML behind the last line) is gone.
 */

/** No picture is wider than the last of these; none is made wider than it came. */
const WIDTHS = [480, 960, 1600] as const;
const WIDEST = 1600;

/** WebP can hold no more to a side. */
const MAXIMUM_SIDE = 16_383;
const MAXIMUM_FRAMES = 64;
const MAXIMUM_SECONDS = 30;

/** What is read is read strictly: a picture that breaks off in the middle is refused instead of shown half grey. */
const READING = { limitInputPixels: MAXIMUM_PIXELS, failOn: "error" } as const;

const oneByOne = inTurn();

/**
 * Makes of the bytes of a picture the one that may be kept: turned as its camera meant it, in sRGB, at most 1600 pixels wide,
 * with no metadata, and with lighter versions (WebP) of 480, 960 and 1600 pixels where those are smaller. JPEG stays JPEG and
 * PNG stays PNG; WebP and AVIF become JPEG, or PNG where they are transparent; what moves is a GIF. A drawing (SVG) stays as it is.
 * The same pixels give the same bytes, whatever was written beside them.
 *
 * Refused: what `examinePicture` refuses, more than 64 frames, more than 40 megapixels in all frames together, a side of more
 * than 16,383 pixels, what breaks off or is damaged, and what is not done in half a minute. All but the last two are found before
 * a pixel is read. One picture is developed at a time, so that many need no more memory than one.
 *
 * @param name is only named in refusals.
 */
export async function developPicture(bytes: Buffer, name: string): Promise<Outcome<Picture>> {
  const examined = examinePicture(bytes, name);
  if (!examined.ok || examined.value.extension === "svg") return examined;
  return oneByOne(() => develop(examined.value, name));
}

async function develop(brought: Picture, name: string): Promise<Outcome<Picture>> {
  try {
    const film = await readFilm(brought);
    const problem = problemInFilm(film, brought, name);
    if (problem !== null) return refuse(problem);
    return accept(await print(await expose(brought.bytes, film)));
  } catch (cause) {
    // The library has one kind of error, for damaged pictures and for those that take too long.
    return refuse(/timeout/i.test(String(cause)) ? tooSlow(name) : notReadable(name));
  }
}

/** What the head of a picture says, before a pixel of it is read. */
interface Film {
  readonly type: string | undefined;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** Milliseconds of each frame, and how often all are shown (0 is for ever), of a picture that moves. */
  readonly motion: { readonly delay?: number[]; readonly loop?: number };
}

async function readFilm({ bytes }: Picture): Promise<Film> {
  const { mediaType, width, height, pages = 1, delay, loop } = await painter(bytes, READING).metadata();
  const motion =
    pages > 1 ? { ...(delay !== undefined && { delay }), ...(loop !== undefined && { loop }) } : {};
  return { type: mediaType, width, height, frames: pages, motion };
}

function problemInFilm(
  { type, width, height, frames }: Film,
  { extension }: Picture,
  name: string,
): Problem | null {
  // Two readers that take the same bytes for two things are what a file with two faces is made for.
  if (type !== mediaTypes[extension]) return notReadable(name);
  if (frames > MAXIMUM_FRAMES) {
    return {
      code: "picture-too-many-frames",
      at: name,
      message: `The picture ${name} has ${frames} frames, more than ${MAXIMUM_FRAMES}. Cut it shorter, or use one frame of it.`,
    };
  }
  if (Math.max(width, height) > MAXIMUM_SIDE) {
    return {
      code: "picture-too-large",
      at: name,
      message: `The picture ${name} has ${width} × ${height} pixels, more than 16,383 to a side. Cut it into several.`,
    };
  }
  if (width * height * frames > MAXIMUM_PIXELS) {
    return {
      code: "picture-too-large",
      at: name,
      message: `The ${frames} frames of the picture ${name} have more than 40 megapixels together. Make it smaller or shorter.`,
    };
  }
  return null;
}

/** The pixels of a picture, at most as wide as it will be shown, and nothing else of it. */
interface Exposure {
  readonly pixels: Buffer;
  readonly raw: { width: number; height: number; channels: 1 | 2 | 3 | 4; pageHeight: number };
  readonly motion: Film["motion"];
  readonly extension: "jpg" | "png" | "gif";
}

async function expose(bytes: Buffer, { type, frames, motion }: Film): Promise<Exposure> {
  const moves = frames > 1;
  const opened = painter(bytes, { ...READING, animated: moves });
  const upright = moves ? opened : opened.autoOrient();
  const { data, info } = await upright
    .resize({ width: WIDEST, withoutEnlargement: true })
    .toColourspace("srgb")
    .timeout({ seconds: MAXIMUM_SECONDS })
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const raw = { width, height, channels, pageHeight: height / frames };
  const kept = { pixels: data, raw, motion };
  if (moves) return { ...kept, extension: "gif" };
  if (type === mediaTypes.jpg) return { ...kept, extension: "jpg" };
  const asPng = type === mediaTypes.png || type === mediaTypes.gif || channels === 2 || channels === 4;
  return { ...kept, extension: asPng ? "png" : "jpg" };
}

async function print(exposure: Exposure): Promise<Picture> {
  const { raw, extension } = exposure;
  const bytes = await encode(exposure, raw.width, extension);
  const versions: PictureVersion[] = [];
  for (const width of [...WIDTHS.filter((narrower) => narrower < raw.width), raw.width]) {
    const version = await encode(exposure, width, "webp");
    // A version is there to be lighter; that of a plain diagram may not be.
    if (version.length >= bytes.length) continue;
    const height = Math.max(1, Math.round((raw.pageHeight * width) / raw.width));
    versions.push({ bytes: version, extension: "webp", width, height });
  }
  return { bytes, extension, width: raw.width, height: raw.pageHeight, versions };
}

function encode(
  { pixels, raw, motion }: Exposure,
  width: number,
  extension: "jpg" | "png" | "gif" | "webp",
): Promise<Buffer> {
  const sheet = painter(pixels, { raw, pages: raw.height === raw.pageHeight ? 1 : -1 }).timeout({
    seconds: MAXIMUM_SECONDS,
  });
  if (width < raw.width) sheet.resize({ width });
  switch (extension) {
    case "jpg":
      return sheet.jpeg({ quality: 82, mozjpeg: true }).toBuffer();
    case "png":
      // With an `effort` the library would choose 256 colours, and a scan or a screenshot would lose some.
      return sheet.png({ compressionLevel: 9 }).toBuffer();
    case "gif":
      return sheet.gif(motion).toBuffer();
    case "webp":
      return sheet.webp({ quality: 80, smartSubsample: true, effort: 4, ...motion }).toBuffer();
  }
}

function notReadable(name: string): Problem {
  return {
    code: "picture-not-readable",
    at: name,
    message: `The picture ${name} is damaged or breaks off. Export it again as a JPEG or PNG.`,
  };
}

function tooSlow(name: string): Problem {
  return {
    code: "picture-too-slow",
    at: name,
    message: `The picture ${name} could not be made ready in ${MAXIMUM_SECONDS} seconds. Make it smaller, or use a JPEG.`,
  };
}
