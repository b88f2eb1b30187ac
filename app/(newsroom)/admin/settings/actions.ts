"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { done, type FormState, refused } from "@/components/forms/form-state";
import type { Problem } from "@/lib/outcome";
import { changeSite } from "@/lib/site/commands";
import { MAXIMUM_FOOTER_LINKS, POLICIES, type SiteSettings } from "@/lib/site/settings";
import { callerOfAction } from "../../caller";

const line = z.string().max(5_000);
const formSchema = z.object({
  drawn: line,
  name: line,
  tagline: line,
  copyrightFrom: line,
  copyrightTo: line,
  endMark: line,
  timeZone: line,
  language: line,
  about: z.string().max(400_000),
  contact: line,
  securityPolicy: line,
  sourceFloor: line,
});

/** Changes the publication's own settings; readers see it with their next request. */
export async function saveSettings(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "settings-change" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = formSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { drawn, ...fields } = given.data;
  const links = linksIn(form);
  const { desk, ownOrigins } = caller.value;
  const changed = await changeSite(desk, settingsOf(fields, links, form), ownOrigins, drawn);
  if (!changed.ok) {
    // The form is drawn again with what is there now: sent once more, it knows of the other's changes.
    if (changed.problems.some(({ code }) => code === "settings-changed-meanwhile")) refresh();
    return refused(
      changed.problems.map((problem) => ({ ...problem, at: fieldOf(problem.at, links) })),
      form,
    );
  }
  refresh();
  return done(
    changed.value.changed
      ? "The settings are changed. Readers see it with their next request."
      : "The settings were so already.",
  );
}

function settingsOf(
  fields: Omit<z.infer<typeof formSchema>, "drawn">,
  links: readonly FormLink[],
  form: FormData,
): Omit<SiteSettings, "featured"> {
  const { copyrightFrom, copyrightTo, endMark, contact, securityPolicy, about, sourceFloor, ...lines } =
    fields;
  const policies = POLICIES.map((policy) => [policy, textOf(form, `policies.${policy}`)] as const);
  return {
    ...lines,
    timeZone: lines.timeZone.trim(),
    language: lines.language.trim(),
    copyrightFrom: numberIn(copyrightFrom),
    copyrightTo: copyrightTo.trim() === "" ? null : numberIn(copyrightTo),
    endMark: endMark.trim() || null,
    contact: contact.trim() || null,
    securityPolicy: securityPolicy.trim() || null,
    // A browser ends each line of a text with two characters.
    about: about.replace(/\r\n?/g, "\n"),
    footerLinks: links.map(({ name, address }) => ({ name, address })),
    policies: Object.fromEntries(policies.filter(([, address]) => address !== "")),
    namesActors: form.get("namesActors") === "yes",
    sourceFloor: sourceFloor.trim() === "" ? null : numberIn(sourceFloor),
  };
}

interface FormLink {
  readonly name: string;
  readonly address: string;
  /** Of the row in the form, where empty rows are left out. */
  readonly row: number;
}

function linksIn(form: FormData): FormLink[] {
  return Array.from({ length: MAXIMUM_FOOTER_LINKS }, (_, row) => ({
    name: textOf(form, `footerLinks.${row}.name`),
    address: textOf(form, `footerLinks.${row}.address`),
    row,
  })).filter(({ name, address }) => name !== "" || address !== "");
}

function textOf(form: FormData, field: string): string {
  const text = form.get(field);
  return typeof text === "string" ? text.trim() : "";
}

/** What is no number at all is left to the settings to refuse. */
function numberIn(written: string): number {
  return /^\s*\d{1,4}\s*$/.test(written) ? Number(written) : Number.NaN;
}

/** The form's field for the place that a problem names. */
function fieldOf(at: string | null, links: readonly FormLink[]): string | null {
  if (at === "policies") return `policies.${POLICIES[0]}`;
  const [list, index, part = "name"] = at?.split(".") ?? [];
  if (list !== "footerLinks") return at;
  return `footerLinks.${links[Number(index ?? 0)]?.row ?? 0}.${part}`;
}

const formBroken: Problem = {
  code: "form-not-whole",
  at: null,
  message: "The form did not arrive whole, or a text is far too long. Load the page again and try once more.",
};
