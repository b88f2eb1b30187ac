import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32 } from "node:zlib";
import exifr from "exifr";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { developPicture } from "@/lib/media/develop-picture";
import type { Picture } from "@/lib/media/picture";
import { PARTS_OF_PIXELS, partsOf } from "./parts-of";
import { developed, moving, photograph, SECRET, signed, withSegment } from "./samples";

const corpora = process.env.CORPORA;
if (!corpora)
  console.log("Media: skipped the photographs of others, because CORPORA names no folder of them.");

const wide = { width: 1700, height: 400 };
const small = { width: 60, height: 40 };

/** A picture and its versions: everything that a reader could ask for. */
function files(picture: Picture) {
  return [picture, ...picture.versions];
}

/** What is in the files of a picture beside its pixels, by the formats' specifications and by exifr. */
async function tracesIn(picture: Picture): Promise<unknown[]> {
  const traces: unknown[] = [];
  for (const { bytes, extension } of files(picture)) {
    traces.push(...partsOf(bytes).filter((part) => !PARTS_OF_PIXELS.has(part)));
    if (bytes.includes(SECRET)) traces.push(SECRET);
    if (extension !== "jpg" && extension !== "png") continue;
    const options = { tiff: true, xmp: true, icc: true, iptc: true, gps: true, exif: true };
    const found = await exifr.parse(bytes, { ...options, jfif: false, ihdr: false });
    if (found !== undefined) traces.push(found);
    if ((await exifr.thumbnail(bytes)) !== undefined) traces.push("a thumbnail");
  }
  return traces;
}

async function pixel(bytes: Buffer, x: number, y: number): Promise<number[]> {
  const one = await sharp(bytes)
    .extract({ left: x, top: y, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer();
  return [...one];
}

describe("what a picture becomes", () => {
  const cases = [
    { from: "jpeg", becomes: "jpg", make: () => photograph(wide).jpeg().toBuffer() },
    { from: "png", becomes: "png", make: () => photograph(wide).png().toBuffer() },
    { from: "webp", becomes: "jpg", make: () => photograph(wide).webp().toBuffer() },
    {
      from: "transparent webp",
      becomes: "png",
      make: () => photograph(wide).ensureAlpha(0.5).webp().toBuffer(),
    },
    { from: "avif", becomes: "jpg", make: () => photograph(wide).avif({ effort: 0 }).toBuffer() },
    { from: "gif", becomes: "png", make: () => photograph(wide).gif({ effort: 1 }).toBuffer() },
    { from: "moving gif", becomes: "gif", make: async () => (await moving(3, wide)).gif().toBuffer() },
    { from: "moving webp", becomes: "gif", make: async () => (await moving(3, wide)).webp().toBuffer() },
  ] as const;

  test.each(cases)(
    "a $from is kept as $becomes, at most 1600 wide, with lighter versions",
    async ({ becomes, make }) => {
      const picture = await developed(await make());
      expect([picture.extension, picture.width, picture.height]).toEqual([becomes, 1600, 376]);
      for (const { bytes, width, height, extension } of files(picture)) {
        const read = await sharp(bytes).metadata();
        expect([read.width, read.height]).toEqual([width, height]);
        expect(read.mediaType).toBe(`image/${extension.replace("jpg", "jpeg")}`);
      }
      for (const version of picture.versions) expect(version.bytes.length).toBeLessThan(picture.bytes.length);
      expect(picture.versions.map(({ width }) => width)).toContain(480);
    },
  );

  test("a photograph has a version of each width, and none wider than it came", async () => {
    const widths = async (width: number) => {
      const picture = await developed(await photograph({ width, height: 300 }).jpeg().toBuffer());
      return [picture.width, ...picture.versions.map((version) => version.width)];
    };
    expect(await widths(2000)).toEqual([1600, 480, 960, 1600]);
    expect(await widths(960)).toEqual([960, 480, 960]);
    expect(await widths(700)).toEqual([700, 480, 700]);
    expect(await widths(90)).toEqual([90, 90]);
  });

  test("a version that would be heavier than the picture is left out", async () => {
    const plain = await sharp({ create: { width: 20, height: 20, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    const { bytes, versions } = await developed(plain);
    for (const version of versions) expect(version.bytes.length).toBeLessThan(bytes.length);
  });

  test("what moves keeps its frames, its times and its loop", async () => {
    const gif = await (await moving(3, small)).gif({ delay: [100, 250, 400], loop: 2 }).toBuffer();
    for (const { bytes } of files(await developed(gif))) {
      expect(await sharp(bytes).metadata()).toMatchObject({ pages: 3, delay: [100, 250, 400], loop: 2 });
    }
  });

  test("the same pixels give the same bytes, whatever is written beside them", async () => {
    const jpeg = await photograph(small).jpeg().toBuffer();
    const commented = withSegment(jpeg, 0xfe, Buffer.from(SECRET));
    expect(await developed(commented)).toEqual(await developed(jpeg));
  });

  test("a PNG that is narrow enough keeps every pixel", async () => {
    const size = { width: 900, height: 500 };
    const { bytes } = await developed(await photograph(size).png().toBuffer());
    expect((await sharp(bytes).raw().toBuffer()).equals(await photograph(size).raw().toBuffer())).toBe(true);
  });

  test("transparency stays", async () => {
    const half = await photograph(small).ensureAlpha(0.5).png().toBuffer();
    for (const { bytes } of files(await developed(half))) {
      expect((await sharp(bytes).metadata()).hasAlpha).toBe(true);
    }
  });

  test.each([
    { kind: "16 bits a channel", make: () => photograph(small).toColourspace("rgb16").png().toBuffer() },
    { kind: "one channel", make: () => photograph(small).greyscale().jpeg().toBuffer() },
    { kind: "CMYK", make: () => photograph(small).toColourspace("cmyk").jpeg().toBuffer() },
    { kind: "a wide gamut", make: () => photograph(small).withIccProfile("p3").png().toBuffer() },
  ])("$kind becomes sRGB of 8 bits", async ({ make }) => {
    const bytes = await make();
    const picture = await developed(bytes);
    expect(await sharp(picture.bytes).metadata()).toMatchObject({
      space: "srgb",
      depth: "uchar",
      hasProfile: false,
    });
    const expected = await pixel(await sharp(bytes).toColourspace("srgb").png().toBuffer(), 20, 20);
    const found = await pixel(picture.bytes, 20, 20);
    for (const [channel, value] of expected.entries()) {
      expect(Math.abs((found[channel] ?? 0) - value)).toBeLessThan(24);
    }
  });
});

describe("what is not kept", () => {
  test.each([
    { kind: "JPEG", make: () => signed(photograph(small)).jpeg().toBuffer() },
    { kind: "PNG", make: () => signed(photograph(small)).png().toBuffer() },
    { kind: "WebP", make: () => signed(photograph(small)).webp().toBuffer() },
    { kind: "AVIF", make: () => signed(photograph(small)).avif({ effort: 0 }).toBuffer() },
  ])("who took a $kind, and where", async ({ make }) => {
    const bytes = await make();
    expect(bytes.includes(SECRET)).toBe(true);
    expect(await tracesIn(await developed(bytes))).toEqual([]);
  });

  test("the colour profile, once its colours are sRGB's", async () => {
    const bytes = await photograph(small).withIccProfile("p3").jpeg().toBuffer();
    expect(partsOf(bytes)).toContain("APP2");
    expect(await tracesIn(await developed(bytes))).toEqual([]);
  });

  const PAGE = `<!DOCTYPE html><script>alert("${SECRET}")</script>`;
  test.each<{ kind: string; make: () => Promise<Buffer> }>([
    {
      kind: "a page of HTML in the comment of a JPEG",
      make: async () => withSegment(await photograph(small).jpeg().toBuffer(), 0xfe, Buffer.from(PAGE)),
    },
    {
      kind: "words of a picture agency (IPTC) in a JPEG",
      make: async () =>
        withSegment(
          await photograph(small).jpeg().toBuffer(),
          0xed,
          Buffer.from(`Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x17\x1c\x02P\0\x12${SECRET}\0`, "latin1"),
        ),
    },
    {
      kind: "a script in the EXIF of a JPEG",
      make: () =>
        photograph(small)
          .withExif({ IFD0: { Artist: PAGE } })
          .jpeg()
          .toBuffer(),
    },
    {
      kind: "a page of HTML behind a JPEG",
      make: async () => Buffer.concat([await photograph(small).jpeg().toBuffer(), Buffer.from(PAGE)]),
    },
    {
      kind: "an archive behind a PNG",
      make: async () =>
        Buffer.concat([
          await photograph(small).png().toBuffer(),
          Buffer.from(`PK\x03\x04${SECRET}PK\x05\x06`),
        ]),
    },
    {
      kind: "a text chunk in a PNG",
      make: async () => {
        const png = await photograph(small).png().toBuffer();
        return Buffer.concat([
          png.subarray(0, 33),
          chunk("tEXt", Buffer.from(`Comment\0${PAGE}`)),
          png.subarray(33),
        ]);
      },
    },
    {
      kind: "a page of HTML in the comment of a GIF",
      make: async () => {
        const gif = await photograph(small).gif().toBuffer();
        const comment = Buffer.concat([
          Buffer.from([0x21, 0xfe, PAGE.length]),
          Buffer.from(PAGE),
          Buffer.from([0]),
        ]);
        return Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1)]);
      },
    },
    {
      kind: "a page of HTML behind a GIF",
      make: async () => Buffer.concat([await photograph(small).gif().toBuffer(), Buffer.from(PAGE)]),
    },
    {
      kind: "a foreign chunk in a WebP",
      make: async () => {
        const webp = await photograph(small).webp().toBuffer();
        const page = Buffer.from(PAGE.padEnd(PAGE.length + (PAGE.length % 2)));
        const head = Buffer.alloc(8);
        head.write("JUNK");
        head.writeUInt32LE(page.length, 4);
        const longer = Buffer.concat([webp, head, page]);
        longer.writeUInt32LE(longer.length - 8, 4);
        return longer;
      },
    },
  ])("$kind", async ({ make }) => {
    const bytes = await make();
    expect(bytes.includes(SECRET)).toBe(true);
    expect(partsOf(bytes).filter((part) => !PARTS_OF_PIXELS.has(part))).not.toEqual([]);
    expect(await tracesIn(await developed(bytes))).toEqual([]);
  });
});

describe("what is refused", () => {
  const code = async (bytes: Buffer) => {
    const outcome = await developPicture(bytes, "brought.jpg");
    if (outcome.ok) return `kept as ${outcome.value.extension}`;
    const [{ code, message, at }] = outcome.problems;
    // What was wrong, where, and what to do.
    expect(at).toBe("brought.jpg");
    expect(message).toMatch(/brought\.jpg.*\. \p{Lu}.*\.$/u);
    return code;
  };

  test.each<{ what: string; make: () => Buffer | Promise<Buffer>; refusal: string }>([
    { what: "nothing", make: () => Buffer.alloc(0), refusal: "picture-not-known" },
    { what: "a page of HTML", make: () => Buffer.from("<!DOCTYPE html><p>x"), refusal: "picture-not-known" },
    { what: "a PDF", make: () => Buffer.from("%PDF-1.7\n%âãÏÓ\n"), refusal: "picture-not-known" },
    { what: "a packed drawing", make: () => Buffer.from("1f8b0800", "hex"), refusal: "picture-not-known" },
    { what: "a TIFF", make: () => photograph(small).tiff().toBuffer(), refusal: "picture-not-known" },
    {
      what: "more than 15 MB",
      make: async () =>
        Buffer.concat([await photograph(small).jpeg().toBuffer(), Buffer.alloc(15 * 1024 * 1024)]),
      refusal: "picture-too-large",
    },
    {
      what: "a head that claims 60,000 × 60,000 pixels",
      make: () => claiming(60_000, 60_000),
      refusal: "picture-too-large",
    },
    {
      what: "a row more than 40 megapixels",
      make: () => claiming(8_000, 5_001),
      refusal: "picture-too-large",
    },
    {
      what: "40 megapixels that are not there",
      make: () => claiming(8_000, 5_000),
      refusal: "picture-not-readable",
    },
    { what: "a side of 20,000 pixels", make: () => claiming(20_000, 10), refusal: "picture-too-large" },
    {
      what: "65 frames",
      make: async () => (await moving(65, small)).gif().toBuffer(),
      refusal: "picture-too-many-frames",
    },
    {
      what: "60 frames of a megapixel",
      make: async () => repeated(60, 1000, 1000),
      refusal: "picture-too-large",
    },
    {
      what: "a JPEG that breaks off",
      make: async () => (await photograph(wide).jpeg().toBuffer()).subarray(0, 20_000),
      refusal: "picture-not-readable",
    },
    {
      what: "a PNG that breaks off",
      make: async () => (await photograph(wide).png().toBuffer()).subarray(0, 20_000),
      refusal: "picture-not-readable",
    },
    {
      what: "the head of a JPEG and nothing more",
      make: async () => (await photograph(wide).jpeg().toBuffer()).subarray(0, 300),
      refusal: "picture-not-readable",
    },
  ])("$what: $refusal", async ({ make, refusal }) => {
    expect(await code(await make())).toBe(refusal);
  });

  test("64 frames are not too many", async () => {
    expect(await code(await (await moving(64, small)).gif().toBuffer())).toBe("kept as gif");
  });

  test("a picture is known by its bytes: its name may say what it likes", async () => {
    const png = await photograph(small).png().toBuffer();
    for (const name of ["x.jpg", "x.svg", "../../x", "\u202egnp.x", "CON", "x".repeat(300), "x\0.html"]) {
      const outcome = await developPicture(png, name);
      expect(outcome.ok && outcome.value.extension).toBe("png");
    }
  });
});

describe.skipIf(!corpora)("photographs that others took", () => {
  const scratch = mkdtempSync(path.join(tmpdir(), "standfirst-photos-"));
  const photographs = corpora ? unpack(path.join(corpora, "photos-exif.tar.xz"), scratch) : [];
  rmSync(scratch, { recursive: true });

  test("are all kept, and nothing of them but their pixels", async () => {
    let signedOnes = 0;
    for (const { name, bytes } of photographs) {
      if ((await exifr.gps(bytes)) !== undefined) signedOnes += 1;
      expect(await tracesIn(await developed(bytes)), name).toEqual([]);
    }
    expect(signedOnes).toBeGreaterThanOrEqual(9);
    console.log(
      `Media: ${photographs.length} photographs, ${signedOnes} of which had said where they were taken.`,
    );
  }, 240_000);

  test("stand upright, whichever way the camera was held", async () => {
    const turned = photographs.filter(({ name }) => name.includes("orientation"));
    const upright = new Map<string, Buffer>();
    const differences: Record<string, number> = {};
    const thumbnail = (bytes: Buffer) =>
      sharp(bytes).greyscale().resize(24, 24, { fit: "fill" }).raw().toBuffer();
    for (const { name, bytes } of turned) {
      const [, shape = "", orientation = ""] = /(landscape|portrait)_(\d)\.jpg$/.exec(name) ?? [];
      const picture = await developed(bytes);
      expect(picture.width > picture.height, name).toBe(shape === "landscape");
      const looks = await thumbnail(picture.bytes);
      const first = upright.get(shape) ?? looks;
      upright.set(shape, first);
      const sum = looks.reduce((total, value, index) => total + Math.abs(value - (first[index] ?? 0)), 0);
      differences[`${shape} ${orientation}`] = sum / looks.length;
    }
    expect(Object.keys(differences)).toHaveLength(16);
    // In levels of 255: the same picture, compressed twice.
    expect(Object.entries(differences).filter(([, levels]) => levels > 12)).toEqual([]);
  }, 240_000);
});

function unpack(archive: string, folder: string): { name: string; bytes: Buffer }[] {
  execFileSync("tar", ["-xJf", archive, "-C", folder]);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".jpg"))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
}

/** A PNG of a size without its pixels: whoever reads further than the head would say that it is damaged. */
function claiming(width: number, height: number): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", Buffer.alloc(4)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A GIF of one frame many times: small as a file, large as pixels. */
async function repeated(frames: number, width: number, height: number): Promise<Buffer> {
  const one = await sharp({ create: { width, height, channels: 3, background: "teal" } })
    .gif()
    .toBuffer();
  const start = one.indexOf(Buffer.from([0x2c, 0, 0, 0, 0]));
  const frame = one.subarray(start, -1);
  return Buffer.concat([one.subarray(0, start), ...Array<Buffer>(frames).fill(frame), one.subarray(-1)]);
}

/** A chunk of a PNG. */
function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
