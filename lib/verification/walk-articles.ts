import { BATCH, type Flaws, type Walk } from "./walk";

interface Shown {
  readonly id: string;
  readonly path: string;
  readonly revision_hash: string;
  readonly newest: string | null;
  readonly kind: string | null;
  /** What the newest revision says where the row says something else, by the column; null where all is equal. */
  readonly differs: string | null;
}

/** Holds what readers see against the newest revision that it follows from: its hash, its address, and its words at the head. */
export async function* walkArticles({ database, count }: Walk): Flaws {
  for (let after = NIL; ; ) {
    const rows = await database.$queryRaw<Shown[]>`
      SELECT shown.id, shown.path, shown.revision_hash, newest.hash AS newest, newest.kind::text AS kind,
        CASE WHEN newest.record IS NULL OR newest.kind = 'withdrawn' THEN NULL
          WHEN shown.path IS DISTINCT FROM newest.record ->> 'path' THEN 'path'
          WHEN shown.headline IS DISTINCT FROM newest.record -> 'content' ->> 'headline' THEN 'headline'
          WHEN shown.standfirst IS DISTINCT FROM newest.record -> 'content' ->> 'standfirst' THEN 'standfirst'
          WHEN shown.standfirst_label IS DISTINCT FROM newest.record -> 'content' ->> 'standfirstLabel' THEN 'standfirst_label'
          WHEN shown.language IS DISTINCT FROM newest.record -> 'content' ->> 'language' THEN 'language'
          WHEN shown.place IS DISTINCT FROM newest.record -> 'content' ->> 'place' THEN 'place'
          WHEN to_char(shown.published_at AT TIME ZONE 'UTC', ${ISO}) IS DISTINCT FROM newest.record ->> 'publishedAt' THEN 'published_at'
          WHEN to_char(shown.updated_at AT TIME ZONE 'UTC', ${ISO}) IS DISTINCT FROM newest.record ->> 'updatedAt' THEN 'updated_at'
        END AS differs
      FROM (SELECT * FROM article WHERE id > ${after}::uuid ORDER BY id LIMIT ${BATCH}) AS shown
      LEFT JOIN LATERAL (
        SELECT hash, kind, record FROM revision WHERE article_id = shown.id ORDER BY number DESC LIMIT 1
      ) AS newest ON true
      ORDER BY shown.id`;
    for (const { id, path, revision_hash: found, newest, kind, differs } of rows) {
      after = id;
      count("articles");
      const where = `article ${path}`;
      if (newest === null)
        yield { ...follows(where), message: `The ${where} follows from no revision.`, expected: null, found };
      else if (kind === "withdrawn")
        yield {
          ...follows(where),
          message: `The ${where} was withdrawn, and is there all the same.`,
          expected: newest,
          found,
        };
      else if (newest !== found)
        yield {
          ...follows(where),
          message: `The ${where} does not follow from its newest revision. Run “standfirst rebuild”.`,
          expected: newest,
          found,
        };
      else if (differs !== null)
        yield {
          ...follows(where),
          message: `The ${where} says in its column “${differs}” other than its newest revision. Run “standfirst rebuild”.`,
          expected: newest,
          found: null,
        };
    }
    if (rows.length < BATCH) break;
  }
  yield* walkTombstones({ database, count });
  yield* walkUnshown(database);
}

const NIL = "00000000-0000-0000-0000-000000000000";
/** A moment as records have it. */
const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

const follows = (where: string) => ({ code: "article-follows-from-nothing", where });

async function* walkTombstones({ database, count }: Pick<Walk, "database" | "count">): Flaws {
  for (let after = NIL; ; ) {
    const rows = await database.$queryRaw<Omit<Shown, "differs">[]>`
      SELECT shown.article_id AS id, shown.path, shown.revision_hash, newest.hash AS newest, newest.kind::text AS kind
      FROM (SELECT * FROM tombstone WHERE article_id > ${after}::uuid ORDER BY article_id LIMIT ${BATCH}) AS shown
      LEFT JOIN LATERAL (
        SELECT hash, kind FROM revision WHERE article_id = shown.article_id ORDER BY number DESC LIMIT 1
      ) AS newest ON true
      ORDER BY shown.article_id`;
    for (const { id, path, revision_hash: found, newest, kind } of rows) {
      after = id;
      count("tombstones");
      if (newest === found && kind === "withdrawn") continue;
      const where = `tombstone ${path}`;
      yield {
        ...follows(where),
        message: `The ${where} does not follow from the newest revision, which is no withdrawal or another one. Run “standfirst rebuild”.`,
        expected: newest,
        found,
      };
    }
    if (rows.length < BATCH) return;
  }
}

/** Articles of which there are revisions and neither what the public reads nor a tombstone. */
async function* walkUnshown(database: Walk["database"]): Flaws {
  for (let after = NIL; ; ) {
    const rows = await database.$queryRaw<{ article_id: string; shown: boolean; path: string | null }[]>`
      SELECT first.article_id, first.record ->> 'path' AS path,
        EXISTS (SELECT FROM article WHERE id = first.article_id)
          OR EXISTS (SELECT FROM tombstone WHERE tombstone.article_id = first.article_id) AS shown
      FROM revision AS first
      WHERE first.article_id > ${after}::uuid AND first.number = (
        SELECT min(number) FROM revision WHERE revision.article_id = first.article_id)
      ORDER BY first.article_id LIMIT ${BATCH}`;
    for (const { article_id: id, shown, path } of rows) {
      after = id;
      if (shown) continue;
      yield {
        code: "article-missing",
        where: `article ${path ?? id}`,
        message: `There are revisions of the article ${path ?? id}, and readers see neither it nor that it was withdrawn. Run “standfirst rebuild”.`,
        expected: id,
        found: null,
      };
    }
    if (rows.length < BATCH) return;
  }
}
