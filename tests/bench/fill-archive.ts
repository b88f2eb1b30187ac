import type { PrismaClient } from "@/lib/database/generated/client";

/**
 * Fills an empty publication with so many articles over twenty years, made in SQL: 300 words each, of which some are in half of all
 * articles, some in a few, and one in this article alone. They have six sections, forty authors and a hundred topics.
 */
export async function fillArchive(client: PrismaClient, articles: number): Promise<void> {
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
