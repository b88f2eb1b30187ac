import { z } from "zod";
import { languageTagSchema } from "@/lib/articles/content";
import { isTimeZone } from "@/lib/dates";

/** The publication's own settings, as an administrator writes them. */

const line = z
  .string()
  .trim()
  .max(200)
  .refine((text) => !/\p{Cc}/u.test(text), "must be a single line without control characters");
const year = z
  .int("must be a year such as 1994")
  .min(1400, "must be a year such as 1994")
  .max(9999, "must be a year such as 1994");

const mailAddress = z
  .email(
    "must be an e-mail address such as desk@news.example, or an address of the web that begins with https://",
  )
  .max(254);

/** Stored in the one form that `URL` gives it: `https://news.example/contact`. */
const webAddress = z
  .string()
  .max(500)
  .refine((address) => !/[\s\p{Cc}]/u.test(address), "must be one address without spaces")
  .pipe(
    z.url({
      protocol: /^https$/,
      hostname: /^[^.]+(?:\.[^.]+)+$/,
      normalize: true,
      error: "must be an address such as https://news.example/security",
    }),
  )
  .refine(hasNoPassword, "must hold neither a name nor a password");

/** An address on this site, stored as browsers ask for it (`/about#corrections`), or one of the web. */
const linkAddress = z.string().transform((text, context) => {
  const own = ownPath(text.trim());
  if (own !== null) return own;
  const checked = webAddress.safeParse(text.trim());
  if (checked.success) return checked.data;
  context.addIssue({
    code: "custom",
    message:
      "must be an address on this site such as /about, or elsewhere such as https://news.example/ethics",
  });
  return z.NEVER;
});

/** How many links of its own the footer has room for. */
export const MAXIMUM_FOOTER_LINKS = 12;
export const footerLinksSchema = z
  .array(z.strictObject({ name: line.min(1).max(60), address: linkAddress }))
  .max(MAXIMUM_FOOTER_LINKS);
export type FooterLink = z.infer<typeof footerLinksSchema>[number];

/** The policies that schema.org's `NewsMediaOrganization` knows, in the order in which they are asked for. */
export const POLICIES = [
  "publishingPrinciples",
  "correctionsPolicy",
  "ethicsPolicy",
  "verificationFactCheckingPolicy",
  "unnamedSourcesPolicy",
  "actionableFeedbackPolicy",
  "noBylinesPolicy",
  "masthead",
  "ownershipFundingInfo",
] as const;
export type Policy = (typeof POLICIES)[number];

/** Where each policy can be read; one that the publication has not written down is absent. */
export const policiesSchema = z.partialRecord(z.enum(POLICIES), linkAddress);
export type Policies = z.infer<typeof policiesSchema>;

/** `https://…` is an address of the web, and anything else one for mail. */
const contact = z.string().transform((text, context) => {
  const checked = /^[a-z][a-z0-9+.-]*:/i.test(text)
    ? webAddress.safeParse(text)
    : mailAddress.safeParse(text);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  context.addIssue({ code: "custom", message: issue?.message ?? "cannot be read" });
  return z.NEVER;
});
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
    /** An e-mail address or one of the web. Settings that were kept before there was any have none. */
    contact: contact.nullable().default(null),
    /** What those who report a weakness may expect, as an address of the web. */
    securityPolicy: webAddress.nullable().default(null),
    /** The ids of the articles that lead the front page, in order. Settings kept before there was such an order have none. */
    featured: z.array(z.uuid()).max(MAXIMUM_FEATURED).default([]),
    /** What the reader's footer links to beside the site's own pages. */
    footerLinks: footerLinksSchema.default([]),
    policies: policiesSchema.default({}),
    /** Whether an article's history says who published each revision. */
    namesActors: z.boolean().default(false),
    /** How much of what a piece cites has to be kept before it goes live, of a hundred; null where nothing is asked. */
    sourceFloor: z
      .int("must be a whole number from 1 to 100")
      .min(1, "must be a whole number from 1 to 100")
      .max(100, "must be a whole number from 1 to 100")
      .nullable()
      .default(null),
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
    contact: null,
    securityPolicy: null,
    featured: [],
    footerLinks: [],
    policies: {},
    namesActors: false,
    sourceFloor: null,
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

/** `//elsewhere.example` and `/\\elsewhere.example` begin like an address on this site and are none. */
function ownPath(text: string): string | null {
  const base = "http://standfirst.invalid";
  if (!text.startsWith("/") || text.length > 500 || /[\s\p{Cc}\\]/u.test(text) || !URL.canParse(text, base))
    return null;
  const { origin, pathname, search, hash } = new URL(text, base);
  return origin === base ? `${pathname}${search}${hash}` : null;
}

function hasNoPassword(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username === "" && password === "";
}
