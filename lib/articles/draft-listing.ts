import { z } from "zod";
import { type DraftState, Prisma } from "@/lib/database/generated/client";
import { storable } from "@/lib/database/storable";
import type { Desk } from "@/lib/desk";
import { listMeanings } from "@/lib/names/former-names";
import { draftNames } from "@/lib/names/rows";
import { beginningWith } from "@/lib/search/beginnings";
import { type Cursor, writeCursor } from "./cursor";
import { goneBy, type Holder, listHoldersOf } from "./draft-presence";
import type { Named } from "./views";

/** What the desk calls the states of a draft, in the order of its work. */
export const DESK_STATES = [
  "writing",
  "review",
  "scheduled",
  "changed",
  "live",
  "withdrawn",
  "discarded",
] as const;
export type DeskState = (typeof DESK_STATES)[number];

export interface DraftRow {
  readonly id: string;
  /** May be empty; at most 300 characters. */
  readonly headline: string;
  readonly state: DeskState;
  readonly version: number;
  readonly createdBy: string | null;
  /** The slug and the name of its section; a section that no article has made yet is called by its slug. */
  readonly section: Named | null;
  readonly updatedAt: Date;
  readonly scheduledAt: Date | null;
  readonly deskNote: string | null;
  /** The address at which readers have the article, stored and unencoded, or its tombstone; null before publication. */
  readonly path: string | null;
  /** Who has it open. */
  readonly holders: readonly Holder[];
}

export interface DraftScope {
  /** If it is left out: every state but discarded. */
  readonly state?: DeskState;
  /** Only what names this section, by the slug that it has or once had. */
  readonly section?: string;
  /** The same of a topic, an author or a running story. */
  readonly topic?: string;
  readonly author?: string;
  readonly story?: string;
  /** Only what this person has open. */
  readonly holder?: string;
  /** Only what this person began. */
  readonly createdBy?: string;
  /** Words of the headline, or beginnings of words; at most 256 characters are read. */
  readonly query?: string;
}

export interface DraftPage {
  /** The last touched first. */
  readonly drafts: readonly DraftRow[];
  /** The written cursor of the next page; null on the last. */
  readonly next: string | null;
}

const MOST = 100;

/**
 * A page of the drafts of the newsroom, from a place on. It reads no content, and costs the same wherever it lies. A draft that is
 * saved meanwhile moves to the head of the list, where it may be met again.
 */
export async function listDrafts(
  desk: Desk,
  scope: DraftScope,
  { after = null, limit = 50 }: { readonly after?: Cursor | null; readonly limit?: number } = {},
): Promise<DraftPage> {
  const take = Math.max(1, Math.min(limit, MOST));
  const conditions = [...(await conditionsOf(desk, scope)), ...(after === null ? [] : [beyond(after)])];
  const page = pageOf(conditions, await sectionsOf(desk, scope), take + 1);
  // The page is found first, by one index, and its addresses are looked up for it alone.
  const found = draftRowsSchema.parse(
    await desk.database.$queryRaw`
      WITH page AS MATERIALIZED (${page})
      SELECT page.id, page.headline, page.state::text, page.version, page.created_by AS "createdBy",
        page.updated_at AS "updatedAt", page.scheduled_at AS "scheduledAt", page.desk_note AS "deskNote",
        coalesce(former.to_slug, page.section_slug) AS "sectionSlug", section.name AS "sectionName",
        coalesce(
          (SELECT path FROM article WHERE article.id = page.id),
          (SELECT path FROM tombstone WHERE tombstone.article_id = page.id)
        ) AS path
      FROM page
      LEFT JOIN former_name AS former ON former.kind = 'section' AND former.slug = page.section_slug
      LEFT JOIN section ON section.slug = coalesce(former.to_slug, page.section_slug)
      ORDER BY page.updated_at DESC, page.id DESC`,
  );
  const rows = found.slice(0, take);
  const last = rows.at(-1);
  const holders = await listHoldersOf(
    desk,
    rows.map(({ id }) => id),
  );
  return {
    drafts: rows.map(({ sectionSlug: slug, sectionName: name, ...row }) => ({
      ...row,
      state: deskState(row.state),
      section: slug === null ? null : { slug, name: name ?? slug },
      holders: holders.get(row.id) ?? [],
    })),
    next: found.length > take && last ? writeCursor({ publishedAt: last.updatedAt, id: last.id }) : null,
  };
}

const draftRowsSchema = z.array(
  z.object({
    id: z.string(),
    headline: z.string(),
    state: z.enum(["writing", "review", "scheduled", "published", "changed", "withdrawn", "discarded"]),
    version: z.number(),
    createdBy: z.string().nullable(),
    sectionSlug: z.string().nullable(),
    sectionName: z.string().nullable(),
    updatedAt: z.date(),
    scheduledAt: z.date().nullable(),
    deskNote: z.string().nullable(),
    path: z.string().nullable(),
  }),
);

/** A draft's state as the desk calls it. */
export function deskState(state: DraftState): DeskState {
  return state === "published" ? "live" : state;
}

/** The slugs under which drafts may name the section of a scope; null where it names none. */
async function sectionsOf({ database }: Desk, { section }: DraftScope): Promise<string[] | null> {
  return section === undefined ? null : listMeanings(database, "section", storable(section));
}

/** The first rows of a page. Of each slug of a section as many are read as one page may need, so that each is read by its index. */
function pageOf(
  conditions: readonly Prisma.Sql[],
  sections: readonly string[] | null,
  take: number,
): Prisma.Sql {
  const some = (all: readonly Prisma.Sql[]) => Prisma.sql`
    SELECT id, headline, state, version, created_by, section_slug, updated_at, scheduled_at, desk_note FROM draft
    ${all.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join([...all], " AND ")}`}
    ORDER BY updated_at DESC, id DESC LIMIT ${take}`;
  if (sections === null) return some(conditions);
  return Prisma.sql`
    SELECT each.* FROM unnest(${[...sections]}::text[]) AS meant (slug)
    CROSS JOIN LATERAL (${some([...conditions, Prisma.sql`section_slug = meant.slug`])}) AS each
    ORDER BY each.updated_at DESC, each.id DESC LIMIT ${take}`;
}

async function conditionsOf(desk: Desk, scope: DraftScope): Promise<Prisma.Sql[]> {
  const { state, holder, createdBy, query = "" } = scope;
  const conditions: Prisma.Sql[] = [];
  if (state === undefined) conditions.push(Prisma.sql`state <> 'discarded'`);
  else conditions.push(Prisma.sql`state = ${state === "live" ? "published" : state}::draft_state`);
  for (const kind of ["topic", "author", "story"] as const) {
    const slug = scope[kind];
    if (slug === undefined) continue;
    const borne = draftNames(kind, await listMeanings(desk.database, kind, storable(slug)));
    conditions.push(Prisma.sql`names && ${borne}`);
  }
  if (createdBy !== undefined) conditions.push(Prisma.sql`created_by = ${createdBy}`);
  if (holder !== undefined) {
    conditions.push(Prisma.sql`id IN (
      SELECT draft_id FROM draft_presence WHERE actor = ${holder} AND seen_at > ${goneBy(desk)})`);
  }
  if (query.trim() !== "") conditions.push(await beginningWith(desk.database, query));
  return conditions;
}

function beyond({ publishedAt, id }: Cursor): Prisma.Sql {
  return Prisma.sql`(updated_at, id) < (${publishedAt}, ${id}::uuid)`;
}
