import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "@/lib/database/open";
import { parseQuery } from "@/lib/search/parse-query";
import { searchArticles } from "@/lib/search/search-articles";
import { whenReleased } from "../support/database-template";
import { fillArchive } from "./fill-archive";

/**
 * How long a search takes in an archive of 100,000 articles over twenty years. Run by hand:
 *
 *     npx tsx tests/bench/search.bench.ts [how many articles]
 *
 * It works on an embedded database in a temporary folder, in the one that BENCH_DATA_DIR names, which is filled once and
 * kept, or in the PostgreSQL that BENCH_DATABASE_URL names, which must be empty and is filled.
 */

const articles = Number(process.argv[2] ?? 100_000);
const queries = [
  "half",
  "half other",
  "half other third",
  '"half other"',
  '"other half third"',
  "half -other",
  "-half",
  "half OR other",
  "tenth",
  "hundredth",
  "rare777",
  "half rare777",
  "old",
  '"old half"',
  "intitle:half",
  "section:section-1 half",
  "author:author-3",
  "half before:2010",
  "half after:2012 before:2013",
  "微信",
  "微",
  "nothing-like-it",
];
const keptDir = process.env.BENCH_DATA_DIR;
const dataDir = keptDir ?? (await mkdtemp(path.join(tmpdir(), "standfirst-bench-")));
const databaseUrl = process.env.BENCH_DATABASE_URL ?? null;
const { client, kind, close } = await openDatabase({ databaseUrl, dataDir });
try {
  const begun = performance.now();
  if ((await client.article.count()) === 0) await fillArchive(client, articles);
  console.log(`${kind}: ${articles} articles made in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  await reportSizes();
  for (const text of queries) await measure(text);
} finally {
  await close();
  if (databaseUrl === null) await whenReleased(dataDir);
  if (keptDir === undefined) await rm(dataDir, { recursive: true, force: true });
}

async function reportSizes(): Promise<void> {
  const rows = await client.$queryRaw<{ name: string; size: string }[]>`
    SELECT relname AS name, pg_size_pretty(pg_total_relation_size(oid)) AS size FROM pg_class
    WHERE relname IN ('search_document', 'search_document_words_idx')`;
  for (const { name, size } of rows) console.log(`${name}: ${size}`);
}

async function measure(text: string): Promise<void> {
  const filters = { section: null, topic: null, author: null, year: null };
  const request = { query: parseQuery(text), filters, page: 1, timeZone: "Europe/London" };
  const times: number[] = [];
  let found = await searchArticles(request);
  for (let round = 0; round < 9; round += 1) {
    const begun = performance.now();
    found = await searchArticles(request);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const [median = 0, worst = 0] = [times[4], times[8]];
  console.log(
    `${text.padEnd(30)} ${median.toFixed(1).padStart(7)} ms, worst ${worst.toFixed(1).padStart(7)} ms  ${found?.count}${found?.more ? "+" : ""} found`,
  );
}
