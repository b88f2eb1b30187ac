import type { Desk } from "@/lib/desk";
import { type Outcome, type Problem, refuse } from "@/lib/outcome";
import { draftContentSchema } from "./draft-content";
import { changedMeanwhile, draftUnknown, findDraft } from "./locked-draft";
import { findNewestRevision } from "./newest-revision";
import { type SavedDraft, saveDraft } from "./save-draft";
import { problemWithSlug } from "./slug";

/**
 * Gives a draft that was never published the slug that its address will end with; an empty one lets the headline decide. Refused when
 * it is no slug, when somebody has saved the draft since `version`, and when the piece has an address, which is moved instead.
 */
export async function changeDraftSlug(
  desk: Desk,
  { id, version, slug }: { readonly id: string; readonly version: number; readonly slug: string },
): Promise<Outcome<SavedDraft>> {
  const asked = slug.trim();
  const problem = asked === "" ? null : problemWithSlug(asked);
  if (problem !== null) return refuse(problem);
  const draft = await findDraft(desk.database, id);
  if (draft === null) return refuse(draftUnknown(id));
  if (draft.version !== version) return refuse(changedMeanwhile);
  if ((await findNewestRevision(desk.database, { id })) !== null) return refuse(hasAddress);
  const content = { ...draftContentSchema.parse(draft.content), slug: asked === "" ? null : asked };
  return saveDraft(desk, { id, version, content, deliberate: true });
}

const hasAddress: Problem = {
  code: "published-before",
  at: "slug",
  message: "Readers know this piece by its address. Move it there, which leaves a redirect behind.",
};
