import type { Desk } from "@/lib/desk";
import { type Outcome, type Problem, refuse } from "@/lib/outcome";
import { type PublishedArticle, prepareDraft } from "./commands";
import { draftContentSchema } from "./draft-content";
import { changedMeanwhile, draftUnknown, findDraft } from "./locked-draft";
import { findPublication } from "./newest-revision";
import { type ArticleUpdate, updateArticle } from "./update-article";

export interface PublishedChanges extends Pick<ArticleUpdate, "kind" | "note" | "serious"> {
  readonly id: string;
  /** The draft's version that was looked at. */
  readonly version: number;
}

/**
 * Publishes what has changed in the draft of a published article as its next revision. Its address stays, with the slug that made
 * it, and so does the time of its first publication. Refused when nothing has changed, when somebody has saved or published
 * meanwhile, without a note (a typing error needs none), when more than a typing error is called one, and when the checklist or the renderer finds problems.
 */
export async function publishChanges(
  desk: Desk,
  { id, version, ...told }: PublishedChanges,
  ownOrigins: readonly string[],
): Promise<Outcome<PublishedArticle>> {
  const draft = await findDraft(desk.database, id);
  if (draft === null) return refuse(draftUnknown(id));
  if (draft.version !== version) return refuse(changedMeanwhile);
  const found = await findPublication(desk.database, { id });
  if (!found.ok) return found;
  const newest = found.value;
  if (draft.state === "published") return refuse(nothingChanged);
  const { slug, firstPublished } = newest.record.content;
  const content = { ...draftContentSchema.parse(draft.content), slug, firstPublished };
  const prepared = await prepareDraft(desk, { id, content }, ownOrigins);
  if (!prepared.ok) return prepared;
  return updateArticle(desk, { prepared: prepared.value, after: newest.hash, version, ...told });
}

const nothingChanged: Problem = {
  code: "nothing-changed",
  at: null,
  message: "The draft says what is published already. Nothing was written.",
};
