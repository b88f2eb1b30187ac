import { z } from "zod";
import { Prisma } from "@/lib/database/generated/client";
import type { Desk } from "@/lib/desk";
import { withNamesOfToday } from "@/lib/names/names-of-today";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { type DraftContent, draftContentSchema } from "./draft-content";
import { readVersion } from "./draft-history";
import { draftUnknown, findDraft, isDraftId } from "./locked-draft";
import { isPublication, revisionRecordSchema, sealRevision } from "./revisions";

/** Something that happened to a piece: its words were saved in the newsroom, or a revision of it was published. */
export type TimelineEntry = SavedEntry | RevisionEntry;

interface SavedEntry {
  readonly kind: "version";
  /** Its number among the versions. */
  readonly number: number;
  readonly actor: string | null;
  readonly at: Date;
  /** Whether somebody asked for it; otherwise it was saved by itself. */
  readonly deliberate: boolean;
}

interface RevisionEntry {
  readonly kind: "revision";
  /** Its number among the revisions. */
  readonly number: number;
  readonly actor: string;
  readonly at: Date;
  readonly what: z.infer<typeof revisionKinds>;
  /** What readers were told of it. */
  readonly note: string | null;
  readonly hash: string;
}

/** A text of a piece: as it is (`now`), a version (`v12`) or a revision (`r3`). */
export type TextName = string;

export interface TimelinePage {
  /** The latest first. */
  readonly entries: readonly TimelineEntry[];
  /** Where the next page goes on; null on the last. */
  readonly next: string | null;
}

const revisionKinds = z.enum([
  "published",
  "updated",
  "corrected",
  "withdrawn",
  "imported",
  "restored",
  "moved",
  "typo",
]);

const PAGE = 60;
const CURSOR = /^(\d{1,13})-([rv])-(\d{1,9})$/;

/** Whether a text is a place in a piece's history, as its pages write it. */
export function isTimelinePlace(written: string): boolean {
  return CURSOR.test(written);
}

/**
 * A page of all that happened to a piece, from a place on or from its end; a place that cannot be read is the end. What is saved and
 * published at one moment stands with the revision first.
 */
export async function listTimeline(
  { database }: Pick<Desk, "database">,
  {
    id,
    after = null,
    limit = PAGE,
  }: { readonly id: string; readonly after?: string | null; readonly limit?: number },
): Promise<TimelinePage> {
  if (!isDraftId(id)) return { entries: [], next: null };
  const [, time, kind, number] = CURSOR.exec(after ?? "") ?? [];
  const beyond =
    time === undefined
      ? Prisma.empty
      : Prisma.sql`WHERE (at, rank, number) < (${new Date(Number(time))}, ${kind === "r" ? 1 : 0}, ${Number(number)})`;
  const rows = rowsSchema.parse(
    await database.$queryRaw`
      SELECT number, actor, at, deliberate, what, note, hash FROM (
        SELECT 0 AS rank, version AS number, actor, saved_at AS at, deliberate, NULL::text AS what, NULL AS note, NULL AS hash
        FROM draft_version WHERE draft_id = ${id}::uuid
        UNION ALL
        SELECT 1, number, actor, recorded_at, true, kind::text, note, hash FROM revision WHERE article_id = ${id}::uuid
      ) AS entry ${beyond} ORDER BY at DESC, rank DESC, number DESC LIMIT ${limit + 1}`,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    entries: shown,
    next:
      rows.length > limit && last
        ? `${last.at.getTime()}-${last.kind === "revision" ? "r" : "v"}-${last.number}`
        : null,
  };
}

const rowsSchema = z.array(
  z
    .object({
      number: z.number(),
      actor: z.string().nullable(),
      at: z.date(),
      deliberate: z.boolean(),
      what: revisionKinds.nullable(),
      note: z.string().nullable(),
      hash: z.string().nullable(),
    })
    .transform(({ number, actor, at, deliberate, what, note, hash }): TimelineEntry => {
      if (what === null) return { kind: "version", number, actor, at, deliberate };
      return { kind: "revision", number, actor: actor ?? "", at, what, note, hash: hash ?? "" };
    }),
);

/** How an entry's text is called. */
export function textName({ kind, number }: TimelineEntry): TextName {
  return `${kind === "revision" ? "r" : "v"}${number}`;
}

interface FoundText {
  readonly content: DraftContent;
  /** Of a revision's text. */
  readonly hash: string | null;
}

/**
 * A text of a piece by its name, with the names that its section, topics, authors and story have today: that one of them was renamed
 * is no change of the piece. Refused where there is none: of a withdrawal, and of what was never kept.
 */
export async function readText(
  desk: Pick<Desk, "database">,
  asked: { readonly id: string; readonly name: TextName },
): Promise<Outcome<FoundText>> {
  const found = await findText(desk, asked);
  if (!found.ok) return found;
  return accept({ ...found.value, content: await withNamesOfToday(desk.database, found.value.content) });
}

async function findText(
  desk: Pick<Desk, "database">,
  { id, name }: { readonly id: string; readonly name: TextName },
): Promise<Outcome<FoundText>> {
  const [, kind, digits = "0"] = /^(?:now|([rv])(\d{1,9}))$/.exec(name) ?? [];
  const draft = await findDraft(desk.database, id);
  if (draft === null) return refuse(draftUnknown(id));
  if (name === "now") return accept({ content: draftContentSchema.parse(draft.content), hash: null });
  const number = Number(digits);
  if (kind === "v") {
    const version = await readVersion(desk, { id, version: number });
    return version.ok ? accept({ content: version.value, hash: null }) : version;
  }
  if (kind !== "r") return refuse(textUnknown(name));
  const row = await desk.database.revision.findUnique({
    where: { articleId_number: { articleId: draft.id, number } },
    select: { record: true },
  });
  const revision = row && sealRevision(revisionRecordSchema.parse(row.record));
  if (!revision || !isPublication(revision)) return refuse(textUnknown(name));
  return accept({ content: revision.record.content, hash: revision.hash });
}

function textUnknown(name: string): Problem {
  return {
    code: "text-unknown",
    at: "text",
    message: `There are no words under “${name.slice(0, 20)}”. Choose two of the list; a withdrawal has none.`,
  };
}
