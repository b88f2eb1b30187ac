import type { Desk } from "@/lib/desk";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { type DraftContent, draftContentSchema } from "./draft-content";
import { readVersion } from "./draft-history";
import { draftUnknown, findDraft, isDraftId } from "./locked-draft";
import { isPublication, revisionRecordSchema, sealRevision } from "./revisions";
import { type SaveOutcome, saveDraft } from "./save-draft";

/** What a draft is to be again: one of its own versions, by number, or a published revision of its article, by hash. */
export type EarlierText = { readonly version: number } | { readonly revision: string };

/**
 * Makes an earlier text the next version of a draft; readers see nothing of it until it is published. Refused when the history
 * does not have it, and, as any save, when somebody has saved the draft since `version`.
 */
export async function restoreVersion(
  desk: Desk,
  { id, version, to }: { readonly id: string; readonly version: number; readonly to: EarlierText },
): Promise<SaveOutcome> {
  if (!isDraftId(id)) return refuse(draftUnknown(id));
  const earlier =
    "version" in to
      ? await readVersion(desk, { id, version: to.version })
      : await readRevision(desk, id, to.revision);
  if (!earlier.ok) return earlier;
  return saveDraft(desk, { id, version, content: earlier.value, deliberate: true }, "draft-restore");
}

/** What a revision said, under the slug that the draft has now: an article keeps its address when its words are put back. */
async function readRevision({ database }: Desk, id: string, hash: string): Promise<Outcome<DraftContent>> {
  const draft = await findDraft(database, id);
  if (draft === null) return refuse(draftUnknown(id));
  const row = await database.revision.findFirst({ where: { hash, articleId: id }, select: { record: true } });
  if (row === null) return refuse(revisionUnknown(hash));
  const revision = sealRevision(revisionRecordSchema.parse(row.record));
  if (!isPublication(revision)) return refuse(noWords);
  const { slug } = draftContentSchema.parse(draft.content);
  return accept({ ...revision.record.content, slug });
}

function revisionUnknown(hash: string): Problem {
  return {
    code: "revision-unknown",
    at: "revision",
    message: `This article has no revision ${hash}. Choose one of its history.`,
  };
}

const noWords: Problem = {
  code: "revision-without-words",
  at: "revision",
  message: "That revision is the withdrawal, which has no words. Choose the one before it.",
};
