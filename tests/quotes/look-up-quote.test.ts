import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KeptTextReader, lookUpQuote, readKept } from "@/lib/quotes/look-up-quote";

const PAGE = `WeChat denies it

Li Shufu, who chairs Geely, spoke on Monday. "Ma Huateng must be watching all our WeChats every day," he said.
The com\u00adpany replied — on its own service — that it doesn’t keep any user’s chat history; "we do not have the
permission, nor do we have the reason, to ‘look at your WeChat’". 3,000 people in third‐party ofﬁces heard of it.

微信不留存任何用户的聊天记录，聊天内容只存储在用户的手机、电脑等终端设备上。`;

const kept = readKept(PAGE);
const stateOf = (quote: string) => lookUpQuote(quote, kept).state;

describe("words that stand in what was kept are verified", () => {
  test.each([
    ["as they are", "Ma Huateng must be watching all our WeChats every day"],
    ["in other quotation marks, with a comma", "“Ma Huateng must be watching all our WeChats every day,”"],
    ["from the middle of a sentence, with a capital", "Must be watching all our WeChats"],
    ["with the capital in brackets", "[M]ust be watching all our WeChats"],
    ["with another dash and apostrophe", "The company replied - on its own service - that it doesn't keep"],
    ["with other spaces, over two lines", "we do not have\u00a0the permission,   nor do we have the reason"],
    ["with other inner marks", "to “look at your WeChat”"],
    ["with hyphens for dashes, and a ligature", "people in third-party offices heard of it"],
    ["in Chinese, with other punctuation", "微信不留存任何用户的聊天记录, 聊天内容只存储在用户的手机"],
  ])("%s", (_, quote) => {
    expect(lookUpQuote(quote, kept)).toMatchObject({ state: "verified", omitted: false });
  });

  test.each([
    ["an ellipsis", "Ma Huateng must be watching … every day"],
    [
      "three full stops in brackets",
      "The company replied [...] that it doesn’t keep any user’s chat history",
    ],
    ["the author's own words in brackets", "[Tencent's founder] must be watching all our WeChats"],
  ])("with %s where something is left out", (_, quote) => {
    expect(lookUpQuote(quote, kept)).toMatchObject({ state: "verified" });
  });

  test("the passage is what stands there, on one line", () => {
    expect(lookUpQuote("we do not have the permission nor do we have the reason", kept)).toMatchObject({
      passage: "we do not have the permission, nor do we have the reason",
    });
  });
});

describe("words that stand there otherwise are altered, and what stands there is said", () => {
  test.each([
    [
      "another word",
      "Ma Huateng must be reading all our WeChats every day",
      "must be watching all our WeChats",
    ],
    ["a word too many", "Ma Huateng must surely be watching all our WeChats every day", "must be watching"],
    ["a word left out unmarked", "Ma Huateng must be watching our WeChats every day", "watching all our"],
    [
      "a negation left out",
      "we have the permission, nor do we have the reason",
      "we do not have the permission",
    ],
    [
      "another last word",
      "Ma Huateng must be watching all our WeChats every night",
      "all our WeChats every day",
    ],
    ["another first word", "Pony Huateng must be watching all our WeChats", "Ma Huateng must be watching"],
    [
      "another figure",
      "4,000 people in third-party offices heard of it",
      "people in third‐party ofﬁces heard of it",
    ],
    ["another character", "微信不保存任何用户的聊天记录", "任何用户的聊天记录"],
  ])("%s", (_, quote, passage) => {
    const finding = lookUpQuote(quote, kept);
    expect(finding.state).toBe("altered");
    expect("passage" in finding && finding.passage).toContain(passage);
  });
});

describe("words that do not stand there are not found", () => {
  test.each([
    ["other words altogether", "The quick brown fox jumps over the lazy dog"],
    [
      "words of the page that nobody put in this order",
      "WeChat people heard user company service permission",
    ],
    ["nothing", "…"],
  ])("%s", (_, quote) => {
    expect(stateOf(quote)).toBe("not-found");
  });

  test("words from both ends of it, strung together", () => {
    const long = readKept(`He said that he knew. ${"And on it went. ".repeat(30)} They never met.`);
    expect(lookUpQuote("He said that … they never met", long).state).not.toBe("verified");
  });

  test("anything, where nothing was kept", () => {
    expect(lookUpQuote("Ma Huateng must be watching", readKept("")).state).toBe("not-found");
  });
});

test("what is cut out of a text is found in it, whatever the text", () => {
  const word = fc.stringMatching(/^[a-zé微信不留]{1,8}$/u);
  const text = fc.array(word, { minLength: 12, maxLength: 80 });
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 12 }), (words, at, length) => {
      const first = at % (words.length - length + 1);
      const quote = `“${words
        .slice(first, first + length)
        .join("  ")
        .toUpperCase()}”`;
      expect(lookUpQuote(quote, readKept(words.join(", "))).state).toBe("verified");
    }),
  );
});

test("the longest page and a hostile quotation are compared in bounded steps", () => {
  const page = readKept("it is so ".repeat(60_000));
  expect(lookUpQuote(`${"it is not so ".repeat(500)}`, page).state).not.toBe("verified");
  expect(lookUpQuote(`${"so … ".repeat(500)} never`, page).state).not.toBe("verified");
});

test("a text that is read in slices is the text that is read whole", () => {
  const line = fc.array(fc.constantFrom("a", "don’t", "3.5", "信", " ", "\n", "\u00ad", "word"), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(line, fc.integer({ min: 1, max: 9 }), (parts, most) => {
      const text = parts.join("");
      const reader = new KeptTextReader(text);
      while (!reader.readOn(most));
      expect(reader.kept).toEqual(readKept(text));
    }),
  );
});
