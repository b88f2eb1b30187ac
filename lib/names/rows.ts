import type { Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { listMeanings } from "./former-names";
import type { NameKind } from "./kinds";
import type { NameState } from "./name-record";

/**
 * The tables of the four kinds of name, which have the same shape under different words. Nothing here decides anything: it
 * reads, writes and moves.
 */

export interface NameRow extends NameState {
  readonly id: number;
}

const nothing = Prisma.sql`''`;
const no = Prisma.sql`false`;

const TABLES = {
  section: { table: Prisma.sql`section`, description: Prisma.sql`description`, invented: no },
  topic: { table: Prisma.sql`topic`, description: nothing, invented: no },
  author: { table: Prisma.sql`author`, description: Prisma.sql`bio`, invented: Prisma.sql`invented` },
  story: { table: Prisma.sql`story`, description: Prisma.sql`description`, invented: no },
} as const;

/** The table that holds the names of a kind. */
export function tableOf(kind: NameKind): Prisma.Sql {
  return TABLES[kind].table;
}

/** The name of a kind that has a slug today, or null. */
export async function findRow(queryable: Queryable, kind: NameKind, slug: string): Promise<NameRow | null> {
  const { table, description, invented } = TABLES[kind];
  const [row] = await queryable.$queryRaw<NameRow[]>`
    SELECT id, slug, name, ${description} AS description, ${invented} AS invented FROM ${table} WHERE slug = ${slug}`;
  return row ?? null;
}

/** Selects what is said of all names of a kind, and of sections their place. */
export function selectStates(kind: NameKind): Prisma.Sql {
  const { table, description, invented } = TABLES[kind];
  const place = kind === "section" ? Prisma.sql`, position` : Prisma.empty;
  return Prisma.sql`SELECT slug, name, ${description} AS description, ${invented} AS invented ${place} FROM ${table}`;
}

/** Makes a name; a new section comes last in the masthead. */
export async function insertRow(queryable: Queryable, kind: NameKind, state: NameState): Promise<void> {
  const { slug, name, description, invented } = state;
  if (kind === "topic") await queryable.topic.create({ data: { slug, name } });
  if (kind === "story") await queryable.story.create({ data: { slug, name, description } });
  if (kind === "author") await queryable.author.create({ data: { slug, name, bio: description, invented } });
  if (kind !== "section") return;
  const { _max: last } = await queryable.section.aggregate({ _max: { position: true } });
  await queryable.section.create({ data: { slug, name, description, position: (last.position ?? -1) + 1 } });
}

export async function updateRow(
  queryable: Queryable,
  kind: NameKind,
  id: number,
  state: NameState,
): Promise<void> {
  const { slug, name, description, invented } = state;
  const where = { id };
  if (kind === "topic") await queryable.topic.update({ where, data: { slug, name } });
  if (kind === "story") await queryable.story.update({ where, data: { slug, name, description } });
  if (kind === "section") await queryable.section.update({ where, data: { slug, name, description } });
  if (kind === "author")
    await queryable.author.update({ where, data: { slug, name, bio: description, invented } });
}

export async function deleteRow(queryable: Queryable, kind: NameKind, id: number): Promise<void> {
  await queryable.$executeRaw`DELETE FROM ${tableOf(kind)} WHERE id = ${id}`;
}

/** Puts the sections in this order in the masthead. */
export async function orderRows(queryable: Queryable, slugs: readonly string[]): Promise<void> {
  await queryable.$executeRaw`
    UPDATE section SET position = place - 1
    FROM unnest(${[...slugs]}::text[]) WITH ORDINALITY AS wanted (slug, place) WHERE wanted.slug = section.slug`;
}

/** The articles of a name: a column of theirs, or rows between. */
const USES = {
  section: { column: Prisma.sql`section_id`, between: null },
  story: { column: Prisma.sql`story_id`, between: null },
  topic: { column: Prisma.sql`topic_id`, between: Prisma.sql`article_topic` },
  author: { column: Prisma.sql`author_id`, between: Prisma.sql`article_author` },
} as const;

/** How many published articles bear a name. */
export async function countUses(queryable: Queryable, kind: NameKind, id: number): Promise<number> {
  const { column, between } = USES[kind];
  const [row] = await queryable.$queryRaw<{ count: number }[]>`
    SELECT count(*)::integer AS count FROM ${between ?? Prisma.sql`article`} WHERE ${column} = ${id}`;
  return row?.count ?? 0;
}

/** The same of the name with the id that an expression gives, counted no further than `most`. */
export function usesUpTo(kind: NameKind, id: Prisma.Sql, most: number): Prisma.Sql {
  const { column, between } = USES[kind];
  return Prisma.sql`(SELECT count(*)::integer FROM (
    SELECT FROM ${between ?? Prisma.sql`article`} WHERE ${column} = ${id} LIMIT ${most}) AS bearer)`;
}

/**
 * Lets all articles of one name bear another instead. Who had both keeps the other once, at the earlier of the two places, as
 * it is where the article is made again from its revision.
 */
export async function moveUses(
  queryable: Queryable,
  kind: NameKind,
  from: number,
  to: number,
): Promise<void> {
  const { column, between } = USES[kind];
  if (between === null) {
    await queryable.$executeRaw`UPDATE article SET ${column} = ${to} WHERE ${column} = ${from}`;
    return;
  }
  await queryable.$executeRaw`
    UPDATE ${between} AS kept SET position = LEAST(kept.position, gone.position) FROM ${between} AS gone
    WHERE kept.${column} = ${to} AND gone.${column} = ${from} AND kept.article_id = gone.article_id`;
  await queryable.$executeRaw`
    DELETE FROM ${between} AS gone USING ${between} AS kept
    WHERE kept.${column} = ${to} AND gone.${column} = ${from} AND kept.article_id = gone.article_id`;
  await queryable.$executeRaw`UPDATE ${between} SET ${column} = ${to} WHERE ${column} = ${from}`;
}

/**
 * Whether a draft names it, by this slug or by one that it had, that is not published yet or has changed since. What is published
 * as it is has its articles for that.
 */
export async function isInDrafts(queryable: Queryable, kind: NameKind, slug: string): Promise<boolean> {
  const borne = draftNames(kind, await listMeanings(queryable, kind, slug));
  const [row] = await queryable.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM draft WHERE names && ${borne} AND state IN ('writing', 'review', 'scheduled', 'changed')
    ) AS found`;
  return row?.found ?? false;
}

/** How a draft's row says that it bears one of these names. */
export function draftNames(kind: NameKind, slugs: readonly string[]): string[] {
  return slugs.map((slug) => `${kind}=${slug}`);
}
