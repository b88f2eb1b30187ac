"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { done, type FormState, formBroken, refused } from "@/components/forms/form-state";
import { captureSource, showCaptureText, uploadCapture } from "@/lib/captures/commands";
import { LARGEST_DOCUMENT } from "@/lib/captures/document-types";
import type { Captured } from "@/lib/captures/views";
import type { Problem } from "@/lib/outcome";
import { callerOfAction } from "../../caller";

const address = z.string().max(10_000);

/** Fetches what a source says now, and keeps it. */
export async function capture(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "capture-add" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = z.object({ address }).safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const captured = await captureSource(caller.value.desk, given.data);
  if (!captured.ok) return refused(captured.problems, form);
  refresh();
  return done(sayWhatWasKept(captured.value));
}

const uploadSchema = z.object({ address, file: z.instanceof(File) });

/** Keeps a file that somebody saved as what a source said. */
export async function upload(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "capture-add" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = uploadSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { file } = given.data;
  if (file.size > LARGEST_DOCUMENT) return refused([fileTooLarge], form);
  const captured = await uploadCapture(caller.value.desk, {
    address: given.data.address,
    bytes: Buffer.from(await file.arrayBuffer()),
    name: file.name,
  });
  if (!captured.ok) return refused(captured.problems, form);
  refresh();
  return done(sayWhatWasKept(captured.value));
}

const showingSchema = z.object({ hash: z.string().max(64), shown: z.enum(["yes", "no"]) });

/** Lets readers read the text of a capture, or not. */
export async function show(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "capture-show" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = showingSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { hash, shown } = given.data;
  const decided = await showCaptureText(caller.value.desk, { hash, shown: shown === "yes" });
  if (!decided.ok) return refused(decided.problems, form);
  refresh();
  return done(
    decided.value.shown ? "Readers can read it from now on." : "Readers are not shown it any more.",
  );
}

function sayWhatWasKept({ unchanged, hasText }: Captured): string {
  if (unchanged) return "It is kept. The source says the same as the time before, byte by byte.";
  return hasText ? "It is kept." : "It is kept. No text could be read in it.";
}

const fileTooLarge: Problem = {
  code: "capture-file",
  at: "file",
  message: "The file is larger than 15 MB. Bring the part of it that matters.",
};
