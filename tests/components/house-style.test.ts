import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { fontFiles } from "@/lib/typography/font-files";

const root = path.resolve(import.meta.dirname, "../..");
const styles = path.join(root, "app/(reader)/styles");
const read = (...names: string[]) => readFileSync(path.join(...names), "utf8");

describe("the house's colours", () => {
  const tokens = read(styles, "tokens.css");
  const pairOf = (name: string): [string, string] => {
    const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens) ?? [];
    if (!light || !dark) throw new Error(`There is no colour --${name}`);
    return [light, dark];
  };
  const [lightPaper, darkPaper] = pairOf("paper");

  it.each([
    ["ink", 7],
    ["quiet", 7],
    ["signal", 4.5],
  ])("%s stands on paper with a contrast of at least %d, by day and by night", (name, least) => {
    const [light, dark] = pairOf(name);
    expect(contrast(light, lightPaper)).toBeGreaterThanOrEqual(least);
    expect(contrast(dark, darkPaper)).toBeGreaterThanOrEqual(least);
  });

  it("can be read on the glow behind a note that was followed", () => {
    const [light, dark] = pairOf("glow");
    const [lightInk, darkInk] = pairOf("ink");
    expect(contrast(lightInk, light)).toBeGreaterThanOrEqual(7);
    expect(contrast(darkInk, dark)).toBeGreaterThanOrEqual(7);
  });

  it.each([
    ["the page of last resort", read(root, "public/failure.css")],
    ["the image cards", read(root, "lib/cards/card-drawing.ts")],
    ["the icon", read(root, "public/icon.svg")],
    ["the colours told to browsers", read(root, "app/(reader)/layout.tsx")],
  ])("are the only ones in %s", (_where, source) => {
    const used = source.match(/#[0-9a-f]{6}/g) ?? [];
    expect(used.length).toBeGreaterThan(0);
    for (const colour of used) expect(tokens).toContain(colour);
  });
});

describe("the weight of a first visit", () => {
  it("is at most 80 KB of fonts", () => {
    const { display, text, italic, mono } = fontFiles;
    const sizes = [display, text, italic, mono].map((file) => statSync(path.join(root, "public", file)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(80_000);
  });

  it("is at most 8 KB of styles, even before they are minified", () => {
    const all = readdirSync(styles).map((file) => read(styles, file));
    expect(brotliCompressSync(all.join("")).length).toBeLessThanOrEqual(8 * 1024);
  });
});

describe("the fonts", () => {
  it("lie where the stylesheet and the preloads say", () => {
    const addresses = [...read(styles, "fonts.css").matchAll(/url\("([^"]+)"\)/g)].map(
      ([, address]) => address ?? "",
    );
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of [...addresses, ...Object.values(fontFiles)]) {
      expect(existsSync(path.join(root, "public", address)), address).toBe(true);
    }
  });
});

/** The contrast of two colours by WCAG 2.2, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
