"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { done, type FormState, formBroken, refused } from "@/components/forms/form-state";
import { listFeatured, orderFrontPage } from "@/lib/articles/front-commands";
import { moveInOrder } from "@/lib/articles/front-order";
import { callerOfAction } from "../../caller";

const schema = z.object({
  /** The ids in the order that was looked at. */
  seen: z.string().max(1_000),
  move: z.string().regex(/^(?:up|down|remove|add):[0-9a-f-]{36}$/),
});

/** Puts an article on the front page, takes it off, or moves it by one place. */
export async function order(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "front-order" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = schema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { desk, ownOrigins } = caller.value;
  const featured = await listFeatured(desk);
  const ids = featured.map((article) => article.id);
  if (ids.join(",") !== given.data.seen) {
    refresh();
    return refused([orderedMeanwhile], form);
  }
  const [what = "", id = ""] = given.data.move.split(":");
  const ordered = await orderFrontPage(desk, { ids: moveInOrder(ids, what, id), ownOrigins });
  if (!ordered.ok)
    return refused(
      ordered.problems.map((problem) => ({ ...problem, at: null })),
      form,
    );
  refresh();
  return done("Readers see it with their next request.");
}

const orderedMeanwhile = {
  code: "ordered-meanwhile",
  at: null,
  message: "Somebody has ordered the front page since. Nothing was changed; here is their order.",
};
