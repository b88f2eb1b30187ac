import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "@/lib/database/open";
import { parseQuery } from "@/lib/search/parse-query";
import { searchArticles } from "@/lib/search/search-articles";
import { whenReleased } from "../support/database-template";

/**
 * How long a search takes in an archive of 100,000 articles over twenty years. Run by hand:
 *
 *     npx tsx tests/bench/search.bench.ts [how many articles]
 *
 * It works on an embedded database in a temporary folder, in the one that BENCH_DATA_DIR names, which is filled once and
 * kept, or in the PostgreSQL that BENCH_DATABASE_URL names, which must be empty and is filled. The articles are made in SQL: 300 words each, of which some are in half of all articles, some
 * in a few, and one in this article alone.
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
  if ((await client.article.count()) === 0) await fill();
  console.log(`${kind}: ${articles} articles made in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  await reportSizes();
  for (const text of queries) await measure(text);
} finally {
  await close();
  if (databaseUrl === null) await whenReleased(dataDir);
  if (keptDir === undefined) await rm(dataDir, { recursive: true, force: true });
}

async function fill(): Promise<void> {
  const sql = (text: string) => client.$executeRawUnsafe(text);
  await sql(
    "INSERT INTO section (slug, name) SELECT 'section-' || n, 'Section ' || n FROM generate_series(1, 6) n",
  );
  await sql(
    "INSERT INTO author (slug, name) SELECT 'author-' || n, 'Author ' || n FROM generate_series(1, 40) n",
  );
  await sql(
    "INSERT INTO topic (slug, name) SELECT 'topic-' || n, 'Topic ' || n FROM generate_series(1, 100) n",
  );
  await sql(`CREATE TABLE bench_text AS SELECT t, to_tsvector('simple', string_agg('w' || (4000 * power(random(), 3))::int, ' ')) AS words
    FROM generate_series(1, 500) t, generate_series(1, 300) w GROUP BY t`);
  await sql(`CREATE TABLE bench AS SELECT n, gen_random_uuid() AS id, n % 6 + 1 AS section, n % 40 + 1 AS author, n % 100 + 1 AS topic,
    timestamptz '2006-01-01Z' + n * (interval '20 years' / ${articles}) AS at FROM generate_series(1, ${articles}) n`);
  await sql(
    `INSERT INTO draft (id, state, content, created_at, updated_at) SELECT id, 'published', '{}', at, at FROM bench`,
  );
  await sql(`INSERT INTO revision (hash, article_id, number, kind, actor, recorded_at, record)
    SELECT encode(sha256(n::text::bytea), 'hex'), id, 1, 'published', 'bench', at, '{}' FROM bench`);
  await sql(`INSERT INTO article (id, path, language, headline, body_html, plain_text, words, minutes, outline, published_at,
      published_precision, section_id, revision_hash)
    SELECT id, '/bench/' || n, 'en', 'Headline half ' || n, '', repeat('A few half words and other words of a plain text. ', 40), 300, 2,
      '[]', at, 'day', section, encode(sha256(n::text::bytea), 'hex') FROM bench`);
  await sql(
    "INSERT INTO article_author (article_id, author_id, position, published_at) SELECT id, author, 0, at FROM bench",
  );
  await sql(
    "INSERT INTO article_topic (article_id, topic_id, position, published_at) SELECT id, topic, 0, at FROM bench",
  );
  await sql("DROP INDEX search_document_words_idx");
  await sql(`INSERT INTO search_document (article_id, words, published_at, section_id, author_ids, topic_ids)
    SELECT id, setweight(to_tsvector('simple', 'headline ' || CASE WHEN n % 4 = 0 THEN 'half' ELSE 'whole' END), 'A')
      || bench_text.words
      || to_tsvector('simple', concat_ws(' ', CASE WHEN n % 2 = 0 THEN 'half x half' END, CASE WHEN n % 4 < 2 THEN 'other' END,
        CASE WHEN n % 3 = 0 THEN 'third' END, CASE WHEN n % 10 = 0 THEN 'tenth 微信' END, CASE WHEN n % 100 = 0 THEN 'hundredth' END,
        CASE WHEN n < ${articles} / 4 THEN 'old' END, 'rare' || n))
      || array_to_tsvector(ARRAY['@any', '@lang:en', '@section=section-' || section, '@section:section-' || section,
        '@author=author-' || author, '@author:author-' || author, '@topic=topic-' || topic, '@month:' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM'),
        '@year:' || to_char(at AT TIME ZONE 'UTC', 'YYYY')]),
      at, section, ARRAY[author], ARRAY[topic]
    FROM bench JOIN bench_text ON t = n % 500 + 1`);
  await sql(
    'CREATE INDEX "search_document_words_idx" ON "search_document" USING GIN ("words") WITH (fastupdate = off)',
  );
  await sql("DROP TABLE bench, bench_text");
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
