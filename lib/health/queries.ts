import { statfs } from "node:fs/promises";
import type { Queryable } from "@/lib/database/client";
import { embeddedFolder } from "@/lib/database/embedded/folder";
import { readLockHolder } from "@/lib/database/embedded/lock-holder";
import type { Desk } from "@/lib/desk";
import { findEnd } from "@/lib/log/queries";
import { readKeptPages } from "@/lib/press/kept-pages";
import manifest from "@/package.json";
import type { Health } from "./views";

/** How late a scheduled draft may be before something is wrong with it. */
const LATE_MS = 60_000;

/**
 * How the site is. Counts and sizes are the database's own; the files of the object store are not walked through, which would take
 * as long as there are many.
 */
export async function findHealth(
  { database, now }: Pick<Desk, "database" | "now">,
  { dataDir, databaseUrl }: { readonly dataDir: string; readonly databaseUrl: string | null },
): Promise<Health> {
  const at = now();
  const [stored, holdings, schedule, disk] = await Promise.all([
    findDatabase(database),
    findHoldings(database),
    findSchedule(database, at),
    statfs(dataDir),
  ]);
  return {
    at,
    database: {
      ...stored,
      kind: databaseUrl === null ? "embedded" : "postgresql",
      holder: databaseUrl === null ? readLockHolder(embeddedFolder(dataDir).lock) : null,
    },
    ...holdings,
    kept: readKeptPages(),
    schedule,
    disk: { free: disk.bavail * disk.bsize, size: disk.blocks * disk.bsize },
    versions: { program: manifest.version, node: process.version },
  };
}

async function findDatabase(
  database: Queryable,
): Promise<Pick<Health["database"], "version" | "fsync" | "bytes" | "migrations">> {
  const [[fsync], [version], [size], [migrations]] = await Promise.all([
    database.$queryRaw<{ fsync: string }[]>`SHOW fsync`,
    database.$queryRaw<{ server_version: string }[]>`SHOW server_version`,
    database.$queryRaw<{ bytes: bigint }[]>`SELECT pg_database_size(current_database()) AS bytes`,
    database.$queryRaw<{ count: bigint; newest: string | null }[]>`
      SELECT count(*), max(migration_name) AS newest FROM "_prisma_migrations" WHERE finished_at IS NOT NULL`,
  ]);
  return {
    version: version?.server_version ?? "",
    fsync: fsync?.fsync ?? "",
    bytes: Number(size?.bytes ?? 0),
    migrations: { count: Number(migrations?.count ?? 0), newest: migrations?.newest ?? "" },
  };
}

async function findHoldings(
  database: Queryable,
): Promise<Pick<Health, "edition" | "articles" | "drafts" | "revisions" | "log" | "pictures" | "newest">> {
  const [edition, articles, drafts, revisions, log, pictures, versions, newest] = await Promise.all([
    database.edition.findUniqueOrThrow({
      where: { id: 1 },
      select: { number: true, changedAt: true },
    }),
    database.article.count(),
    database.draft.count(),
    database.revision.count(),
    findEnd(database),
    database.media.aggregate({ _count: true, _sum: { bytes: true } }),
    database.mediaVersion.aggregate({ _sum: { bytes: true } }),
    database.article.findFirst({
      orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
      select: { path: true, headline: true, publishedAt: true },
    }),
  ]);
  const bytes = (pictures._sum.bytes ?? 0) + (versions._sum.bytes ?? 0);
  return { edition, articles, drafts, revisions, log, pictures: { count: pictures._count, bytes }, newest };
}

async function findSchedule(database: Queryable, at: Date): Promise<Health["schedule"]> {
  const scheduled = { state: "scheduled" as const };
  const [count, overdue, next] = await Promise.all([
    database.draft.count({ where: scheduled }),
    database.draft.count({
      where: { ...scheduled, scheduledAt: { lt: new Date(at.getTime() - LATE_MS) } },
    }),
    database.draft.findFirst({
      where: { ...scheduled, scheduledAt: { not: null } },
      orderBy: [{ scheduledAt: "asc" }, { id: "asc" }],
      select: { id: true, headline: true, scheduledAt: true },
    }),
  ]);
  return {
    count,
    overdue,
    next: next?.scheduledAt ? { id: next.id, headline: next.headline, at: next.scheduledAt } : null,
  };
}
