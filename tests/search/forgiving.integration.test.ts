import { describe, expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import { parseQuery } from "@/lib/search/parse-query";
import { searchArticles } from "@/lib/search/search-articles";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";

/** What a search forgives: the way a word is written, and one slip of the hand. */

const desk = setUpDesk();

async function publish(headline: string): Promise<void> {
  const content = articleContent({ headline, standfirst: null, body: "Nothing else." });
  const published = await createAndPublish(desk(), { content }, TEST_ORIGINS);
  if (!published.ok) throw new Error(JSON.stringify(published.problems));
}

async function search(text: string) {
  const filters = { section: null, topic: null, author: null, year: null };
  const results = await searchArticles({
    query: parseQuery(text),
    filters,
    page: 1,
    timeZone: "Europe/London",
  });
  if (results === null) throw new Error("The query asks for nothing.");
  return results;
}

describe("a word is found however it is written", () => {
  // As it is published, and what is typed.
  const written: readonly (readonly [string, ...string[]])[] = [
    ["Café", "cafe", "CAFÉ", "cafe\u0301"],
    ["Cafe", "café"],
    ["Zürich", "zurich", "ZÜRICH", "Zu\u0308rich"],
    ["naïve", "naive"],
    ["Łódź", "lodz", "łodz", "ŁÓDŹ"],
    ["Øresund", "oresund", "øresund"],
    ["Straße", "strasse", "STRASSE", "STRAẞE"],
    ["Strasse", "straße"],
    ["İstanbul", "istanbul", "ISTANBUL", "İSTANBUL"],
    ["Iğdır", "igdir", "ığdır"],
    ["Đorđević", "dordevic"],
    ["Nguyễn", "nguyen", "Nguye\u0302\u0303n"],
    ["Œuvre", "oeuvre"],
    ["Þórður", "thordur"],
    ["Ελλάς", "ελλας", "ΕΛΛΑΣ"],
    ["Королёв", "королев", "КОРОЛЁВ"],
    ["ﬁne", "fine"],
    ["Ｗｉｎｄｏｗｓ", "windows"],
    ["company’s", "company's", "company"],
    ["O’Brien", "o'brien", "brien"],
    ["sur\u00adveillance", "surveillance"],
  ];
  test.each(written)("%s", async (word, ...typed) => {
    await publish(`About ${word}`);
    for (const text of typed) expect((await search(text)).count, text).toBe(1);
  });
});

describe("for a word with a slip, that finds nothing, the word that was meant is suggested", () => {
  const slips = [
    ["two letters swapped", "surveillance", "survielance", null],
    ["two letters swapped", "surveillance", "surveilalnce", "surveillance"],
    ["the first two swapped", "encryption", "necryption", "encryption"],
    ["the last two swapped", "privacy", "privayc", "privacy"],
    ["a letter doubled", "privacy", "privvacy", "privacy"],
    ["a double letter single", "surveillance", "surveilance", "surveillance"],
    ["a letter left out", "telephone", "telephne", "telephone"],
    ["the first left out", "encryption", "ncryption", "encryption"],
    ["the last left out", "microsoft", "microsof", "microsoft"],
    ["a letter too many", "regulator", "regulaxtor", "regulator"],
    ["a letter for another", "regulator", "regulatir", "regulator"],
    ["the first for another", "wiretap", "qiretap", "wiretap"],
    ["a slip in a name with an accent", "Zürich", "Zürch", "zurich"],
    ["a German way round an umlaut", "Zürich", "Zuerich", "zurich"],
    ["a slip in capitals", "Snowden", "SNODWEN", "snowden"],
    ["a word too short to tell", "law", "lww", null],
    ["another word altogether", "law", "telephone", null],
  ] as const;
  test.each(slips)("%s: %s, typed %s", async (_, word, typed, instead) => {
    await publish(`About ${word}`);
    const { count, suggestion } = await search(typed);
    expect(count).toBe(0);
    expect(suggestion).toEqual(instead && { word: typed, instead });
  });

  test("also among other words, and in a headline alone", async () => {
    await publish("Police surveillance grows");
    expect((await search("police surveilance")).suggestion?.instead).toBe("surveillance");
    expect((await search("intitle:surveilance")).suggestion?.instead).toBe("surveillance");
  });

  test("but not where what was typed is found, or was not to be found", async () => {
    await publish("Leak");
    await publish("Leek");
    expect((await search("leek")).suggestion).toBeNull();
    await publish("Surveillance");
    expect((await search("nothing -surveilance")).suggestion).toBeNull();
  });
});
