/**
 * Reads the few measurements of a TrueType font (ISO/IEC 14496-22) that typesetting on the web needs: which characters
 * it has, how wide they are, and where its lines begin and end.
 */

export interface FontMeasurements {
  /** Font units to the em. */
  readonly unitsPerEm: number;
  /** Height above the baseline, in font units, from the `hhea` table, which browsers use. */
  readonly ascent: number;
  /** Depth below the baseline, in font units; positive. */
  readonly descent: number;
  readonly lineGap: number;
  readonly codePoints: ReadonlySet<number>;
  /** The advance of a character in font units, or null where the font lacks it. */
  advanceOf(codePoint: number): number | null;
}

/** Measures `font`, an uncompressed TrueType file. Throws when a table is missing. */
export function measureFont(font: Buffer): FontMeasurements {
  const tables = tablesOf(font);
  const at = (tag: string) => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new Error(`The font has no table ${tag}`);
    return offset;
  };
  const glyphs = characterMap(font, at("cmap"));
  const metricCount = font.readUInt16BE(at("hhea") + 34);
  const hmtx = at("hmtx");
  return {
    unitsPerEm: font.readUInt16BE(at("head") + 18),
    ascent: font.readInt16BE(at("hhea") + 4),
    descent: -font.readInt16BE(at("hhea") + 6),
    lineGap: font.readInt16BE(at("hhea") + 8),
    codePoints: new Set(glyphs.keys()),
    advanceOf(codePoint) {
      const glyph = glyphs.get(codePoint);
      // Glyphs past the last metric share its advance.
      return glyph === undefined ? null : font.readUInt16BE(hmtx + 4 * Math.min(glyph, metricCount - 1));
    },
  };
}

/** The mean advance of the characters of `text` in ems. Throws when the font lacks one of them. */
export function averageAdvance(font: FontMeasurements, text: string): number {
  let sum = 0;
  let count = 0;
  for (const character of text) {
    const advance = font.advanceOf(character.codePointAt(0) ?? 0);
    if (advance === null) throw new Error(`The font has no ${JSON.stringify(character)}`);
    sum += advance;
    count += 1;
  }
  return sum / count / font.unitsPerEm;
}

function tablesOf(font: Buffer): Map<string, number> {
  const tables = new Map<string, number>();
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + 16 * index;
    tables.set(font.toString("latin1", record, record + 4), font.readUInt32BE(record + 8));
  }
  return tables;
}

/** Code point to glyph, from the format 4 subtable that every font of the house has. */
function characterMap(font: Buffer, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const subtables = font.readUInt16BE(cmap + 2);
  for (let index = 0; index < subtables; index += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4);
    if (font.readUInt16BE(subtable) === 4) readSegments(font, subtable, glyphs);
  }
  return glyphs;
}

function readSegments(font: Buffer, subtable: number, glyphs: Map<number, number>): void {
  const size = font.readUInt16BE(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + size + 2;
  const deltas = starts + size;
  const offsets = deltas + size;
  for (let segment = 0; segment < size; segment += 2) {
    const end = font.readUInt16BE(ends + segment);
    const start = font.readUInt16BE(starts + segment);
    const delta = font.readUInt16BE(deltas + segment);
    const offset = font.readUInt16BE(offsets + segment);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed = offset && font.readUInt16BE(offsets + segment + offset + 2 * (code - start));
      const glyph = offset && listed === 0 ? 0 : ((offset ? listed : code) + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}
