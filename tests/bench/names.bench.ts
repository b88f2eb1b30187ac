import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "@/lib/database/open";
import type { Desk } from "@/lib/desk";
import { mergeNames, renameName } from "@/lib/names/commands";
import type { Outcome } from "@/lib/outcome";
import { fileObjects } from "@/lib/storage/file-objects";
import { whenReleased } from "../support/database-template";
import { fillArchive } from "./fill-archive";

/**
 * How long it takes to rename and to merge what every article of an archive bears. Run by hand:
 *
 *     npx tsx tests/bench/names.bench.ts [how many articles]
 *
 * It works on an embedded database in a temporary folder, or in the empty PostgreSQL that BENCH_DATABASE_URL names.
 */

const articles = Number(process.argv[2] ?? 20_000);
const databaseUrl = process.env.BENCH_DATABASE_URL ?? null;
const dataDir = await mkdtemp(path.join(tmpdir(), "standfirst-bench-"));
const { client, kind, close } = await openDatabase({ databaseUrl, dataDir });
try {
  await fillArchive(client, articles);
  await client.$executeRaw`UPDATE article SET section_id = 1`;
  await client.$executeRaw`UPDATE article_topic SET topic_id = 1`;
  await client.$executeRaw`UPDATE article_author SET author_id = 1`;
  await client.$executeRaw`UPDATE search_document SET section_id = 1, topic_ids = ARRAY[1], author_ids = ARRAY[1]`;
  const desk: Desk = {
    database: client,
    objects: fileObjects(path.join(dataDir, "bench-objects")),
    actor: "bench",
    now: () => new Date(),
  };
  console.log(`${kind}: ${articles} articles`);
  for (const what of ["section", "topic", "author"] as const) {
    const [slug, to, into] = [`${what}-1`, `${what}-renamed`, `${what}-2`];
    await measure(`${what} renamed`, () => renameName(desk, what, { slug, name: "Renamed", to }));
    await measure(`${what} merged`, () => mergeNames(desk, what, { slug: to, into }));
  }
} finally {
  await close();
  if (databaseUrl === null) await whenReleased(dataDir);
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

async function measure(what: string, verb: () => Promise<Outcome<unknown>>): Promise<void> {
  const begun = performance.now();
  const done = await verb();
  if (!done.ok) throw new Error(done.problems[0].message);
  console.log(`${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}
