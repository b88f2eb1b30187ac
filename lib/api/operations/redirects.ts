import { z } from "zod";
import { accept } from "@/lib/outcome";
import { addRedirects, removeRedirect } from "@/lib/redirects/commands";
import { listMovedAddresses, listRedirects } from "@/lib/redirects/queries";
import { MOST_REDIRECTS } from "@/lib/redirects/redirect-record";
import { nothing, operation } from "../operation";
import { limitSchema } from "../schemas";

/** Addresses that nothing is at, and where they lead. */

const from = z.string().max(4_000).describe("A path of this site, with its query if it has one.");
const leads = z.object({
  from: z.string(),
  to: z.string(),
  href: z.string().describe("Where it begins, percent-encoded."),
  toHref: z.string(),
});
const listed = z.strictObject({
  q: z.string().max(256).default("").describe("A part of either address."),
  limit: limitSchema.default(50),
  after: z
    .string()
    .regex(/^\/.{0,600}$/u)
    .exactOptional(),
});
const next = z.string().nullable().describe("The “after” of the next page.");

const shared = { action: "redirect-change", scope: "publish", parameters: nothing } as const;

export const redirectOperations = [
  operation({
    ...shared,
    name: "list-redirects",
    method: "GET",
    path: "/redirects",
    summary: "The redirects that editors made, by where they begin",
    query: listed,
    body: nothing,
    status: 200,
    answer: z.object({
      redirects: z.array(
        leads.extend({
          outside: z.boolean().describe("Whether it leads to another site."),
          createdAt: z.date(),
          createdBy: z.string().describe("Somebody's id, or the name of a program."),
        }),
      ),
      next,
    }),
    async run({ desk }, { query: { q, after = null, limit } }) {
      const page = await listRedirects(desk.database, { query: q, after, limit });
      return accept({ body: { redirects: [...page.rows], next: page.next } });
    },
  }),

  operation({
    ...shared,
    name: "list-moved-addresses",
    method: "GET",
    path: "/redirects/moved",
    summary: "The addresses that lead on because an article moved, by where they begin",
    query: listed,
    body: nothing,
    status: 200,
    answer: z.object({
      redirects: z.array(leads.extend({ articleId: z.uuid(), leftAt: z.date() })),
      next,
    }),
    async run({ desk }, { query: { q, after = null, limit } }) {
      const page = await listMovedAddresses(desk.database, { query: q, after, limit });
      return accept({ body: { redirects: [...page.rows], next: page.next } });
    },
  }),

  operation({
    ...shared,
    name: "add-redirects",
    method: "POST",
    path: "/redirects",
    summary:
      "Lets addresses where nothing is lead on, all of them or none; one that is so already is passed over",
    query: nothing,
    body: z.strictObject({
      redirects: z
        .array(
          z.strictObject({
            from,
            to: z.string().max(4_000).describe("A path of this site, or an https address elsewhere."),
          }),
        )
        .min(1)
        .max(MOST_REDIRECTS),
      outside: z.boolean().default(false).describe("Whether they may lead to other sites."),
    }),
    status: 200,
    answer: z.object({ added: z.int() }),
    async run({ desk, ownOrigins }, { body }) {
      const added = await addRedirects(desk, { ...body, ownOrigins });
      return added.ok ? accept({ body: added.value }) : added;
    },
  }),

  operation({
    ...shared,
    name: "remove-redirect",
    method: "DELETE",
    path: "/redirects",
    summary: "Lets an address that an editor led on lead nowhere again",
    query: z.strictObject({ from }),
    body: nothing,
    status: 204,
    answer: null,
    async run({ desk }, { query }) {
      const removed = await removeRedirect(desk, query);
      return removed.ok ? accept({ body: null }) : removed;
    },
  }),
];
