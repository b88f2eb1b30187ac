import { z } from "zod";
import { listPeople } from "@/lib/accounts/people";
import { ROLES } from "@/lib/accounts/roles";
import { listFeatured, orderFrontPage } from "@/lib/articles/front-commands";
import type { Desk } from "@/lib/desk";
import { accept } from "@/lib/outcome";
import { changeSite, readSettings } from "@/lib/site/commands";
import { siteSettingsSchema } from "@/lib/site/settings";
import { conditionalOperation, nothing, operation } from "../operation";
import { requireSeen } from "../tags";

/** The front page's order, the publication's settings, and its people. */

const front = z.object({
  featured: z
    .array(z.object({ id: z.uuid(), path: z.string(), headline: z.string() }))
    .describe("The editors' choice in their order; the newest follow."),
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
      const seen = requireSeen(tag, settings.parse(await readSettings(desk)));
      if (!seen.ok) return seen;
      const changed = await changeSite(desk, body, ownOrigins);
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
];

async function readFront(desk: Desk): Promise<z.input<typeof front>> {
  const featured = await listFeatured(desk);
  return { featured: featured.map(({ id, path, headline }) => ({ id, path, headline })) };
}
