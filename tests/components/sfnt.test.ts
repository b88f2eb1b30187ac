import { readFileSync } from "node:fs";
import path from "node:path";
import subsetFont from "subset-font";
import { describe, expect, it } from "vitest";
import { fontFiles } from "@/lib/typography/font-files";
import { averageAdvance, measureFont } from "@/lib/typography/sfnt";

const publicFolder = path.resolve(import.meta.dirname, "../../public");

async function measure(file: string, text: string) {
  const font = readFileSync(path.join(publicFolder, file));
  return measureFont(await subsetFont(font, text, { targetFormat: "truetype" }));
}

describe("the measurements of a font", () => {
  it("give every letter of a typewriter face one width", async () => {
    const mono = await measure(fontFiles.mono, "iW.");
    expect([..."iW."].map((letter) => mono.advanceOf(letter.codePointAt(0) ?? 0))).toEqual([600, 600, 600]);
    expect(mono.unitsPerEm).toBe(1000);
    expect(averageAdvance(mono, "iW.")).toBe(0.6);
  });

  it("know where the lines of Newsreader begin and end", async () => {
    const text = await measure(fontFiles.text, "Wi");
    expect(text).toMatchObject({ unitsPerEm: 2000, ascent: 1470, descent: 530, lineGap: 0 });
    expect(text.advanceOf(0x57)).toBeGreaterThan(2 * (text.advanceOf(0x69) ?? 0));
  });

  it("say which characters a font lacks", async () => {
    const text = await measure(fontFiles.text, "A");
    expect(text.codePoints.has(0x41)).toBe(true);
    expect(text.advanceOf(0x5fae)).toBeNull();
    expect(() => averageAdvance(text, "A微")).toThrow("微");
  });
});
