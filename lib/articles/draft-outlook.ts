import { isDeepStrictEqual } from "node:util";
import type { Passage } from "@/lib/corrections/correction-record";
import { findPassages } from "@/lib/corrections/find-passages";
import { type TooLarge, whyNotSmall } from "@/lib/corrections/small-change";
import type { Desk } from "@/lib/desk";
import { withNamesOfToday } from "@/lib/names/names-of-today";
import type { Problem } from "@/lib/outcome";
import { findFreePath } from "./addresses";
import { type PreparedArticle, prepareDraft } from "./commands";
import { type DraftContent, draftContentSchema } from "./draft-content";
import { type DeskState, deskState } from "./draft-listing";
import { findDraft, type LockedDraft } from "./locked-draft";
import { findNewestRevision } from "./newest-revision";
import { isPublication, isWithdrawal, type SealedRevision } from "./revisions";
import { problemWithSlug, slugFor } from "./slug";

/** What the newsroom has to know of a draft before it sends it anywhere. */
export interface DraftOutlook {
  readonly id: string;
  readonly state: DeskState;
  readonly version: number;
  readonly content: DraftContent;
  readonly createdBy: string | null;
  readonly scheduledAt: Date | null;
  readonly scheduledBy: string | null;
  readonly deskNote: string | null;
  /** What keeps it from going live, each with its field; none where nothing does. */
  readonly problems: readonly Problem[];
  /** The address that readers have, or would have if it went live now; null while none can be made. Stored and unencoded. */
  readonly path: string | null;
  /** The addresses that it had and that lead on to the present one, the latest first. */
  readonly formerPaths: readonly string[];
  /** What was published last, and whether readers still have it; null before the first publication. */
  readonly published: {
    readonly hash: string;
    readonly number: number;
    readonly kind: SealedRevision["record"]["kind"];
    readonly headline: string | null;
    readonly at: Date;
    readonly isWithdrawn: boolean;
    /** Why it was withdrawn, or what readers were told of the last revision. */
    readonly note: string | null;
  } | null;
  /** What would change for readers; null where nothing was published, nothing is different, or it cannot go live yet. */
  readonly change: PendingChange | null;
}

/** What publishing again would do to the words that readers have. */
export interface PendingChange {
  /** Why it is more than a typing error; null where it may be called one. */
  readonly tooLarge: TooLarge | null;
  /** The sentences that would be different, as a correction names them. */
  readonly passages: readonly Passage[];
}

const MOST_PATHS = 100;

/** A draft with what its publication would meet, or null where there is no such draft. */
export async function findOutlook(
  desk: Desk,
  id: string,
  ownOrigins: readonly string[],
): Promise<DraftOutlook | null> {
  const draft = await findDraft(desk.database, id);
  if (draft === null) return null;
  const newest = await findNewestRevision(desk.database, { id: draft.id });
  const content = await withNamesOfToday(desk.database, draftContentSchema.parse(draft.content));
  const { state, version, createdBy, scheduledAt, scheduledBy, deskNote } = draft;
  const prepared = await prepareDraft(desk, { id: draft.id, content: settled(content, newest) }, ownOrigins);
  return {
    state: deskState(state),
    ...{ id: draft.id, version, content, createdBy, scheduledAt, scheduledBy, deskNote },
    problems: prepared.ok ? [] : prepared.problems,
    path: newest?.record.path ?? (await addressOf(desk, draft, content)),
    formerPaths: await listFormerPaths(desk, draft.id),
    published: newest && {
      hash: newest.hash,
      number: newest.record.number,
      kind: newest.record.kind,
      headline: isWithdrawal(newest) ? newest.record.withdrawal.headline : headlineOf(newest),
      at: new Date(newest.record.recordedAt),
      isWithdrawn: isWithdrawal(newest),
      note: newest.record.note,
    },
    change: prepared.ok ? await changeSince(desk, newest, prepared.value) : null,
  };
}

async function changeSince(
  { database }: Desk,
  newest: SealedRevision | null,
  { content }: PreparedArticle,
): Promise<PendingChange | null> {
  if (newest === null || !isPublication(newest)) return null;
  const was = await withNamesOfToday(database, newest.record.content);
  if (isDeepStrictEqual(was, content)) return null;
  return { tooLarge: whyNotSmall(was, content), passages: findPassages(was, content) };
}

/** With the slug and the first publication that a published article keeps, whatever its draft says. */
function settled(content: DraftContent, newest: SealedRevision | null): DraftContent {
  if (newest === null || !isPublication(newest)) return content;
  const { slug, firstPublished } = newest.record.content;
  return { ...content, slug, firstPublished };
}

async function listFormerPaths({ database }: Desk, articleId: string): Promise<string[]> {
  const rows = await database.redirect.findMany({
    where: { articleId },
    orderBy: [{ createdAt: "desc" }, { fromPath: "asc" }],
    take: MOST_PATHS,
    select: { fromPath: true },
  });
  return rows.map(({ fromPath }) => fromPath);
}

function headlineOf(revision: SealedRevision): string | null {
  return isPublication(revision) ? revision.record.content.headline : null;
}

async function addressOf(
  { database, now }: Desk,
  { scheduledAt }: LockedDraft,
  { slug, headline, firstPublished }: DraftContent,
): Promise<string | null> {
  if (slug !== null && problemWithSlug(slug) !== null) return null;
  const { timeZone } = await database.site.findUniqueOrThrow({
    where: { id: 1 },
    select: { timeZone: true },
  });
  const first = firstPublished === null ? null : new Date(firstPublished.at);
  if (first !== null && Number.isNaN(first.getTime())) return null;
  return findFreePath(database, first ?? scheduledAt ?? now(), timeZone, slug ?? slugFor(headline));
}
