import { isDeepStrictEqual } from "node:util";
import { recordEvent } from "@/lib/audit/audit";
import type { Queryable } from "@/lib/database/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { renderBody } from "@/lib/markdown/render-body";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { problemsOf } from "@/lib/problems";
import { canonicalBytes, canonicalHash } from "@/lib/storage/canonical";
import { lockEdition, raiseEdition } from "./edition";
import {
  footerLinksSchema,
  policiesSchema,
  type SettingsRecord,
  type SiteSettings,
  siteSettingsSchema,
} from "./settings";

/**
 * Changes the settings that `changes` names and gives back whether anything is different now. What others change at the same
 * moment stays changed. Refused when a setting cannot be used or the about page cannot be rendered, and when the settings are no
 * longer those that somebody had before their eyes (`drawn`): each that is different is then named.
 *
 * @param drawn is what `readSettings` gave when the form was drawn; null for whoever names single settings.
 */
export async function changeSite(
  desk: Desk,
  changes: Partial<SiteSettings>,
  ownOrigins: readonly string[],
  drawn: string | null = null,
): Promise<Outcome<{ changed: boolean }>> {
  for (;;) {
    const done = await changeFromPresent(desk, changes, ownOrigins, drawn);
    if (done !== "changed meanwhile") return done;
  }
}

/** The about page is rendered outside of the transaction, which holds every publication up. */
async function changeFromPresent(
  desk: Desk,
  changes: Partial<SiteSettings>,
  ownOrigins: readonly string[],
  drawn: string | null,
): Promise<Outcome<{ changed: boolean }> | "changed meanwhile"> {
  const before = await readSettings(desk);
  const wanted = { ...before, ...changes };
  const parsed = siteSettingsSchema.safeParse(wanted);
  if (parsed.success && isDeepStrictEqual(parsed.data, before)) return accept({ changed: false });
  // Said before anything else: a form that is sent again was drawn with what is there now.
  if (drawn !== null && drawn !== fingerprintOf(before))
    return refuse(...changedSince(before, parsed.data ?? wanted));
  if (!parsed.success)
    return acceptUnless(problemsOf(parsed.error, "setting-not-usable"), { changed: false });
  const settings = parsed.data;
  const about = await renderBody(settings.about, {
    language: settings.language,
    idPrefix: "about-",
    endMark: null,
    ownOrigins,
    images: {},
  });
  if (!about.ok) return about;
  const now = desk.now();
  const changed = changedSettings(before, settings);
  const record: SettingsRecord = {
    format: "standfirst/settings/1",
    recordedAt: now.toISOString(),
    actor: desk.actor,
    settings,
  };
  return transact(desk.database, async (transaction) => {
    await lockEdition(transaction);
    if (!isDeepStrictEqual(await readSettings({ database: transaction }), before)) return "changed meanwhile";
    await transaction.site.update({
      where: { id: 1 },
      data: { ...settings, aboutHtml: about.value.html, updatedAt: now },
    });
    await desk.objects.keep("settings", canonicalBytes(record), "json");
    await raiseEdition(transaction, now);
    await recordEvent(transaction, {
      at: now,
      actor: desk.actor,
      action: changed.join() === "featured" ? "front-order" : "settings-change",
      subject: null,
      detail: { settings: changed, before: canonicalHash(before), after: canonicalHash(settings) },
    });
    return accept({ changed: true });
  });
}

/** The names of the settings that are different. */
function changedSettings(before: SiteSettings, after: SiteSettings): string[] {
  const earlier: Readonly<Record<string, unknown>> = before;
  return Object.entries(after)
    .filter(([name, value]) => !isDeepStrictEqual(value, earlier[name]))
    .map(([name]) => name);
}

/** The settings as they are. */
export async function readSettings({ database }: { readonly database: Queryable }): Promise<SiteSettings> {
  const { footerLinks, policies, ...settings } = await database.site.findUniqueOrThrow({
    where: { id: 1 },
    select: {
      name: true,
      tagline: true,
      copyrightFrom: true,
      copyrightTo: true,
      endMark: true,
      timeZone: true,
      language: true,
      about: true,
      contact: true,
      securityPolicy: true,
      featured: true,
      footerLinks: true,
      policies: true,
      namesActors: true,
      sourceFloor: true,
    },
  });
  return {
    ...settings,
    footerLinks: footerLinksSchema.parse(footerLinks),
    policies: policiesSchema.parse(policies),
  };
}

/**
 * Names the settings that somebody has before their eyes, whatever they are. The order of the front page is not among them: it
 * is made elsewhere, and all day long.
 */
export function fingerprintOf({ featured: _elsewhere, ...settings }: SiteSettings): string {
  return canonicalHash(settings);
}

/** What is different from what somebody wanted to save, one problem a setting. */
function changedSince(before: SiteSettings, wanted: SiteSettings): readonly [Problem, ...Problem[]] {
  const now: Readonly<Record<string, unknown>> = before;
  const differing = Object.entries(wanted).filter(([name, value]) => !isDeepStrictEqual(value, now[name]));
  return [
    {
      code: "settings-changed-meanwhile",
      at: null,
      message:
        "Somebody else has changed the settings since you opened them, and nothing of yours is saved yet. Look at what is different below, then save again: what you have here then takes the place of theirs.",
    },
    ...differing.map(([name]) => ({
      code: "setting-differs",
      at: name,
      message: `${name} is now ${written(now[name])}, and here it is something else.`,
    })),
  ];
}

function written(value: unknown): string {
  if (value === null || value === "") return "empty";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `“${text.length > 120 ? `${text.slice(0, 120)}…` : text}”`;
}
