import type { Queryable } from "@/lib/database/client";
import type { NameKind } from "./kinds";

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
