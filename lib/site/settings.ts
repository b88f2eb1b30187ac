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
  })
  .refine(({ copyrightFrom, copyrightTo }) => copyrightTo === null || copyrightTo >= copyrightFrom, {
    path: ["copyrightTo"],
    error: "must not be before the first year",
  });
export type SiteSettings = z.infer<typeof siteSettingsSchema>;
