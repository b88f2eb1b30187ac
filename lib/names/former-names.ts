import type { Queryable } from "@/lib/database/client";
import type { NameKind } from "./kinds";

/** A name that had more slugs than this is a mistake, or a loop of somebody's program. */
const MOST_FORMER = 100;

/** Lets the address of a slug, and all that led there, lead to another, in one step. */
export async function leadOn(
  queryable: Queryable,
  {
    kind,
    slug,
    to,
    at,
  }: { readonly kind: NameKind; readonly slug: string; readonly to: string; readonly at: Date },
): Promise<void> {
  await queryable.formerName.updateMany({ where: { kind, toSlug: slug }, data: { toSlug: to } });
  await queryable.formerName.deleteMany({ where: { kind, slug: to } });
  await queryable.formerName.upsert({
    where: { kind_slug: { kind, slug } },
    create: { kind, slug, toSlug: to, createdAt: at },
    update: { toSlug: to, createdAt: at },
  });
}

/** The slug to which a former one leads, or null for one that nothing of the kind ever left. */
export async function findSuccessor(
  queryable: Queryable,
  kind: NameKind,
  slug: string,
): Promise<string | null> {
  const former = await queryable.formerName.findUnique({
    where: { kind_slug: { kind, slug } },
    select: { toSlug: true },
  });
  return former?.toSlug ?? null;
}

/** All slugs that mean the same name as `slug`, which it has today or once had: the one of today first. */
export async function listMeanings(queryable: Queryable, kind: NameKind, slug: string): Promise<string[]> {
  const today = (await findSuccessor(queryable, kind, slug)) ?? slug;
  const left = await listFormer(queryable, kind, today);
  return [today, ...left.map((former) => former.slug)];
}

/** The slugs whose addresses lead to a name, those that were left last first; the last hundred. */
export async function listFormer(
  queryable: Queryable,
  kind: NameKind,
  slug: string,
): Promise<{ readonly slug: string; readonly createdAt: Date }[]> {
  return queryable.formerName.findMany({
    where: { kind, toSlug: slug },
    select: { slug: true, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { slug: "asc" }],
    take: MOST_FORMER,
  });
}
