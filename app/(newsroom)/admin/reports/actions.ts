"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { done, type FormState, formBroken, refused } from "@/components/forms/form-state";
import { decideErrorReport } from "@/lib/error-reports/commands";
import { callerOfAction } from "../../caller";

const decisionSchema = z.object({
  id: z.string().max(100),
  decision: z.enum(["", "accepted", "declined"]),
  note: z.string().max(10_000),
});

/** Says what came of a reader's report. */
export async function decide(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "report-handle" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = decisionSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { decision } = given.data;
  if (decision === "") return refused([decisionMissing], form);
  const decided = await decideErrorReport(caller.value.desk, { ...given.data, decision });
  if (!decided.ok) return refused(decided.problems, form);
  refresh();
  return done(decision === "accepted" ? "It is among those that were right." : "It is declined.");
}

const decisionMissing = {
  code: "decision-missing",
  at: "decision",
  message: "Say whether something was wrong.",
};
