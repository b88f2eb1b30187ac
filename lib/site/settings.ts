import { z } from "zod";
import { languageTagSchema } from "@/lib/articles/content";
import { isTimeZone } from "@/lib/dates";

/** The publication's own settings, as an administrator writes them. */

const line = z
  .string()
  .trim()
  .max(200)
  .refine((text) => !/\p{Cc}/u.test(text), "must be a single line without control characters");
const year = z.int().min(1400).max(9999);

/** How many articles the editors may put at the head of the front page. */
export const MAXIMUM_FEATURED = 12;

export const siteSettingsSchema = z
  .strictObject({
    name: line.min(1),
    tagline: line,
    copyrightFrom: year,
    /** Null lets the span run on to the present year. */
    copyrightTo: year.nullable(),
    endMark: line.max(8).min(1).nullable(),
    /** An IANA name. */
    timeZone: z.string().refine(isTimeZone, "must be a time zone such as Europe/London"),
    language: languageTagSchema,
    /** Markdown. */
    about: z.string().max(100_000),
    /** The ids of the articles that lead the front page, in order. Settings kept before there was such an order have none. */
    featured: z.array(z.uuid()).max(MAXIMUM_FEATURED).default([]),
  })
  .refine(({ copyrightFrom, copyrightTo }) => copyrightTo === null || copyrightTo >= copyrightFrom, {
    path: ["copyrightTo"],
    error: "must not be before the first year",
  });
export type SiteSettings = z.infer<typeof siteSettingsSchema>;

/** The settings of a publication that nobody has named yet, as the first migration makes them. */
export function unnamedSettings(year: number): SiteSettings {
  return {
    name: "Standfirst",
    tagline: "",
    copyrightFrom: year,
    copyrightTo: null,
    endMark: null,
    timeZone: "UTC",
    language: "en",
    about: "",
    featured: [],
  };
}

/** Settings as the object store keeps them at each change, so that they outlive the database too. */
export const settingsRecordSchema = z.strictObject({
  format: z.literal("standfirst/settings/1"),
  recordedAt: z.iso.datetime(),
  actor: z.string(),
  settings: siteSettingsSchema,
});
export type SettingsRecord = z.infer<typeof settingsRecordSchema>;
