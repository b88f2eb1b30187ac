import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { raiseEdition } from "@/lib/site/edition";
import { findHolders, findLed } from "./addresses";
import type { PublishedArticle } from "./commands";
import { draftContentSchema } from "./draft-content";
import { lockDraft } from "./locked-draft";
import { type ArticlePlace, findPublication, requireSeenRevision } from "./newest-revision";
import { projectMove } from "./projection";
import { lockPublication, recordRevision } from "./record-revision";
import { carriedOn, type PublicationRecord } from "./revisions";
import { problemWithSlug } from "./slug";

/**
 * Moves an article to another slug of the same day. Every address that it ever had leads to the new one in one step, from the
 * next request on; nothing else about the article changes. It may return to a slug that it had.
 *
 * Refused when nothing was published there, when somebody has published since it was `seen`, when the article is withdrawn, when the slug is no slug or the one that it has,
 * when another article has or had that address, and when an editor lets it lead elsewhere.
 */
export async function changeSlug(
  desk: Desk,
  {
    article: place,
    slug,
    seen,
  }: {
    readonly article: ArticlePlace;
    readonly slug: string;
    /** The hash of the newest revision that is known to whoever moves it. */
    readonly seen?: string;
  },
): Promise<Outcome<PublishedArticle>> {
  const problem = problemWithSlug(slug);
  if (problem !== null) return refuse(problem);
  return transact(desk.database, async (transaction) => {
    await lockPublication(transaction);
    const found = await findPublication(transaction, place);
    if (!found.ok) return found;
    const unchanged = requireSeenRevision(found.value, seen);
    if (!unchanged.ok) return unchanged;
    const { record: before, hash: previous } = found.value;
    const id = before.article;
    const path = before.path.replace(/[^/]*$/, slug);
    if (path === before.path) return refuse(slugUnchanged(path));
    const holder = (await findHolders(transaction, [path])).get(path);
    if (holder !== undefined && holder !== id) return refuse(slugTaken(path));
    const led = (await findLed(transaction, [path])).get(path);
    if (led !== undefined) return refuse(slugLed(path, led));
    const now = desk.now();
    const record: PublicationRecord = {
      ...carriedOn(before),
      number: before.number + 1,
      kind: "moved",
      note: null,
      actor: desk.actor,
      recordedAt: now.toISOString(),
      path,
      content: { ...before.content, slug },
      previous,
    };
    const sealed = await recordRevision(transaction, desk, record);
    // The draft may hold work that is not published yet, which only learns of its new slug.
    const draft = await lockDraft(transaction, id);
    const content = { ...draftContentSchema.parse(draft?.content), slug };
    await transaction.draft.update({
      where: { id },
      data: { content, version: { increment: 1 }, updatedAt: now },
    });
    await projectMove(transaction, sealed);
    await raiseEdition(transaction, now);
    await recordEvent(transaction, {
      at: now,
      actor: desk.actor,
      action: "article-move",
      subject: id,
      detail: { revision: record.number, before: previous, after: sealed.hash },
    });
    return accept({ id, path, revisionHash: sealed.hash, revisionNumber: record.number });
  });
}

function slugUnchanged(path: string): Problem {
  return { code: "slug-unchanged", at: "slug", message: `The article is at ${path} already.` };
}

function slugTaken(path: string): Problem {
  return {
    code: "slug-taken",
    at: "slug",
    message: `Another article has or once had the address ${path}, and keeps it. Choose another slug.`,
  };
}

function slugLed(path: string, to: string): Problem {
  return {
    code: "slug-taken",
    at: "slug",
    message: `An editor lets the address ${path} lead to ${to}. Choose another slug, or remove that redirect first.`,
  };
}
