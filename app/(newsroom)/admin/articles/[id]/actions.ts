"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { done, type FormState, formBroken, refused } from "@/components/forms/form-state";
import { changeSlug } from "@/lib/articles/change-slug";
import { restoreArticle } from "@/lib/articles/restore-article";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import type { Problem } from "@/lib/outcome";
import { callerOfAction } from "../../../caller";

const id = z.uuid();
const words = z.string().max(10_000);
/** The hash of the revision that the page was drawn with. */
const seen = z.string().regex(/^[0-9a-f]{64}$/);

const withdrawalSchema = z.object({
  id,
  seen,
  reason: words,
  kind: z.enum(["editorial", "legal"]),
  authority: words,
  headline: z.enum(["keep", "hide"]),
});

/** Takes an article back: readers find its tombstone, with the reason. */
export async function withdraw(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "article-withdraw" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = withdrawalSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { kind, authority, headline, reason } = given.data;
  const withdrawn = await withdrawArticle(caller.value.desk, {
    article: { id: given.data.id },
    seen: given.data.seen,
    reason,
    legal: kind === "legal" ? { authority: authority.trim() } : null,
    keepHeadline: headline === "keep",
  });
  if (!withdrawn.ok)
    return refusedAnew(
      withdrawn.problems.map((problem) =>
        problem.at === "legal" ? { ...problem, at: "authority" } : problem,
      ),
      form,
    );
  refresh();
  return done("Readers find its tombstone from now on.");
}

const restorationSchema = z.object({ id, seen, note: words });

/** Publishes a withdrawn article again, as it was. */
export async function publishAgain(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "article-restore" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = restorationSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { desk, ownOrigins } = caller.value;
  const note = given.data.note.trim().slice(0, 1000) || null;
  const restored = await restoreArticle(desk, { id: given.data.id }, ownOrigins, {
    note,
    seen: given.data.seen,
  });
  if (!restored.ok) return refusedAnew(restored.problems, form);
  refresh();
  return done("Readers have it again.");
}

const moveSchema = z.object({ id, seen, slug: words });

/** Moves an article to another slug; the address that it had leads on. */
export async function move(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "article-move" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = moveSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { desk } = caller.value;
  const { slug, seen } = given.data;
  const moved = await changeSlug(desk, { article: { id: given.data.id }, slug: slug.trim(), seen });
  if (!moved.ok) return refusedAnew(moved.problems, form);
  refresh();
  return done(`It is at ${moved.value.path} now, and the address that it had leads there.`);
}

/** Whoever was refused because of what somebody else has published is shown that, with what they typed: sent again, they know of it. */
function refusedAnew(problems: readonly Problem[], form: FormData): FormState {
  if (problems.some(({ code }) => code === "article-changed")) refresh();
  return refused(problems, form);
}
