"use server";

import { refresh } from "next/cache";
import { done, type FormState, refused } from "@/components/forms/form-state";
import { keepPicture } from "@/lib/media/commands";
import type { Problem } from "@/lib/outcome";
import { callerOfAction } from "../../caller";

/** As many are brought at once: the press takes no more bytes either. */
const MOST_AT_ONCE = 20;

/** Takes pictures into the library, each by itself: what is wrong with one keeps no other out. */
export async function bringPictures(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "media-add" });
  if (!caller.ok) return refused(caller.problems, form);
  const files = form
    .getAll("pictures")
    .filter((file): file is File => typeof file !== "string" && file.name !== "");
  if (files.length === 0) return refused([noneChosen], form);
  if (files.length > MOST_AT_ONCE) return refused([tooMany(files.length)], form);
  const problems: Problem[] = [];
  let kept = 0;
  for (const file of files) {
    const bytes = Buffer.from(await file.arrayBuffer());
    const outcome = await keepPicture(caller.value.desk, bytes, { name: file.name });
    if (outcome.ok) kept += 1;
    else problems.push(...outcome.problems.map((problem) => ({ ...problem, at: "pictures" })));
    if (problems.at(-1)?.code === "uploads-too-many") break;
  }
  if (kept > 0) refresh();
  const said = kept === 1 ? "One picture is in the library." : `${kept} pictures are in the library.`;
  if (problems.length === 0) return done(said);
  return { ...refused(problems, form), done: kept > 0 ? `${said} The others are not.` : null };
}

const noneChosen: Problem = {
  code: "pictures-missing",
  at: "pictures",
  message: "No file was chosen. Choose one or several pictures first.",
};

function tooMany(count: number): Problem {
  return {
    code: "pictures-too-many",
    at: "pictures",
    message: `These are ${count} files, more than ${MOST_AT_ONCE} at once. Bring them in several goes.`,
  };
}
