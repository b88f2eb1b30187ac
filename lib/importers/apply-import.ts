import { createDraft, publishNew, publishVersion } from "@/lib/articles/commands";
import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { storePicture } from "@/lib/media/commands";
import { accept, type Outcome, type Problem } from "@/lib/outcome";
import { changeSite } from "@/lib/site/commands";
import { type EarlierImport, findEarlierImport } from "./earlier-import";
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
   * these very bytes had been imported before, or `refused` because somebody has worked on the draft since.
   */
  readonly status: "imported" | "published" | "unchanged" | "refused";
  readonly id: string | null;
  /** The stored, unencoded address of a published piece. */
  readonly path: string | null;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/**
 * Writes what was planned. Each piece leaves its own event in the audit log, with the piece, and an import that is finished leaves
 * one of its own: one that was killed is known by the pieces that it left.
 */
export async function* applyImport(
  desk: Desk,
  plan: ImportPlan,
  options: ImportOptions,
): AsyncGenerator<ImportedItem> {
  let written = 0;
  for (const item of plan.items) {
    const done = await applyItem(desk, item, options);
    if (done.status === "imported" || done.status === "published") written += 1;
    yield done;
  }
  if (written > 0 && !options.sample) await recordImport(desk, written);
}

async function recordImport({ database, actor, now }: Desk, count: number): Promise<void> {
  const event = { at: now(), actor, action: "import", subject: null, detail: { count } };
  await transact(database, (transaction) => recordEvent(transaction, event));
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

async function applyItem(desk: Desk, item: PlannedItem, options: ImportOptions): Promise<ImportedItem> {
  const earlier = await findEarlierImport(desk, item.id);
  if (earlier !== null && (earlier.path !== null || !options.publish)) return unchanged(item, earlier);
  for (const picture of item.pictures) await storePicture(desk, picture);
  try {
    return await writeItem(desk, item, earlier, options);
  } catch (cause) {
    // Another import of the same file may have come first, in this very moment.
    const meanwhile = await findEarlierImport(desk, item.id);
    if (earlier !== null || meanwhile === null) throw cause;
    return unchanged(item, meanwhile);
  }
}

async function writeItem(
  desk: Desk,
  item: PlannedItem,
  earlier: EarlierImport | null,
  { publish, sample }: ImportOptions,
): Promise<ImportedItem> {
  const { file, findings, id, content, origin, prepared } = item;
  const report = { file, findings, problems: [] };
  const draft = { id, content, sample, origin };
  if (!publish || prepared === null) {
    return { ...report, status: "imported", id: await createDraft(desk, draft), path: null };
  }
  if (earlier === null) {
    const { path } = await publishNew(desk, draft, prepared);
    return { ...report, status: "published", id, path };
  }
  // The draft is as the first import left it, or somebody has worked on it, which is not for an import to overwrite.
  const published = await publishVersion(desk, prepared, 1);
  if (published.ok) return { ...report, status: "published", id, path: published.value.path };
  return { ...report, status: "refused", id, path: null, problems: published.problems };
}

function unchanged({ file, findings, id }: PlannedItem, { path, withdrawn }: EarlierImport): ImportedItem {
  const told = withdrawn ? [...findings, withdrawnSince] : findings;
  return { file, findings: told, problems: [], status: "unchanged", id, path };
}

const withdrawnSince: Finding = {
  line: 0,
  code: "withdrawn-since",
  message: "The article has been withdrawn since, and stays so. “standfirst restore” publishes it again.",
};
