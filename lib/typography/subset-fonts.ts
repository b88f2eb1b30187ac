import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import subsetFont from "subset-font";
import { averageAdvance, measureFont } from "./sfnt";

/**
 * Makes the house's fonts: `npm run fonts` writes `public/fonts/*.woff2`, named by what they contain so that they may
 * be kept for ever, `app/(reader)/styles/fonts.css`, which declares them, and `lib/typography/font-files.ts`, which
 * says where each one lies. All of it is committed; run it again when a face, a cut or the list of signs changes.
 *
 * It also writes `lib/cards/fonts/*.ttf`, from which the image cards are set. No reader loads them, so they have every
 * letter that the sources have, and are not compressed.
 *
 * Newsreader is a variable font with optical sizes. Whole it weighs 280 KB, mostly for kerning that varies with the
 * axes, so each cut that the pages use is pinned to one size and weight. The semibold text is fetched only by a page
 * that stresses a word. Every face comes in two files, and a browser fetches the second (`extended`) only for a page
 * that has one of its letters.
 *
 * Newsreader as published has neither small capitals nor old-style figures, Plex Mono none of `‡ ‖ ● → ↩`: the
 * reader's own fonts lend the signs.
 */

interface Face {
  readonly name: string;
  readonly family: string;
  readonly style: "normal" | "italic";
  readonly weight: string;
  readonly sources: readonly [latin: string, extended: string];
  readonly axes: Readonly<Record<string, number>> | null;
  readonly fallback: Fallback;
}

interface Fallback {
  /** Fonts with equal advances, so that one measurement fits whichever of them the reader has. */
  readonly localNames: readonly string[];
  /** A file with those advances. */
  readonly measuredBy: string;
}

const newsreader = (script: string, style: string) =>
  `@fontsource-variable/newsreader/files/newsreader-${script}-opsz-${style}.woff2`;
const roman: Face["sources"] = [newsreader("latin", "normal"), newsreader("latin-ext", "normal")];
const italic: Face["sources"] = [newsreader("latin", "italic"), newsreader("latin-ext", "italic")];
const plex: Face["sources"] = [
  "@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2",
  "@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-ext-400-normal.woff2",
];

// Tinos and Cousine, Liberation's faces and Times New Roman and Courier New were drawn to one set of advances.
const times = (cut: string, file: string): Fallback => ({
  localNames: ["Times New Roman", "Liberation Serif", "Tinos"].map((name) => `${name}${cut}`),
  measuredBy: `@fontsource/tinos/files/tinos-latin-${file}.woff2`,
});
const regular = times("", "400-normal");
const bold = times(" Bold", "700-normal");

const faces: readonly Face[] = [
  {
    name: "display",
    family: "Newsreader Display",
    style: "normal",
    weight: "540",
    sources: roman,
    axes: { opsz: 72, wght: 540 },
    fallback: bold,
  },
  {
    name: "text",
    family: "Newsreader Text",
    style: "normal",
    weight: "400",
    sources: roman,
    axes: { opsz: 16, wght: 400 },
    fallback: regular,
  },
  {
    name: "semibold",
    family: "Newsreader Text",
    style: "normal",
    weight: "600",
    sources: roman,
    axes: { opsz: 16, wght: 600 },
    fallback: bold,
  },
  {
    name: "italic",
    family: "Newsreader Text",
    style: "italic",
    weight: "400",
    sources: italic,
    axes: { opsz: 20, wght: 400 },
    fallback: times(" Italic", "400-italic"),
  },
  {
    name: "mono",
    family: "Plex Mono",
    style: "normal",
    weight: "400",
    sources: plex,
    axes: null,
    fallback: {
      localNames: ["Courier New", "Liberation Mono", "Cousine"],
      measuredBy: "@fontsource/cousine/files/cousine-latin-400-normal.woff2",
    },
  },
];

/** The faces of the image cards, with the files that have the letters: what a face before has, a later one need not. */
const cardFaces: readonly {
  readonly name: string;
  readonly sources: readonly string[];
  readonly axes: Face["axes"];
}[] = [
  {
    name: "display",
    sources: [...roman, newsreader("vietnamese", "normal")],
    axes: { opsz: 72, wght: 540 },
  },
  {
    name: "italic",
    sources: [...italic, newsreader("vietnamese", "italic")],
    // Larger than on a page, so a finer cut.
    axes: { opsz: 36, wght: 400 },
  },
  { name: "mono", sources: plex, axes: null },
];

/** ASCII, Latin-1, Latin Extended-A, Romanian's commas below, and the signs that the house prints. */
const characters = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0x17f),
  ...range(0x218, 0x21b),
  ...[..."ˆ˚˜–—‘’‚“”„†‡•…‖‹›⁰⁴⁵⁶⁷⁸⁹€№™←→↗↩−●"].map((sign) => sign.codePointAt(0) ?? 0),
  // The spaces and joins that typesetting uses: thin, hair, narrow no-break, no-break hyphen.
  ...[0x2009, 0x200a, 0x202f, 0x2011],
];

/** All that a face for Latin letters could have in the part of Unicode that its table of characters can name. */
const everyLetter = range(0x20, 0xfeff).filter((code) => code < 0xd800 || code > 0xdfff);

const features = [
  "ccmp",
  "kern",
  "liga",
  "lnum",
  "locl",
  "mark",
  "mkmk",
  "onum",
  "pnum",
  "smcp",
  "c2sc",
  "tnum",
];

// Advances are compared over running text, so that frequent letters count for more.
const specimen =
  "The owners of the messaging service have denied that they keep what people write. A researcher asked where all " +
  "that cloud is going; the ministry, which fined the firm in September, would not say. Nothing is stored, they " +
  "wrote, and so there is nothing to hand over.";

const require = createRequire(import.meta.url);
const root = path.resolve(import.meta.dirname, "../..");
const fontFolder = path.join(root, "public/fonts");
const cardFontFolder = path.join(root, "lib/cards/fonts");

async function main(): Promise<void> {
  await makeCardFonts();
  await mkdir(fontFolder, { recursive: true });
  for (const old of await readdir(fontFolder)) {
    if (old.endsWith(".woff2")) await rm(path.join(fontFolder, old));
  }
  const rules: string[] = [];
  const files: [string, string][] = [];
  for (const face of faces) {
    const claimed = new Set<number>();
    for (const [index, source] of face.sources.entries()) {
      const name = index === 0 ? face.name : `${face.name}-extended`;
      const original = await readFile(require.resolve(source));
      const { codePoints } = measureFont(await asTrueType(original));
      const kept = characters.filter((code) => codePoints.has(code) && !claimed.has(code));
      for (const code of kept) claimed.add(code);
      const subset = await cut(face, original, kept);
      const address = await store(name, subset);
      if (index === 0) files.push([face.name, address]);
      rules.push(faceRule(face, address, kept));
      console.log(`${address} ${subset.byteLength} bytes, ${kept.length} characters`);
    }
    rules.push(await fallbackRule(face));
  }
  await writeFile(path.join(root, "app/(reader)/styles/fonts.css"), stylesheet(rules));
  await writeFile(path.join(root, "lib/typography/font-files.ts"), fileList(files));
}

async function makeCardFonts(): Promise<void> {
  await rm(cardFontFolder, { recursive: true, force: true });
  await mkdir(cardFontFolder, { recursive: true });
  for (const { name, sources, axes } of cardFaces) {
    for (const [index, source] of sources.entries()) {
      const original = await readFile(require.resolve(source));
      const { codePoints } = measureFont(await asTrueType(original, everyLetter));
      const font = await cut({ axes }, original, [...codePoints], "truetype");
      // The number is the order in which the files are asked for a letter.
      await writeFile(path.join(cardFontFolder, `${name}-${index + 1}.ttf`), font);
      console.log(`${name}-${index + 1}.ttf ${font.byteLength} bytes, ${codePoints.size} characters`);
    }
  }
}

function cut(
  face: Pick<Face, "axes">,
  original: Buffer,
  kept: readonly number[],
  targetFormat: "woff2" | "truetype" = "woff2",
) {
  return subsetFont(original, String.fromCodePoint(...kept), {
    targetFormat,
    keepFeatures: features,
    ...(face.axes && { variationAxes: face.axes }),
    // At newspaper sizes today's rasterisers ignore the instructions, which are a third of the mono's weight.
    noHinting: true,
  });
}

async function store(name: string, subset: Buffer): Promise<string> {
  const hash = createHash("sha256").update(subset).digest("hex").slice(0, 8);
  await writeFile(path.join(fontFolder, `${name}.${hash}.woff2`), subset);
  return `/fonts/${name}.${hash}.woff2`;
}

function faceRule({ family, style, weight }: Face, address: string, kept: readonly number[]): string {
  return rule([
    `font-family: "${family}"`,
    `font-style: ${style}`,
    `font-weight: ${weight}`,
    "font-display: swap",
    `src: url("${address}") format("woff2")`,
    `unicode-range: ${unicodeRange(kept)}`,
  ]);
}

/**
 * The stand-in that is shown until the face arrives. It takes the same room: `size-adjust` brings its average advance
 * over the specimen to the face's, and the face's own ascent, descent and line gap, divided by that factor (which
 * scales them too), put its lines where the face's will be.
 */
async function fallbackRule(face: Face): Promise<string> {
  const original = await readFile(require.resolve(face.sources[0]));
  const own = measureFont(await cut(face, original, characters, "truetype"));
  const other = measureFont(await asTrueType(await readFile(require.resolve(face.fallback.measuredBy))));
  const factor = averageAdvance(own, specimen) / averageAdvance(other, specimen);
  const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`;
  const override = (units: number) => percent(units / own.unitsPerEm / factor);
  return rule([
    `font-family: "${face.family} Fallback"`,
    `font-style: ${face.style}`,
    `font-weight: ${face.weight}`,
    `src: ${face.fallback.localNames.map((name) => `local("${name}")`).join(", ")}`,
    `size-adjust: ${percent(factor)}`,
    `ascent-override: ${override(own.ascent)}`,
    `descent-override: ${override(own.descent)}`,
    `line-gap-override: ${override(own.lineGap)}`,
  ]);
}

function asTrueType(font: Buffer, codes: readonly number[] = characters): Promise<Buffer> {
  const everything = String.fromCodePoint(...range(0x20, 0x7e), ...codes);
  return subsetFont(font, everything, { targetFormat: "truetype" });
}

function stylesheet(rules: readonly string[]): string {
  return `/* Made by lib/typography/subset-fonts.ts, which says how; do not edit. */\n${rules.join("\n")}\n`;
}

function fileList(files: readonly [string, string][]): string {
  const entries = files.map(([name, address]) => `  ${name}: "${address}",`).join("\n");
  return [
    "/** Made by `npm run fonts`; do not edit. Where each face's first file is served, for preloading. */",
    `export const fontFiles = {\n${entries}\n} as const;\n`,
  ].join("\n");
}

function rule(declarations: readonly string[]): string {
  return `@font-face {\n${declarations.map((line) => `  ${line};`).join("\n")}\n}`;
}

/** `U+20-7e, U+a0`, runs of neighbours joined. */
function unicodeRange(codes: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const code of [...codes].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else runs.push([code, code]);
  }
  return runs
    .map(([from, to]) => `U+${from.toString(16)}${from === to ? "" : `-${to.toString(16)}`}`)
    .join(", ");
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

await main();
