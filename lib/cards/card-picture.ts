import { inTurn, painter } from "@/lib/painter";

/** Paper, ink, signal and the shades between them at the edges of letters. */
const COLOURS = 96;

const oneByOne = inTurn();

/**
 * A drawing (SVG) as a picture (PNG). It is drawn in a thread of its own, and one after the other, so that whoever asks for
 * a thousand cards leaves the rest of the machine to the readers. The same drawing gives the same bytes.
 */
export function paintCard(drawing: string): Promise<Buffer> {
  return oneByOne(() =>
    painter(Buffer.from(drawing)).png({ palette: true, colours: COLOURS, dither: 0, effort: 4 }).toBuffer(),
  );
}
