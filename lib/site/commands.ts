import { isDeepStrictEqual } from "node:util";
import { recordEvent } from "@/lib/audit/audit";
import type { Queryable } from "@/lib/database/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { renderBody } from "@/lib/markdown/render-body";
import { accept, acceptUnless, type Outcome } from "@/lib/outcome";
import { problemsOf } from "@/lib/problems";
import { canonicalBytes, canonicalHash } from "@/lib/storage/canonical";
import { lockEdition, raiseEdition } from "./edition";
import { type SettingsRecord, type SiteSettings, siteSettingsSchema } from "./settings";

/**
 * Changes the settings that `changes` names and gives back whether anything is different now. What others change at the same
 * moment stays changed. Refused when a setting cannot be used or the about page cannot be rendered.
 */
export async function changeSite(
  desk: Desk,
  changes: Partial<SiteSettings>,
  ownOrigins: readonly string[],
): Promise<Outcome<{ changed: boolean }>> {
  for (;;) {
    const done = await changeFromPresent(desk, changes, ownOrigins);
    if (done !== "changed meanwhile") return done;
  }
}

/** The about page is rendered outside of the transaction, which holds every publication up. */
async function changeFromPresent(
  desk: Desk,
  changes: Partial<SiteSettings>,
  ownOrigins: readonly string[],
): Promise<Outcome<{ changed: boolean }> | "changed meanwhile"> {
  const before = await readSettings(desk);
  const parsed = siteSettingsSchema.safeParse({ ...before, ...changes });
  if (!parsed.success)
    return acceptUnless(problemsOf(parsed.error, "setting-not-usable"), { changed: false });
  const settings = parsed.data;
  if (isDeepStrictEqual(settings, before)) return accept({ changed: false });
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
  return database.site.findUniqueOrThrow({
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
    },
  });
}
