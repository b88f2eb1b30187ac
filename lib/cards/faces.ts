import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Blob, Feature, Font, Face as FontFace, Buffer as Run, shape } from "harfbuzzjs";
import { fontFolder } from "./font-folder";

/** The house's faces, and the setting of words in them: which glyphs, and where each stands. */

export type FaceName = "display" | "italic" | "mono";

/** A text as glyphs on one line. Lengths are in ems. */
export interface SetText {
  readonly width: number;
  readonly glyphs: readonly SetGlyph[];
}

/** One glyph, its place counted from the line's beginning on the baseline, `y` upwards. */
export interface SetGlyph {
  /** The data of an SVG path, in units of the font, `y` upwards. */
  readonly outline: string;
  /** Units of the font in an em. */
  readonly unitsPerEm: number;
  readonly x: number;
  readonly y: number;
}

export interface Face {
  has(character: string): boolean;
  /**
   * Sets a text that has no character that the face lacks; throws on one that has. `tracking` (in ems) is added after each
   * letter.
   */
  set(text: string, tracking: number): SetText;
}

const opened = new Map<FaceName, Face>();

/** A face, which is read from the disk when it is first asked for. */
export function face(name: FaceName): Face {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const read = openFace(name);
  opened.set(name, read);
  return read;
}

function openFace(name: FaceName): Face {
  const folder = fontFolder();
  const files = readdirSync(folder).filter((file) => file.startsWith(`${name}-`));
  if (files.length === 0) throw new Error(`There is no font of the face ${name} in ${folder}.`);
  const fonts = files
    .sort()
    .map((file) => new Font(new FontFace(new Blob(readFileSync(join(folder, file))))));
  const fontOf = (character: string) =>
    fonts.find((font) => font.nominalGlyph(character.codePointAt(0) ?? 0) !== undefined);
  return {
    has: (character) => fontOf(character) !== undefined,
    set(text, tracking) {
      const glyphs: SetGlyph[] = [];
      let width = 0;
      for (const { font, run } of runsOf(text, fontOf)) width = setRun(font, run, tracking, width, glyphs);
      return { width, glyphs };
    },
  };
}

/** The stretches of a text that one file can set. A mark stays with its letter where the letter's file has it. */
function runsOf(text: string, fontOf: (character: string) => Font | undefined) {
  const runs: { font: Font; run: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const font =
      last?.font.nominalGlyph(character.codePointAt(0) ?? 0) === undefined ? fontOf(character) : last.font;
    if (font === undefined) throw new Error("A card was set with a character that its face lacks.");
    if (last?.font === font) last.run += character;
    else runs.push({ font, run: character });
  }
  return runs;
}

/** Sets a run from `start` on, adds its glyphs, and gives where it ends. */
function setRun(font: Font, text: string, tracking: number, start: number, glyphs: SetGlyph[]): number {
  const run = new Run();
  run.addText(text);
  run.guessSegmentProperties();
  // Letters that are moved apart or together do not join.
  shape(font, run, tracking === 0 ? [] : [new Feature("liga", 0)]);
  const unitsPerEm = font.face.upem;
  let x = start;
  for (const {
    codepoint: glyph,
    xAdvance = 0,
    xOffset = 0,
    yOffset = 0,
  } of run.getGlyphInfosAndPositions()) {
    // Glyph 0 is the box that stands for a missing letter.
    if (glyph === 0) throw new Error("A card was set with a character that its face lacks.");
    const outline = font.glyphToPath(glyph);
    if (outline !== "")
      glyphs.push({ outline, unitsPerEm, x: x + xOffset / unitsPerEm, y: yOffset / unitsPerEm });
    x += xAdvance / unitsPerEm + (xAdvance === 0 ? 0 : tracking);
  }
  return x;
}
