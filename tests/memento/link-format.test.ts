import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printDatetime, readDatetime } from "@/lib/memento/datetime";
import { writeLinkDocument, writeLinkHeader } from "@/lib/memento/link-format";
import { neighbourLinks } from "@/lib/memento/links";
import { writeJsonTimeMap, writeLinkTimeMap } from "@/lib/memento/time-map";
import type { Memento } from "@/lib/memento/views";

const SITE = "https://wiretap.example";
const memento = (number: number): Memento => ({ number, at: new Date(Date.UTC(2018, 0, number, 11, 40)) });

describe("a datetime", () => {
  test("is in the one form of the protocol", () => {
    expect(printDatetime(new Date("2018-01-02T11:40:00.999Z"))).toBe("Tue, 02 Jan 2018 11:40:00 GMT");
    expect(readDatetime("Tue, 02 Jan 2018 11:40:00 GMT")).toEqual(new Date("2018-01-02T11:40:00Z"));
  });

  test.each([
    "",
    "now",
    "2018-01-02",
    "1514893200",
    "Tue, 02 Jan 2018 11:40:00",
    "tue, 02 jan 2018 11:40:00 gmt",
    "Wed, 02 Jan 2018 11:40:00 GMT",
    "Tue, 02 Jan 2018 11:40:00 UTC",
    "Tue, 02 Jan 2018 24:00:00 GMT",
    "Tuesday, 02-Jan-18 11:40:00 GMT",
    "Tue Jan  2 11:40:00 2018",
    " Tue, 02 Jan 2018 11:40:00 GMT",
  ])("%j is none", (written) => {
    expect(readDatetime(written)).toBeNull();
  });

  test("is read as what was printed, for any second of a thousand years and more", () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000_000_000, max: 250_000_000_000 }), (second) => {
        const instant = new Date(second * 1000);
        expect(readDatetime(printDatetime(instant))).toEqual(instant);
      }),
    );
  });
});

test("links are one line in a header and a line each in a document", () => {
  const links = [
    { target: `${SITE}/a`, rel: "original" },
    {
      target: `${SITE}/a/history/1`,
      rel: "first memento",
      attributes: { datetime: "Tue, 02 Jan 2018 11:40:00 GMT" },
    },
  ];
  const [first, second] = [
    `<${SITE}/a>; rel="original"`,
    `<${SITE}/a/history/1>; rel="first memento"; datetime="Tue, 02 Jan 2018 11:40:00 GMT"`,
  ];
  expect(writeLinkHeader(links)).toBe(`${first}, ${second}`);
  expect(writeLinkDocument(links)).toBe(`${first},\n${second}\n`);
});

test("a neighbour that is several things is named once", () => {
  const around = { first: memento(1), last: memento(3), previous: memento(1), next: memento(3) };
  const links = neighbourLinks(SITE, "/2018/01/02/微信", around, memento(2));
  expect(links.map(({ rel, target }) => [rel, target])).toEqual([
    ["first prev memento", `${SITE}/2018/01/02/%E5%BE%AE%E4%BF%A1/history/1`],
    ["last next memento", `${SITE}/2018/01/02/%E5%BE%AE%E4%BF%A1/history/3`],
    ["memento", `${SITE}/2018/01/02/%E5%BE%AE%E4%BF%A1/history/2`],
  ]);
  const only = { first: memento(1), last: memento(1), previous: null, next: null };
  expect(neighbourLinks(SITE, "/a", only, memento(1)).map(({ rel }) => rel)).toEqual(["first last memento"]);
});

describe("a part of a long TimeMap", () => {
  const map = {
    path: "/2018/01/02/a",
    mementos: [memento(5), memento(6)] as const,
    older: 5,
    before: 7,
  };

  test("names itself and the part before it", () => {
    const lines = writeLinkTimeMap(map, SITE).split("\n");
    expect(lines[2]).toContain(`<${SITE}/timemap/link/2018/01/02/a?older=7>; rel="self"`);
    expect(lines[3]).toBe(
      `<${SITE}/timemap/link/2018/01/02/a?older=5>; rel="timemap"; type="application/link-format",`,
    );
    expect(lines[4]).toContain('rel="memento"; datetime="Fri, 05 Jan 2018 11:40:00 GMT"');
  });

  test("claims no first and no last in JSON either", () => {
    const document = JSON.parse(writeJsonTimeMap(map, SITE));
    expect(Object.keys(document.mementos)).toEqual(["list"]);
    expect(document.older_uri).toBe(`${SITE}/timemap/json/2018/01/02/a?older=5`);
  });
});
