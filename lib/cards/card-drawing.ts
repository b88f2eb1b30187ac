import { writeXml, type XmlElement, xml } from "@/lib/syndication/xml";
import { type FaceName, face } from "./faces";
import { cutText, type FittedText, fitText, heightOf, type Line, type TextBox } from "./fit-text";
import { printableText } from "./printable-text";
import { CARD_HEIGHT, CARD_WIDTH, type CardWords, type SlugPart } from "./views";

/**
 * An image card as a drawing (SVG): paper, the publication's name over its thick and thin rule, and from the rule the wire,
 * from which hang the slug and the headline. A card whose headline cannot be set has the name in its place.
 *
 * No text is in the drawing, only the outlines of glyphs and numbers: whatever a headline says, it cannot become markup, and
 * whoever draws it needs no fonts.
 */

/** The light ones of `styles/tokens.css`. */
const PAPER = "#fbf8f2";
const INK = "#171410";
const QUIET = "#564f44";
const SIGNAL = "#b8321a";

const LEFT = 64;
const RIGHT = CARD_WIDTH - LEFT;
const BOTTOM = CARD_HEIGHT - 44;

const WIRE = LEFT + 18;
const WIRE_WIDTH = 4;
/** Where what hangs from the wire begins. */
const HUNG = WIRE + 42;

const SLUG_SIZE = 25;
const SPACE_OF_MONO = 0.6;

/** How text is set: in which face and colour, its letters by how much apart, its words, and its lines. Lengths in ems. */
interface Style {
  readonly face: FaceName;
  readonly colour: string;
  readonly tracking: number;
  readonly space: number;
  readonly leading: number;
}

const nameplate: Style = { face: "display", colour: INK, tracking: -0.035, space: 0.22, leading: 1 };
const headline: Style = { face: "display", colour: INK, tracking: -0.028, space: 0.24, leading: 1.02 };
const standfirst: Style = { face: "italic", colour: QUIET, tracking: -0.005, space: 0.24, leading: 1.22 };
const slug: Style = { face: "mono", colour: QUIET, tracking: 0.04, space: SPACE_OF_MONO, leading: 1 };

/** How far Newsreader's letters rise above the baseline and reach below it, in ems. */
const ASCENT = 0.73;
const DESCENT = 0.23;

/** The drawing of a card. Any words will do; the same words give the same drawing. */
export function drawCard(words: CardWords): string {
  const title = words.headline === null ? null : fitHeadline(words.headline, words.standfirst);
  return writeXml(
    xml(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        width: String(CARD_WIDTH),
        height: String(CARD_HEIGHT),
        viewBox: `0 0 ${CARD_WIDTH} ${CARD_HEIGHT}`,
      },
      rectangle(0, 0, CARD_WIDTH, CARD_HEIGHT, PAPER),
      ...(title === null ? drawName(words) : drawArticle(words, title)),
    ),
  );
}

interface Title {
  readonly headline: FittedText;
  readonly standfirst: FittedText | null;
}

const RULE_OF_ARTICLE = 106;
const RULE_HEIGHT = 14;
const SLUG_OF_ARTICLE = 174;
const HEADLINE_TOP = 210;
const HEADLINE_SIZES = { largest: 216, smallest: 44 };
/** A headline is not made smaller than this to leave room for a standfirst. */
const SMALLEST_BESIDE_STANDFIRST = 62;
const STANDFIRST_SIZES = { largest: 50, smallest: 34 };
const STANDFIRST_GAP = 20;

function drawArticle(words: CardWords, title: Title): XmlElement[] {
  const name = oneLine(words.name, nameplate, { width: RIGHT - LEFT, largest: 60, smallest: 30 });
  const { size } = title.headline;
  const below = title.standfirst && footOf(title.headline) + title.standfirst.size * ASCENT;
  return [
    ...(name ? drawText(name, nameplate, LEFT, 82) : []),
    ...drawRule(RULE_OF_ARTICLE),
    ...drawWire(RULE_OF_ARTICLE + RULE_HEIGHT),
    ...drawSlug(words.slug, SLUG_OF_ARTICLE),
    // The stem of the first letter stands over the text's edge.
    ...drawText(title.headline, headline, HUNG - size * 0.02, HEADLINE_TOP + size * ASCENT),
    ...(title.standfirst && below !== null ? drawText(title.standfirst, standfirst, HUNG, below) : []),
  ];
}

/**
 * Null for a headline that cannot be set. It is as large as it can be, with room for its standfirst where that does not make
 * it small; the standfirst is as large as what is left allows, and shown whole or not at all.
 */
function fitHeadline(text: string, below: string | null): Title | null {
  const printable = printableText(text, face(headline.face));
  if (printable === null) return null;
  const measure = measureIn(headline);
  const box = (height: number, smallest: number): TextBox => ({
    ...headline,
    width: RIGHT - HUNG,
    height,
    largest: HEADLINE_SIZES.largest,
    smallest,
    mostLines: 8,
  });
  const room = BOTTOM - HEADLINE_TOP;
  const least =
    below === null ? null : fitStandfirst(below, 2 * STANDFIRST_SIZES.smallest * standfirst.leading);
  const beside =
    least &&
    fitText(
      printable,
      measure,
      box(
        room - STANDFIRST_GAP - least.size * heightOf(least.lines.length, standfirst.leading),
        SMALLEST_BESIDE_STANDFIRST,
      ),
    );
  const alone = box(room, HEADLINE_SIZES.smallest);
  const fitted = beside ?? fitText(printable, measure, alone) ?? cutText(printable, measure, alone);
  return {
    headline: fitted,
    standfirst: below === null ? null : fitStandfirst(below, BOTTOM - footOf(fitted)),
  };
}

/** Where a standfirst may begin below a headline. */
function footOf({ size, lines }: FittedText): number {
  return HEADLINE_TOP + size * (ASCENT + headline.leading * (lines.length - 1) + DESCENT) + STANDFIRST_GAP;
}

function fitStandfirst(text: string, height: number): FittedText | null {
  const printable = printableText(text, face(standfirst.face));
  if (printable === null) return null;
  const box = { ...standfirst, ...STANDFIRST_SIZES, width: RIGHT - HUNG, height, mostLines: 3 };
  return fitText(printable, measureIn(standfirst), box);
}

const RULE_OF_NAME = 426;
const NAME_BASELINE = 304;
/** Without a tagline the name comes nearer to the rule. */
const NAME_BASELINE_ALONE = 350;

/** The publication's name, as large as there is room for. */
function drawName(words: CardWords): XmlElement[] {
  const name = oneLine(words.name, nameplate, { width: RIGHT - LEFT, largest: 250, smallest: 48 });
  const tagline = oneLine(words.tagline, standfirst, { width: RIGHT - LEFT, largest: 44, smallest: 26 });
  return [
    ...drawPromise(),
    ...(name
      ? drawText(name, nameplate, LEFT - name.size * 0.02, tagline ? NAME_BASELINE : NAME_BASELINE_ALONE)
      : []),
    ...(tagline ? drawText(tagline, standfirst, LEFT, 388) : []),
    ...drawRule(RULE_OF_NAME),
    ...drawWire(RULE_OF_NAME + RULE_HEIGHT),
    ...drawSlug(words.slug, 516),
  ];
}

/** What the masthead of the front page promises. */
function drawPromise(): XmlElement[] {
  return drawParts(
    ["0 SCRIPTS", "0 COOKIES", "0 TRACKERS"].map((text) => ({ text, instead: null, signal: true })),
    LEFT,
    84,
  );
}

/** The line in the typewriter's voice, and the node by which it hangs from the wire. */
function drawSlug(parts: readonly SlugPart[], baseline: number): XmlElement[] {
  return [
    xml("circle", {
      cx: number(WIRE + WIRE_WIDTH / 2),
      cy: number(baseline - SLUG_SIZE * 0.34),
      r: "9",
      fill: PAPER,
      stroke: SIGNAL,
      "stroke-width": String(WIRE_WIDTH),
    }),
    ...drawParts(parts, HUNG, baseline),
  ];
}

/** As many of the parts as fit on the line, with dots between them. */
function drawParts(parts: readonly SlugPart[], left: number, baseline: number): XmlElement[] {
  const measure = measureIn(slug);
  const drawn: XmlElement[] = [];
  let x = left;
  for (const { text, instead, signal } of parts) {
    const own = face(slug.face);
    const printable = printableText(text, own) ?? (instead && printableText(instead, own));
    if (printable === null) continue;
    const isFirst = drawn.length === 0;
    const dotted = isFirst ? x : x + SLUG_SIZE * measure(" · ");
    const end = dotted + SLUG_SIZE * measure(printable);
    if (end > RIGHT) break;
    if (!isFirst) drawn.push(...drawWord(" · ", slug, SLUG_SIZE, x, baseline));
    drawn.push(
      ...drawWord(printable, signal ? { ...slug, colour: SIGNAL } : slug, SLUG_SIZE, dotted, baseline),
    );
    x = end;
  }
  return drawn;
}

function oneLine(
  text: string,
  style: Style,
  room: Pick<TextBox, "width" | "largest" | "smallest">,
): FittedText | null {
  const printable = printableText(text, face(style.face));
  if (printable === null) return null;
  const box = { ...style, ...room, height: CARD_HEIGHT, mostLines: 1 };
  return fitText(printable, measureIn(style), box) ?? cutText(printable, measureIn(style), box);
}

/** Measures in a style, each text once. */
function measureIn({ face: name, tracking }: Style): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? face(name).set(text, tracking).width;
    known.set(text, width);
    return width;
  };
}

function drawText({ size, lines }: FittedText, style: Style, left: number, first: number): XmlElement[] {
  return lines.flatMap((line: Line, index) =>
    line.pieces.flatMap(({ text, at }) =>
      drawWord(text, style, size, left + size * at, first + size * style.leading * index),
    ),
  );
}

function drawWord(text: string, style: Style, size: number, left: number, baseline: number): XmlElement[] {
  return face(style.face)
    .set(text, style.tracking)
    .glyphs.map(({ outline, unitsPerEm, x, y }) => {
      const scale = size / unitsPerEm;
      const place = [scale, 0, 0, -scale, left + size * x, baseline - size * y].map(number).join(" ");
      return xml("path", { fill: style.colour, transform: `matrix(${place})`, d: outline });
    });
}

function drawRule(top: number): XmlElement[] {
  return [
    rectangle(LEFT, top, RIGHT - LEFT, 8, INK),
    rectangle(LEFT, top + RULE_HEIGHT - 2, RIGHT - LEFT, 2, INK),
  ];
}

function drawWire(top: number): XmlElement[] {
  return [rectangle(WIRE, top, WIRE_WIDTH, CARD_HEIGHT - top, SIGNAL)];
}

function rectangle(x: number, y: number, width: number, height: number, fill: string): XmlElement {
  return xml("rect", { x: number(x), y: number(y), width: number(width), height: number(height), fill });
}

/** Short enough, and exact to a hundredth of a pixel over a whole outline. */
function number(value: number): string {
  return String(Number(value.toFixed(5)));
}
