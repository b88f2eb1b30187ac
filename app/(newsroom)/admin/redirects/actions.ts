"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { done, type FormState, formBroken, refused } from "@/components/forms/form-state";
import type { Problem } from "@/lib/outcome";
import { addRedirects, removeRedirect } from "@/lib/redirects/commands";
import { problemsByLine, readRedirectLines, sayWhatWasMade } from "@/lib/redirects/read-lines";
import { callerOfAction } from "../../caller";

const address = z.string().max(10_000);
const outside = z.literal("yes").optional();

const redirectSchema = z.object({ from: address, to: address, outside });

/** Lets one address lead on. */
export async function add(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "redirect-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = redirectSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { from, to } = given.data;
  const { desk, ownOrigins } = caller.value;
  const allowed = given.data.outside === "yes";
  const added = await addRedirects(desk, { redirects: [{ from, to }], outside: allowed, ownOrigins });
  if (!added.ok) return refused(added.problems.map(ofTheOne), form);
  refresh();
  return done(
    added.value.added === 0 ? "It led there already." : "Readers are led there from their next request on.",
  );
}

const LARGEST_FILE = 1_900_000;

const listSchema = z.object({
  lines: z.string().max(LARGEST_FILE),
  file: z.instanceof(File).optional(),
  outside,
});

/** Makes the redirects of a list, written or in a file: all or none. */
export async function addAll(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "redirect-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = listSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { file } = given.data;
  const text = file !== undefined && file.size > 0 ? await readText(file) : given.data.lines;
  if (text === null) return refused([fileNotText], form);
  const written = readRedirectLines(text);
  if (!written.ok) return refused(written.problems.map(ofTheLines), form);
  const { desk, ownOrigins } = caller.value;
  const { redirects } = written.value;
  const added = await addRedirects(desk, {
    redirects,
    outside: given.data.outside === "yes",
    ownOrigins,
  });
  if (!added.ok) return refused(problemsByLine(added.problems, written.value).map(ofTheLines), form);
  refresh();
  return done(sayWhatWasMade(written.value, added.value.added));
}

/** Lets an address lead nowhere again. */
export async function remove(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "redirect-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = z.object({ from: address }).safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const removed = await removeRedirect(caller.value.desk, given.data);
  if (!removed.ok) return refused(removed.problems.map(ofTheWhole), form);
  refresh();
  return done("Nothing is there any more.");
}

/** A form of one redirect has fields of its own names. */
function ofTheOne(problem: Problem): Problem {
  return { ...problem, at: problem.at?.replace(/^redirects\.0\./, "") ?? null };
}

function ofTheLines(problem: Problem): Problem {
  return { ...problem, at: "lines" };
}

function ofTheWhole(problem: Problem): Problem {
  return { ...problem, at: null };
}

/** Null for what is no text in UTF-8, or too much of it. */
async function readText(file: File): Promise<string | null> {
  if (file.size > LARGEST_FILE) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

const fileNotText = {
  code: "file-not-readable",
  at: "file",
  message: "The file is no text in UTF-8, or larger than it may be. Save it as plain text, or take it apart.",
};
