import { slugSchema } from "@/lib/articles/content";
import { database, type Queryable } from "@/lib/database/client";
import { findSuccessor, listFormer } from "./former-names";
import type { NameKind } from "./kinds";
import { countUses, findRow, isInDrafts } from "./rows";
import type { NameAtWork } from "./views";

/** The slug that a former one of a section, topic, author or story leads to; null where it is none, or leads to nothing. */
export async function findForwarding(kind: NameKind, slug: string): Promise<string | null> {
  const successor = await findSuccessor(database(), kind, slug);
  return successor !== null && (await findRow(database(), kind, successor)) !== null ? successor : null;
}

/** What the name is called today that has a slug or once had it; null where there is none. */
export async function findNameToday(
  queryable: Queryable,
  kind: NameKind,
  slug: string,
): Promise<{ readonly slug: string; readonly name: string } | null> {
  const asked = slugSchema.safeParse(slug);
  if (!asked.success) return null;
  const row = await findRow(queryable, kind, (await findSuccessor(queryable, kind, slug)) ?? slug);
  return row && { slug: row.slug, name: row.name };
}

/** The name of a kind that has a slug today, with all that hangs on it, or null. */
export async function findNameAtWork(
  queryable: Queryable,
  kind: NameKind,
  slug: string,
): Promise<NameAtWork | null> {
  const row = await findRow(queryable, kind, slug);
  if (row === null) return null;
  const [articles, inDrafts, former] = await Promise.all([
    countUses(queryable, kind, row.id),
    isInDrafts(queryable, kind, slug),
    listFormer(queryable, kind, slug),
  ]);
  return {
    ...row,
    articles,
    isInDrafts: inDrafts,
    former: former.map(({ slug: left, createdAt: leftAt }) => ({ slug: left, leftAt })),
  };
}

/** The slugs of all sections, in the order in which the masthead names them. */
export async function listSectionOrder(queryable: Queryable): Promise<string[]> {
  const rows = await queryable.section.findMany({
    select: { slug: true },
    orderBy: [{ position: "asc" }, { slug: "asc" }],
  });
  return rows.map(({ slug }) => slug);
}
