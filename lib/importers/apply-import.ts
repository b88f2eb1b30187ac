import { createAndPublish, createDraft, publishDraft } from "@/lib/articles/commands";
import type { Desk } from "@/lib/desk";
import { storePicture } from "@/lib/media/commands";
import { accept, type Outcome, type Problem } from "@/lib/outcome";
import { changeSite } from "@/lib/site/commands";
import type { ImportOptions } from "./import-options";
import type { Finding } from "./imported-document";
import type { ImportPlan, PlannedItem } from "./plan-import";

/**
 * The second half of an import: what was planned is written, one piece after the other, each whole or not at all. A piece
 * is reported when it has reached the disk. An import that was interrupted is finished by running it again.
 */

export interface ImportedItem {
  readonly file: string;
  /**
   * `imported` as a draft, `published` (imported, or published after an earlier import as a draft), `unchanged` because
   * these very bytes had been imported before, or `refused` for a reason that only publishing could find.
   */
  readonly status: "imported" | "published" | "unchanged" | "refused";
  readonly id: string | null;
  /** The stored, unencoded address of a published piece. */
  readonly path: string | null;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

export async function* applyImport(
  desk: Desk,
  plan: ImportPlan,
  options: ImportOptions,
  ownOrigins: readonly string[],
): AsyncGenerator<ImportedItem> {
  for (const item of plan.items) yield await applyItem(desk, item, options, ownOrigins);
}

/** Takes the planned imprint over; says whether the site is different now. */
export async function adoptImprint(
  desk: Desk,
  imprint: ImportPlan["imprint"],
  ownOrigins: readonly string[],
): Promise<Outcome<{ changed: boolean }>> {
  if (imprint === null) return accept({ changed: false });
  const { tagline, copyrightFrom, copyrightTo } = imprint;
  // A notice of one year is a span that begins and ends in it; a notice without a tagline says nothing of the tagline.
  const span = { copyrightFrom, copyrightTo: copyrightTo ?? copyrightFrom };
  return changeSite(desk, tagline === "" ? span : { ...span, tagline }, ownOrigins);
}

async function applyItem(
  desk: Desk,
  item: PlannedItem,
  options: ImportOptions,
  ownOrigins: readonly string[],
): Promise<ImportedItem> {
  const before = await findImport(desk, item.origin.fingerprint);
  if (before !== null && (before.path !== null || !options.publish)) return unchanged(item, before);
  for (const picture of item.pictures) await storePicture(desk, picture);
  try {
    return await writeItem(desk, item, before, options, ownOrigins);
  } catch (cause) {
    // Another import of the same file may have come first, in this very moment.
    const meanwhile = await findImport(desk, item.origin.fingerprint);
    if (meanwhile === null || meanwhile.draftId === before?.draftId) throw cause;
    return unchanged(item, meanwhile);
  }
}

async function writeItem(
  desk: Desk,
  item: PlannedItem,
  before: EarlierImport | null,
  { publish, sample }: ImportOptions,
  ownOrigins: readonly string[],
): Promise<ImportedItem> {
  const report = { file: item.file, findings: item.findings, problems: [] };
  const draft = { id: idFrom(item.origin.fingerprint), content: item.content, sample, origin: item.origin };
  if (!publish) return { ...report, status: "imported", id: await createDraft(desk, draft), path: null };
  const published =
    before === null
      ? await createAndPublish(desk, draft, ownOrigins)
      : await publishDraft(desk, before.draftId, ownOrigins);
  if (!published.ok)
    return { ...report, status: "refused", id: null, path: null, problems: published.problems };
  return { ...report, status: "published", id: published.value.id, path: published.value.path };
}

interface EarlierImport {
  readonly draftId: string;
  /** The address of the article, where it has been published. */
  readonly path: string | null;
}

async function findImport(desk: Desk, fingerprint: string): Promise<EarlierImport | null> {
  const row = await desk.database.import.findUnique({
    where: { fingerprint },
    select: { draftId: true, draft: { select: { article: { select: { path: true } } } } },
  });
  return row && { draftId: row.draftId, path: row.draft.article?.path ?? null };
}

function unchanged({ file, findings }: PlannedItem, { draftId, path }: EarlierImport): ImportedItem {
  return { file, findings, problems: [], status: "unchanged", id: draftId, path };
}

/** The same bytes always make the same article (a UUID of version 8, RFC 9562), also after an interrupted import. */
function idFrom(fingerprint: string): string {
  const hex = `${fingerprint.slice(0, 12)}8${fingerprint.slice(13, 16)}8${fingerprint.slice(17, 32)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
