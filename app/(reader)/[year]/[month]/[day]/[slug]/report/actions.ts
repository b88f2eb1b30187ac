"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, formBroken, refused } from "@/components/forms/form-state";
import { callerOf } from "@/lib/accounts/caller-address";
import { fileErrorReport } from "@/lib/error-reports/commands";
import { openedLetterbox } from "@/lib/error-reports/opened-letterbox";
import { LARGEST_FIELD } from "@/lib/error-reports/report-schema";
import { reportThrottle } from "@/lib/error-reports/report-throttle";
import { hrefOf, reportThanksPath } from "@/lib/urls";

const field = z.string().max(LARGEST_FIELD);
const formSchema = z.object({ article: field, text: field, quote: field, contact: field, website: field });

/** Files a reader's report. Open to everybody: nobody is asked who they are. */
export async function report(_previous: FormState, form: FormData): Promise<FormState> {
  const letterbox = openedLetterbox();
  if (reportThrottle.admit(callerOf(await headers()), letterbox.now()) === "refused")
    return refused([tooMany], form);
  const given = formSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { article, website, ...words } = given.data;
  if (website !== "") return refused([filledByAProgram], form);
  const filed = await fileErrorReport(letterbox, { articleId: article, ...words });
  if (!filed.ok) return refused(filed.problems, form);
  reportThrottle.filed(letterbox.now());
  redirect(hrefOf(reportThanksPath(filed.value.path)));
}

const tooMany = {
  code: "too-many-reports",
  at: null,
  message:
    "Very many reports have come within this hour, and no more are taken until it is over. What you wrote is still here: send it again later.",
};

const filledByAProgram = {
  code: "field-not-empty",
  at: "website",
  message:
    "The field that is to stay empty is filled in, as programs do that send advertising. Empty it, then send again.",
};
