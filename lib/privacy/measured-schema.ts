import { z } from "zod";

/**
 * What `npm run measure` finds when it opens every kind of page in a browser and touches everything on it. The file that
 * holds it, `measured.json`, is what the page about privacy shows, and a test that what it says is what is measured now.
 */

const count = z.int().nonnegative();
const counterSchema = z.enum([
  "scripts",
  "scriptBytes",
  "handlers",
  "cookies",
  "storage",
  "otherHosts",
  "hints",
  "beacons",
  "referrers",
  "violations",
  "embeds",
]);
export type Counter = z.infer<typeof counterSchema>;
export const counterNames: readonly Counter[] = counterSchema.options;

/** The words for everything that is counted. */
export const counters: Readonly<Record<Counter, string>> = {
  scripts: "scripts in the page",
  scriptBytes: "bytes of script, in the page or fetched",
  handlers: "event handlers in the markup",
  cookies: "cookies",
  storage:
    "things kept in the browser: in local or session storage, IndexedDB, caches, or as a service worker",
  otherHosts: "requests to another host",
  hints: "connections prepared ahead: preconnect, DNS, prefetch and their like",
  beacons: "pings, beacons and reports",
  referrers: "requests that say which page the reader came from",
  violations: "breaches of the policy that the page itself sets",
  embeds: "frames and embedded players",
};

/** What was found, without what was found no time at all: on pages that keep the promise, nothing. */
export const foundSchema = z.partialRecord(counterSchema, z.int().positive());
export type Found = z.infer<typeof foundSchema>;

export const measuredSchema = z.strictObject({
  /** The day on which anything here last changed, in UTC. */
  measuredOn: z.iso.date(),
  /** The first visit of a reader who was never here, to one article of the sample publication; bytes with their headers. */
  visit: z.strictObject({
    path: z.string().startsWith("/"),
    html: count,
    styles: count,
    fonts: count,
    scripts: count,
  }),
  /** Each kind of page once. */
  kinds: z
    .array(z.strictObject({ kind: z.string().min(1), pages: z.int().positive(), found: foundSchema }))
    .min(1),
});
export type Measured = z.infer<typeof measuredSchema>;

/** How often something was found on all kinds of pages together. */
export function totalOf(counted: Counter, kinds: Measured["kinds"]): number {
  return kinds.reduce((sum, { found }) => sum + (found[counted] ?? 0), 0);
}
