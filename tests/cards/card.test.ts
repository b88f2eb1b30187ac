import dns from "node:dns";
import net from "node:net";
import fc from "fast-check";
import { imageSize } from "image-size";
import sharp from "sharp";
import { describe, expect, test, vi } from "vitest";
import { drawCard } from "@/lib/cards/card-drawing";
import { paintCard } from "@/lib/cards/card-picture";
import { articleWords, siteWords } from "@/lib/cards/card-words";
import { aCard, aSite } from "../components/factories";
import { naughtyStrings } from "../support/naughty-strings";
import { type Parsed, parseXml } from "../syndication/parse-xml";
import { awkwardHeadlines, cardWords } from "./factories";

const texts = [...awkwardHeadlines.map(([, headline]) => headline), ...naughtyStrings("Cards")];

/** Every card that says a text wherever a text can stand. */
const saying = (text: string) =>
  drawCard(
    cardWords({
      name: text,
      tagline: text,
      headline: text,
      standfirst: text,
      slug: [{ text, instead: text, signal: true }],
    }),
  );

describe("what a card says", () => {
  test("is the section, the day and the length, in capitals, over the headline and the standfirst", () => {
    expect(articleWords(aCard({ standfirstLabel: "Spoiler" }), aSite())).toEqual({
      name: "The Wiretap",
      tagline: "Listening in on those who listen in",
      slug: [
        { text: "SURVEILLANCE", instead: null, signal: true },
        { text: "2 JAN 2018", instead: "2018-01-02", signal: false },
        { text: "3 MIN", instead: null, signal: false },
      ],
      headline: "Messaging giant says it keeps no chats",
      standfirst: "Spoiler: A denial, and a fine",
    });
  });

  test("is the sections, on the card of the publication", () => {
    const { headline, slug } = siteWords(aSite());
    expect([headline, ...slug.map(({ text }) => text)]).toEqual([null, "SURVEILLANCE", "CRYPTOGRAPHY"]);
  });
});

describe("the drawing of a card", () => {
  // That no box stands for a missing letter is here too: a face throws instead (`printable-text`).
  test("is shapes and numbers only, whatever is to be said", () => {
    const anything = fc.string({ unit: "binary", maxLength: 400 });
    for (const text of texts) expectShapes(saying(text));
    fc.assert(
      fc.property(anything, (text) => expectShapes(saying(text))),
      { numRuns: 60 },
    );
  });

  test.each(["微信什么都不看", "لا أحد يقرأ الرسائل", "Правда", "A 微信 denial", "👋", ""])(
    "shows the publication's name in place of the headline %j, and the slug",
    (headline) => {
      const drawing = drawCard(cardWords({ headline }));
      expect(drawing).toBe(drawCard(cardWords({ headline: null })));
      expect(drawing).not.toBe(drawCard(cardWords({ headline: null, slug: [] })));
    },
  );

  test("dates in figures where the typewriter has not the words", () => {
    const day = (text: string) =>
      drawCard(cardWords({ slug: [{ text, instead: "2018-01-02", signal: false }] }));
    expect(day("2018年1月2日")).toBe(day("2018-01-02"));
  });

  test("shows a standfirst where it fits whole", () => {
    const plain = drawCard(cardWords({ standfirst: null }));
    expect(drawCard(cardWords())).not.toBe(plain);
    expect(drawCard(cardWords({ standfirst: "微信" }))).toBe(plain);
    expect(drawCard(cardWords({ standfirst: "word ".repeat(300) }))).toBe(plain);
  });
});

describe("the picture of a card", () => {
  test("is a PNG of the size that is asked for, and the same bytes each time", async () => {
    const drawing = drawCard(cardWords());
    const [one, other] = await Promise.all([paintCard(drawing), paintCard(drawing)]);
    expect(imageSize(one)).toMatchObject({ width: 1200, height: 630, type: "png" });
    expect(one.equals(other)).toBe(true);
    expect(one.length).toBeLessThan(120_000);
  });

  test.each([...awkwardHeadlines, ["a usual text", cardWords().headline ?? ""] as const])(
    "keeps its margins free of %s",
    async (_what, text) => {
      const words = cardWords({ headline: text, standfirst: text, name: text || "A name" });
      for (const card of [words, { ...words, headline: null, tagline: text }])
        expect(await inkInMargins(drawCard(card))).toEqual([]);
    },
  );

  test("is made without asking anyone for anything", async () => {
    const asked = [
      vi.spyOn(net.Socket.prototype, "connect"),
      vi.spyOn(dns, "lookup"),
      vi.spyOn(globalThis, "fetch"),
    ];
    for (const text of texts.slice(0, awkwardHeadlines.length)) await paintCard(saying(text));
    for (const way of asked) expect(way).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test("that cannot be made leaves the way to the next", async () => {
    await expect(paintCard("<svg")).rejects.toThrow();
    expect((await paintCard(drawCard(cardWords()))).length).toBeGreaterThan(0);
  });
});

function expectShapes(drawing: string): void {
  const allowed: Readonly<Record<string, RegExp>> = {
    rect: /^(?:[\d.-]+|#[0-9a-f]{6})$/,
    circle: /^(?:[\d.-]+|#[0-9a-f]{6})$/,
    path: /^(?:#[0-9a-f]{6}|matrix\([\d. -]+\)|[MLQCZ\d., -]+)$/,
  };
  const root: Parsed = parseXml(drawing);
  expect([root.name, root.text.trim()]).toEqual(["svg", ""]);
  for (const { name, attributes, children, text } of root.children) {
    expect([children.length, text]).toEqual([0, ""]);
    for (const value of Object.values(attributes)) expect(value).toMatch(allowed[name] ?? /^$/);
  }
}

/** Where there is anything but paper in the margins, but for the wire, which runs on to the foot. */
async function inkInMargins(drawing: string): Promise<string[]> {
  const { data, info } = await sharp(Buffer.from(drawing))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const isPaper = (x: number, y: number) => {
    const at = (y * info.width + x) * info.channels;
    return data[at] === 0xfb && data[at + 1] === 0xf8 && data[at + 2] === 0xf2;
  };
  const isMargin = (x: number, y: number) => x < 52 || x >= 1148 || y < 12 || y >= 604;
  const isWire = (x: number) => x >= 80 && x < 90;
  const found: string[] = [];
  for (let y = 0; y < info.height; y += 1)
    for (let x = 0; x < info.width; x += 1)
      if (isMargin(x, y) && !isWire(x) && !isPaper(x, y)) found.push(`${x}, ${y}`);
  return found.slice(0, 5);
}
