import type { PrismaClient } from "@/lib/database/generated/client";

/** All that a rebuild from the object store makes again. */
const ARCHIVE = [
  ...["article", "tombstone", "article_author", "article_topic", "revision", "draft", "import"],
  ...["author", "section", "story", "topic", "former_name", "name_change"],
  ...["redirect", "hand_redirect", "redirect_change", "media", "log_entry", "correction"],
  ...["source", "publisher", "publisher_host", "article_source", "article_publisher", "source_change"],
  ...["quote", "capture", "capture_showing", "statement", "speaker", "statement_change"],
];

/**
 * Empties tables, and what hangs on them, as the loss of a database does. Those that are append-only refuse it from every program; only
 * whoever owns the database's server gets past that.
 */
export async function loseTables(database: PrismaClient, tables: readonly string[] = ARCHIVE): Promise<void> {
  const named = tables.map((table) => `"${table}"`).join(", ");
  await database.$transaction([
    database.$executeRaw`SET LOCAL session_replication_role = replica`,
    database.$executeRawUnsafe(`TRUNCATE ${named} RESTART IDENTITY CASCADE`),
  ]);
}
