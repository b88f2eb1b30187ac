import { findHolders } from "@/lib/articles/addresses";
import type { Queryable } from "@/lib/database/client";
import { NAME_KINDS, type NameKind, namePath } from "@/lib/names/kinds";
import { type OwnAddress, ownAddress } from "./own-addresses";
import type { Standing } from "./views";

/**
 * What answers at each of these stored paths, redirects by hand left aside. However many they are, it takes a dozen queries; of what
 * the site has for every year, month and day, it is not asked whether anything was published then.
 */
export async function findStandings(
  queryable: Queryable,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const forms = new Map(paths.map((path) => [path, ownAddress(path)]));
  const [articles, names] = await Promise.all([
    standingsOfArticles(queryable, [...forms.values()]),
    standingsOfNames(queryable, [...forms.values()]),
  ]);
  return new Map(
    [...forms].map(([path, form]): [string, Standing] => {
      if (form.kind === "article") return [path, articles.get(form.path) ?? NOTHING];
      if (form.kind === "name") return [path, names.get(namePath(form.name, form.slug)) ?? NOTHING];
      return [path, form.kind === "other" ? NOTHING : { kind: form.kind }];
    }),
  );
}

const NOTHING: Standing = { kind: "nothing" };

/** By the articles' own paths. */
async function standingsOfArticles(
  queryable: Queryable,
  forms: readonly OwnAddress[],
): Promise<ReadonlyMap<string, Standing>> {
  const asked = forms.flatMap((form) => (form.kind === "article" ? [form.path] : []));
  if (asked.length === 0) return new Map();
  const held = [...(await findHolders(queryable, asked)).keys()];
  const tombstones = await queryable.tombstone.findMany({
    where: { path: { in: held } },
    select: { path: true },
  });
  const redirects = await queryable.redirect.findMany({
    where: { fromPath: { in: held } },
    select: { fromPath: true, toPath: true },
  });
  return new Map<string, Standing>([
    ...held.map((path) => [path, { kind: "article" }] as const),
    ...tombstones.map(({ path }) => [path, { kind: "withdrawn" }] as const),
    ...redirects.map(({ fromPath, toPath }) => [fromPath, { kind: "moved", to: toPath }] as const),
  ]);
}

/** By the path of each name's own page. */
async function standingsOfNames(
  queryable: Queryable,
  forms: readonly OwnAddress[],
): Promise<ReadonlyMap<string, Standing>> {
  const standings = new Map<string, Standing>();
  for (const kind of NAME_KINDS) {
    const slugs = forms.flatMap((form) => (form.kind === "name" && form.name === kind ? [form.slug] : []));
    if (slugs.length === 0) continue;
    const former = await queryable.formerName.findMany({
      where: { kind, slug: { in: slugs } },
      select: { slug: true, toSlug: true },
    });
    for (const { slug, toSlug } of former)
      standings.set(namePath(kind, slug), { kind: "moved", to: namePath(kind, toSlug) });
    for (const slug of await listSlugs(queryable, kind, slugs))
      standings.set(namePath(kind, slug), { kind: "name" });
  }
  return standings;
}

/** Those of the slugs that a name of the kind has today. */
async function listSlugs(queryable: Queryable, kind: NameKind, slugs: readonly string[]): Promise<string[]> {
  const asked = { where: { slug: { in: [...slugs] } }, select: { slug: true } };
  const rows = await {
    section: () => queryable.section.findMany(asked),
    topic: () => queryable.topic.findMany(asked),
    author: () => queryable.author.findMany(asked),
    story: () => queryable.story.findMany(asked),
  }[kind]();
  return rows.map(({ slug }) => slug);
}
