import { z } from "zod";
import { listPeople } from "@/lib/accounts/people";
import { ROLES } from "@/lib/accounts/roles";
import { listFeatured, orderFrontPage } from "@/lib/articles/front-commands";
import { listEvents } from "@/lib/audit/queries";
import type { Desk } from "@/lib/desk";
import { findHealth } from "@/lib/health/queries";
import { accept } from "@/lib/outcome";
import { changeSite, fingerprintOf, readSettings } from "@/lib/site/commands";
import { siteSettingsSchema } from "@/lib/site/settings";
import { conditionalOperation, nothing, operation } from "../operation";
import { writtenNumber } from "../schemas";
import { requireSeen } from "../tags";

/** The front page's order, the publication's settings, its people, what they did, and how the site is. */

const front = z.object({
  featured: z
    .array(z.object({ id: z.uuid(), path: z.string(), headline: z.string() }))
    .describe("The editors' choice in their order; the newest follow."),
});

const counted = z.int().nonnegative();
const health = z.object({
  at: z.date(),
  database: z.object({
    kind: z.enum(["embedded", "postgresql"]),
    version: z.string(),
    fsync: z.string(),
    bytes: counted,
    migrations: z.object({ count: counted, newest: z.string() }),
  }),
  edition: z.object({ number: counted, changedAt: z.date() }),
  articles: counted,
  drafts: counted,
  revisions: counted,
  pictures: z.object({ count: counted, bytes: counted }),
  schedule: z.object({ count: counted, overdue: counted.describe("Should have gone live a minute ago.") }),
  disk: z.object({ free: counted, size: counted }),
  versions: z.object({ program: z.string(), node: z.string() }),
});

const { shape } = siteSettingsSchema;
/** Where a setting has a value of its own when it was never named, leaving it out changes nothing all the same. */
const settingsChanges = z.strictObject({
  name: shape.name.exactOptional(),
  tagline: shape.tagline.exactOptional(),
  copyrightFrom: shape.copyrightFrom.exactOptional(),
  copyrightTo: shape.copyrightTo.exactOptional(),
  endMark: shape.endMark.exactOptional(),
  timeZone: shape.timeZone.exactOptional(),
  language: shape.language.exactOptional(),
  about: shape.about.exactOptional(),
  contact: shape.contact.unwrap().exactOptional(),
  securityPolicy: shape.securityPolicy.unwrap().exactOptional(),
  footerLinks: shape.footerLinks.unwrap().exactOptional(),
  policies: shape.policies.unwrap().exactOptional(),
  namesActors: shape.namesActors.unwrap().exactOptional(),
  sourceFloor: shape.sourceFloor.unwrap().exactOptional(),
});

const settings = z.object({
  name: z.string(),
  tagline: z.string(),
  copyrightFrom: z.int(),
  copyrightTo: z.int().nullable(),
  endMark: z.string().nullable(),
  timeZone: z.string(),
  language: z.string(),
  about: z.string().describe("Markdown."),
  contact: z.string().nullable(),
  securityPolicy: z.string().nullable(),
  namesActors: z.boolean().describe("Whether an article's history says who published each revision."),
  sourceFloor: z
    .int()
    .nullable()
    .describe("How much of what a piece cites has to be kept before it goes live, of a hundred."),
  footerLinks: z.array(z.object({ name: z.string(), address: z.string() })),
  policies: z.record(z.string(), z.string()).describe("Where each can be read, by its name in schema.org."),
});

export const houseOperations = [
  operation({
    name: "read-front-page",
    method: "GET",
    path: "/front",
    summary: "The articles that the editors have put on the front page",
    action: "front-order",
    scope: "publish",
    parameters: nothing,
    query: nothing,
    body: nothing,
    status: 200,
    answer: front,
    async run({ desk }) {
      return accept({ body: await readFront(desk) });
    },
  }),

  conditionalOperation({
    name: "order-front-page",
    method: "PUT",
    path: "/front",
    summary: "Puts articles at the head of the front page, in this order; with none, the newest alone decide",
    action: "front-order",
    scope: "publish",
    parameters: nothing,
    query: nothing,
    body: z.strictObject({ articles: z.array(z.uuid()).max(100) }),
    status: 200,
    answer: front,
    async run({ desk, ownOrigins, tag }, { body }) {
      const seen = requireSeen(tag, await readFront(desk));
      if (!seen.ok) return seen;
      const ordered = await orderFrontPage(desk, { ids: body.articles, ownOrigins });
      return ordered.ok ? accept({ body: await readFront(desk) }) : ordered;
    },
  }),

  operation({
    name: "read-settings",
    method: "GET",
    path: "/settings",
    summary: "The publication's settings",
    action: "settings-change",
    scope: "settings",
    parameters: nothing,
    query: nothing,
    body: nothing,
    status: 200,
    answer: settings,
    async run({ desk }) {
      return accept({ body: await readSettings(desk) });
    },
  }),

  conditionalOperation({
    name: "change-settings",
    method: "PATCH",
    path: "/settings",
    summary: "Changes the settings that are named, and leaves the others",
    action: "settings-change",
    scope: "settings",
    parameters: nothing,
    query: nothing,
    body: settingsChanges,
    status: 200,
    answer: settings,
    async run({ desk, ownOrigins, tag }, { body }) {
      const before = await readSettings(desk);
      const seen = requireSeen(tag, settings.parse(before));
      if (!seen.ok) return seen;
      const changed = await changeSite(desk, body, ownOrigins, fingerprintOf(before));
      return changed.ok ? accept({ body: await readSettings(desk) }) : changed;
    },
  }),

  operation({
    name: "list-people",
    method: "GET",
    path: "/people",
    summary: "Everybody in the newsroom, by when they came",
    action: "person-list",
    scope: "audit",
    parameters: nothing,
    query: nothing,
    body: nothing,
    status: 200,
    answer: z.object({
      people: z.array(
        z.object({
          id: z.uuid(),
          email: z.string(),
          name: z.string(),
          role: z.enum(ROLES),
          secondFactor: z.boolean(),
          disabledAt: z.date().nullable(),
          createdAt: z.date(),
        }),
      ),
    }),
    async run({ desk }) {
      return accept({ body: { people: await listPeople(desk) } });
    },
  }),

  operation({
    name: "list-events",
    method: "GET",
    path: "/audit",
    summary: "Who did what, the newest first",
    action: "audit-read",
    scope: "audit",
    parameters: nothing,
    query: z.strictObject({
      actor: z.string().min(1).max(100).exactOptional(),
      action: z.string().min(1).max(40).exactOptional(),
      subject: z.string().min(1).max(100).exactOptional(),
      before: writtenNumber().exactOptional(),
    }),
    body: nothing,
    status: 200,
    answer: z.object({
      events: z.array(
        z.object({
          number: z.int().positive(),
          at: z.date(),
          actor: z.string().describe("Somebody's id, or the name of a program."),
          action: z.string(),
          subject: z.string().nullable(),
          detail: z.record(z.string(), z.unknown()),
          isWhole: z.boolean().describe("Whether it has the hash that was written for it."),
        }),
      ),
      next: z.int().nullable().describe("The “before” of the next page."),
    }),
    async run({ desk }, { query: { before, ...filter } }) {
      const { events, next } = await listEvents(desk.database, filter, before);
      return accept({
        body: { events: events.map((event) => ({ ...event, detail: { ...event.detail } })), next },
      });
    },
  }),

  operation({
    name: "read-health",
    method: "GET",
    path: "/health",
    summary: "How the site is: its database, its disk, what it holds, and what is scheduled",
    action: "health-read",
    scope: "settings",
    parameters: nothing,
    query: nothing,
    body: nothing,
    status: 200,
    answer: health,
    async run({ desk, place }) {
      return accept({ body: await findHealth(desk, place) });
    },
  }),
];

async function readFront(desk: Desk): Promise<z.input<typeof front>> {
  const featured = await listFeatured(desk);
  return { featured: featured.map(({ id, path, headline }) => ({ id, path, headline })) };
}
