import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Cursor } from "@/lib/articles/cursor";
import { type DraftScope, listDrafts } from "@/lib/articles/draft-listing";
import { openDatabase } from "@/lib/database/open";
import type { Desk } from "@/lib/desk";
import { fileObjects } from "@/lib/storage/file-objects";
import { whenReleased } from "../support/database-template";

/**
 * How long a page of the desk takes, the first and one half-way down, among many drafts. Run by hand:
 *
 *     npx tsx tests/bench/desk.bench.ts [how many drafts]
 *
 * It works on an embedded database in a temporary folder, or in the empty PostgreSQL that BENCH_DATABASE_URL names.
 */

const drafts = Number(process.argv[2] ?? 100_000);
const ROUNDS = 21;
const scopes: Readonly<Record<string, DraftScope>> = {
  everything: {},
  "a state": { state: "review" },
  "one person's": { createdBy: "person-7" },
  "a section": { section: "section-3" },
  "a topic": { topic: "topic-5" },
  "a rare topic": { topic: "topic-rare" },
  "a word that all have": { query: "usual" },
  "a word that few have": { query: "rare" },
  "the beginning of a word, of one person": { query: "us", createdBy: "person-7" },
};

const databaseUrl = process.env.BENCH_DATABASE_URL ?? null;
const dataDir = await mkdtemp(path.join(tmpdir(), "standfirst-bench-"));
const { client, kind, close } = await openDatabase({ databaseUrl, dataDir });
try {
  await fill();
  const desk: Desk = {
    database: client,
    objects: fileObjects(path.join(dataDir, "bench-objects")),
    actor: "bench",
    now: () => new Date(),
  };
  console.log(`${kind}: ${drafts} drafts; milliseconds, median of ${ROUNDS}, and the slowest`);
  const far = await halfWay();
  for (const [what, scope] of Object.entries(scopes)) {
    console.log(
      `${what}: first page ${await time(desk, scope, null)}, far down ${await time(desk, scope, far)}`,
    );
  }
} finally {
  await close();
  if (databaseUrl === null) await whenReleased(dataDir);
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

async function time(desk: Desk, scope: DraftScope, after: Cursor | null): Promise<string> {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    await listDrafts(desk, scope, { after });
    taken.push(performance.now() - begun);
  }
  taken.sort((a, b) => a - b);
  const shown = (index: number) => (taken.at(index) ?? 0).toFixed(0);
  return `${shown(Math.floor(ROUNDS / 2))} (${shown(-1)})`;
}

/** The place that half of all drafts lie before. */
async function halfWay(): Promise<Cursor> {
  const row = await client.draft.findFirstOrThrow({
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    skip: Math.floor(drafts / 2),
    select: { id: true, updatedAt: true },
  });
  return { publishedAt: row.updatedAt, id: row.id };
}

/** As a newsroom's would be after years: nearly all live, one in fifty begun by one person, in no order on the disk. */
async function fill(): Promise<void> {
  await client.$executeRaw`
    INSERT INTO draft (id, state, content, created_by, created_at, updated_at)
    SELECT gen_random_uuid(),
      (CASE WHEN n % 50 = 0 THEN 'review' WHEN n % 50 = 1 THEN 'writing' ELSE 'published' END)::draft_state,
      jsonb_build_object(
        'headline', CASE WHEN n % 10000 = 77 THEN 'Rare piece ' ELSE 'Usual piece ' END || n,
        'section', jsonb_build_object('slug', 'section-' || n % 12, 'name', 'Section'),
        'topics', jsonb_build_array(jsonb_build_object('slug',
          CASE WHEN n % 10000 = 78 THEN 'topic-rare' ELSE 'topic-' || n % 40 END, 'name', 'Topic')),
        'body', repeat('Words of a piece. ', 100)),
      'person-' || (n * 7) % 50, now(), timestamptz '2020-01-01' + (n::bigint * 7919 % ${drafts}) * interval '30 minutes'
    FROM generate_series(1, ${drafts}::int) AS n`;
  await client.$executeRaw`ANALYZE`;
}
