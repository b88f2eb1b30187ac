import sharp from "sharp";

// Each card is another one: what was drawn before would only take room. One thread is enough for the paths of a page.
sharp.cache(false);
sharp.concurrency(1);

/** Paper, ink, signal and the shades between them at the edges of letters. */
const COLOURS = 96;

let underWay: Promise<unknown> = Promise.resolve();

/**
 * A drawing (SVG) as a picture (PNG). It is drawn in a thread of its own, and one after the other, so that whoever asks for
 * a thousand cards leaves the rest of the machine to the readers. The same drawing gives the same bytes.
 */
export function paintCard(drawing: string): Promise<Buffer> {
  const painted = underWay.then(() =>
    sharp(Buffer.from(drawing)).png({ palette: true, colours: COLOURS, dither: 0, effort: 4 }).toBuffer(),
  );
  underWay = painted.catch(() => undefined);
  return painted;
}
