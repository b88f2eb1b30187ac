import { writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { unguarded } from "../support/guards";
import { naughtyStrings } from "../support/naughty-strings";
import { runStandfirst } from "../support/run-standfirst";
import { type Answer, ask } from "./ask";
import { expect, test } from "./site";

const article = "/2018/01/02/wechat-keeps-nothing";
/** Older than everything, in the form of a cursor. */
const oldest = "0-00000000-0000-0000-0000-000000000000";
const long = "a".repeat(10_240);

/** Percent-encoded; a surrogate without its other half cannot be. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}

/** Every answer is a page or a document of ours, under its headers, and quick: a failure is none. */
function holdsUp(answer: Answer, address: string): void {
  const said = address.slice(0, 120);
  expect(answer.status, said).toBeLessThan(500);
  expect(unguarded(answer.headers), said).toEqual([]);
  if (answer.status === 404) expect(answer.body, said).toContain("Nothing hangs here");
  expect(answer.body, said).not.toContain("<script>alert");
}

/** Each address with the status of its answer; and for one that leads on, the one address that it leads to. */
const ADDRESSES: readonly (readonly [string, number, string?])[] = [
  // Places in a list that are none. What a page does not read, it does not see.
  ...["-1", "0", "1e9", "1.5", "NaN", "1'", "", "%00", "%ED%A0%80", oldest, `${oldest}0`, long].map(
    (place) => [`/sections/law?older=${place}`, 404] as const,
  ),
  [`/sections/law?older=${oldest}&older=${oldest}`, 404],
  [`/sections/law?older=${oldest}&newer=${oldest}`, 404],
  [`/sections/law?newer=${oldest}`, 307, "/sections/law"],
  [`/2018/01?older=${oldest}`, 404],
  ["/atom.xml?older=1e9", 404],
  ...["-1", "1e9", "NaN", long].map((page) => [`/archive?page=${page}`, 200] as const),
  ...["-1", "0", "1e9", "1.5", "NaN", "1'", "01", "51", long].map(
    (page) => [`/search?q=wechat&page=${page}`, 404] as const,
  ),
  // Days that never were, and days without a piece.
  ...["/0000", "/-1", "/1", "/10000", "/9999", "/2018/00", "/2018/13", "/2018/1", "/2018/01/00"].map(
    (span) => [span, 404] as const,
  ),
  ...["/2018/02/30", "/2018/02/30/x", "/9999/12/31", "/0001/01/01", "/2018/1/2", "/2018/01/02/03/04"].map(
    (day) => [day, 404] as const,
  ),
  ["/%EF%BC%92%EF%BC%90%EF%BC%91%EF%BC%98", 404],
  // Other ways to write an address that is there.
  [`${article}/`, 308, article],
  ["/2018/01/02/WeChat-Keeps-NOTHING", 308, article],
  ["/2018/01/02/wechat%2dkeeps%2Dnothing", 308, article],
  ["/%32018/01/02/wechat-keeps-nothing", 308, article],
  ["/2018/01/02//wechat-keeps-nothing", 308, article],
  ["/2018//01/02/wechat-keeps-nothing", 308, article],
  [`${article}/article.md/`, 308, `${article}/article.md`],
  ["/2018/01/02/WECHAT-keeps-nothing/article.json", 308, `${article}/article.json`],
  ["/sections/LAW", 308, "/sections/law"],
  ["/sections/L%61w", 308, "/sections/Law"],
  ["/sections/LAW/atom.xml", 308, "/sections/law/atom.xml"],
  ["/authors/Ada-Quill", 308, "/authors/ada-quill"],
  ["/search/?q=cat&x=1", 308, "/search?q=cat"],
  ["/atom.xml/", 308, "/atom.xml"],
  // Steps, slashes and letters that are not what they seem.
  ["/2018/01/02/../02/wechat-keeps-nothing", 404],
  ["/2018/01/02/%2e%2e/02/wechat-keeps-nothing", 404],
  ["/2018/01/02%2Fwechat-keeps-nothing", 404],
  [`${article}%2f`, 308, `${article}%2F`],
  [`${article}%2F`, 404],
  [`${article}%00`, 404],
  [`${article}%e2%80%ae`, 308, `${article}%E2%80%AE`],
  [`${article}%E2%80%AE`, 404],
  [`${article}%E2%80%8B`, 404],
  ["/2018/01/02/%F0%9F%98%80", 404],
  ["/2018/01/02/%ED%A0%80", 404],
  ["/%C0%AF", 404],
  ["/%C0%AE%C0%AE/etc/passwd", 404],
  ["/%", 404],
  ["/%zz", 404],
  ["/a\\b", 404],
  ["/a%5cb", 404],
  ["//evil.example", 404],
  ["/%2F%2Fevil.example", 404],
  [`/${long}`, 404],
  [`/2018/01/02/${"a".repeat(300)}`, 404],
  [`/about?utm_source=${long}`, 200],
  // What others look for on every server.
  ...[
    "/.env",
    "/.git/config",
    "/wp-login.php",
    "/admin/none",
    "/api",
    "/server-status",
    "/_next/webpack-hmr",
  ].map((address) => [address, 404] as const),
  ["/media/..%2f..%2fetc%2fpasswd", 404],
  ["/media/x.svg", 404],
  ["/fonts/%2e%2e/icon.svg", 404],
  ["/sitemaps/2018-13.xml", 404],
  ["/sitemaps/..%2f.xml", 404],
  ["/oembed?url=%00", 404],
  ["/oembed?url=http://evil.example/", 404],
];

/** Each is searched for as it stands, percent-encoded; every one gets a page. */
const SEARCHES = [
  ...[
    '"',
    '""',
    '"a',
    '"a"b"',
    "“",
    "'",
    "\\",
    "\\'",
    "%",
    "_",
    "%_%",
    "*",
    "?",
    "-",
    "--",
    "-a",
    "- -",
    "OR",
  ],
  ...[
    "OR OR",
    "a OR",
    "OR a",
    "a OR OR b",
    "author:",
    "author:-",
    "-author:x",
    "before:",
    "after:9999-99-99",
  ],
  ...["before:2018-02-30", "lang:", "intitle:", 'intitle:"', "section:%", "topic:a:b:c", ":", "a:b", "::::"],
  ...[
    "a & b",
    "a | b",
    "!a",
    "a <-> b",
    "a <1> b",
    "a:*",
    "a:ABCD",
    "(a",
    "a)",
    "((((",
    "!!!!",
    "&|!<->:*()",
  ],
  ...["'; DROP TABLE article; --", "1' OR '1'='1", "$1", "$$", "E'\\x27'", "#{7*7}", "{{7*7}}", "%s%n%x"],
  ...["<script>alert(1)</script>", "&lt;", "<!--", "]]>", "javascript:alert(1)"],
  ...["(a+)+$", "(a|a)*b", "a{1000000}", "[[[[", "^$", ".*"],
  ...[
    "\0",
    "a\0b",
    "\u202eabc",
    "\u200b",
    "\ufeff",
    "\u2028",
    "\uffff",
    "\r\n",
    "😀",
    "👩‍👩‍👧‍👦",
    "微",
    "微信否认监控用户相册",
  ],
  ...[
    "İstanbul",
    "ß",
    "e\u0301".repeat(100),
    "\u0301".repeat(500),
    "Z̷̢a̵l̴g̶o̸",
    "ﷺ".repeat(100),
    "½ ﬁ ㎏",
    "𝒻𝓊𝓃",
  ],
  ...[
    "a ".repeat(500),
    "-a ".repeat(100),
    '"a" '.repeat(80),
    "a OR ".repeat(60),
    "微".repeat(1000),
    long.slice(0, 9000),
  ],
];

test("a hostile address gets its one proper answer", async ({ site }) => {
  for (const [address, status, location] of ADDRESSES) {
    const answer = await ask(site.origin, address);
    const said = address.slice(0, 120);
    expect(answer.status, said).toBe(status);
    expect(answer.headers.location, said).toBe(location);
    holdsUp(answer, address);
  }
});

test("an address in another script is found in any way to write it, and has one", async ({
  site,
  dataDir,
}) => {
  const report = path.join(dataDir, "report.txt");
  await writeFile(report, "Новый закон: йод и 微信\n\nA body.\n");
  const args = ["import", report, "--date", "2019-05-06", "--author", "Zoë Ångström", "--section", "Law"];
  const imported = await runStandfirst([...args, "--publish"], { DATA_DIR: dataDir });
  expect(imported.stderr).toBe("");
  const slug = "новый-закон-йод-и-微信";
  const there = `/2019/05/06/${encodeURIComponent(slug)}`;
  expect((await ask(site.origin, there)).status).toBe(200);
  const others = [slug.normalize("NFD"), slug.toUpperCase(), slug.toUpperCase().normalize("NFD")];
  for (const other of others) {
    const answer = await ask(site.origin, `/2019/05/06/${encodeURIComponent(other)}`);
    expect([answer.status, answer.headers.location], other).toEqual([308, there]);
  }
  const lower = await ask(site.origin, there.toLowerCase());
  expect([lower.status, lower.headers.location]).toEqual([308, there]);
});

test("a hostile search gets a page", async ({ site }) => {
  for (const words of SEARCHES) {
    const address = `/search?q=${encoded(words)}`;
    const answer = await ask(site.origin, address);
    expect(answer.status, words.slice(0, 60)).toBe(200);
    holdsUp(answer, address);
  }
  const raw = [
    "q=%ED%A0%80",
    "q=%FF",
    "q=%",
    "q=%zz",
    "q[]=a",
    "q[a]=b",
    "q=a&q=b",
    "q",
    "=",
    "&&&",
    "q=a;q=b",
    "q=+",
  ];
  for (const query of raw) {
    const answer = await ask(site.origin, `/search?${query}`);
    expect(answer.status, query).toBe(200);
    holdsUp(answer, query);
  }
});

test("a search is cut where it is too long, and says so", async ({ site }) => {
  const { status, body } = await ask(site.origin, `/search?q=${long}`);
  expect(status).toBe(200);
  expect(body).toContain("a".repeat(256));
  expect(body).not.toContain("a".repeat(258));
});

test("no search and no address that chance writes is a failure", async ({ site }) => {
  const operators = [
    ...['"', "-", "OR", "author:", "topic:", "section:", "lang:", "intitle:", "before:2018", "after:2010-01"],
    ...["&", "|", "!", "<->", ":*", "(", ")", "'", "\\", "%", "_", "wechat", "police", "微信", "é", " "],
  ];
  const search = fc.array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...operators) }, fc.string({ unit: "grapheme" })),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(search, async (parts) => {
      const address = `/search?q=${encoded(parts.join(" "))}`;
      const answer = await ask(site.origin, address);
      expect(answer.status).toBe(200);
      holdsUp(answer, address);
    }),
    { numRuns: 150, seed: 20181102 },
  );
  const segments = [
    "2018",
    "01",
    "02",
    "sections",
    "law",
    "authors",
    "media",
    "..",
    "%2e",
    "%00",
    "%",
    "atom.xml",
  ];
  const segment = fc.oneof(
    fc.constantFrom(...segments),
    fc.string({ unit: "binary", maxLength: 12 }).map((text) => encoded(text)),
    fc.string({ unit: fc.constantFrom(...'abcABC019.-_~!$&()*+,;=:@%|^`"<>{}\\'), maxLength: 12 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(segment, { maxLength: 5 }), async (parts) => {
      const address = `/${parts.join("/")}`;
      holdsUp(await ask(site.origin, address), address);
    }),
    { numRuns: 150, seed: 20181102 },
  );
});

const strings = naughtyStrings("Hostile addresses");

test("none of the big list of naughty strings is more than a search", async ({ site }) => {
  // The list is a file that others wrote, and is not kept here.
  test.skip(strings.length === 0, "CORPORA names no folder of naughty strings.");
  for (const text of strings) {
    const words = encoded(text);
    for (const address of [`/search?q=${words}`, `/topics/${words}`]) {
      const answer = await ask(site.origin, address);
      expect([200, 308, 404], address).toContain(answer.status);
      holdsUp(answer, address);
    }
  }
});
