import { z } from "zod";
import {
  addName,
  describeName,
  mergeNames,
  nameUnknown,
  orderSections,
  removeName,
  renameName,
} from "@/lib/names/commands";
import { NAME_KINDS } from "@/lib/names/kinds";
import { findNameAtWork } from "@/lib/names/queries";
import { accept, refuse } from "@/lib/outcome";
import { nothing, operation } from "../operation";

/** What articles hang on: sections, topics, authors and running stories, each by its slug. */

const kind = z.enum(NAME_KINDS);
const slug = z.string().max(1_000).describe("The last word of its address.");
const name = z.string().max(10_000);
const description = z
  .string()
  .max(10_000)
  .describe("What it is about, or who an author is; a topic has none.");
const invented = z.boolean().describe("Whether an author is invented.");
const ofKind = z.object({ kind });
const one = z.object({ kind, slug });
const named = z.object({ slug });

const shared = { action: "name-change", scope: "publish", query: nothing } as const;

export const nameOperations = [
  operation({
    ...shared,
    name: "add-name",
    method: "POST",
    path: "/names/{kind}",
    summary: "Adds a name that no article bears yet",
    parameters: ofKind,
    body: z.strictObject({
      name,
      slug: slug.exactOptional(),
      description: description.default(""),
      invented: invented.default(false),
    }),
    status: 201,
    answer: named,
    async run({ desk }, { parameters, body }) {
      const added = await addName(desk, parameters.kind, body);
      return added.ok ? accept({ body: added.value }) : added;
    },
  }),

  operation({
    ...shared,
    name: "read-name",
    method: "GET",
    path: "/names/{kind}/{slug}",
    summary: "A name with what hangs on it",
    parameters: one,
    body: nothing,
    status: 200,
    answer: z.object({
      slug,
      name,
      description,
      invented,
      articles: z.int().describe("How many articles bear it."),
      isInDrafts: z.boolean().describe("Whether a draft names it whose article does not."),
      former: z
        .array(z.object({ slug, leftAt: z.date() }))
        .describe("The slugs that lead here, the latest first."),
    }),
    async run({ desk }, { parameters }) {
      const found = await findNameAtWork(desk.database, parameters.kind, parameters.slug);
      if (found === null) return refuse(nameUnknown(parameters.kind, parameters.slug));
      return accept({ body: { ...found, former: [...found.former] } });
    },
  }),

  operation({
    ...shared,
    name: "describe-name",
    method: "PUT",
    path: "/names/{kind}/{slug}/description",
    summary: "Says what a section or a story is about, or who an author is",
    parameters: one,
    body: z.strictObject({ description, invented: invented.default(false) }),
    status: 200,
    answer: named,
    async run({ desk }, { parameters, body }) {
      const described = await describeName(desk, parameters.kind, { ...body, slug: parameters.slug });
      return described.ok ? accept({ body: described.value }) : described;
    },
  }),

  operation({
    ...shared,
    name: "rename-name",
    method: "PUT",
    path: "/names/{kind}/{slug}/name",
    summary: "Gives a name another spelling, and with a slug another address, to which the old one leads on",
    parameters: one,
    body: z.strictObject({ name, slug: slug.exactOptional() }),
    status: 200,
    answer: named,
    async run({ desk }, { parameters, body }) {
      const given = { slug: parameters.slug, name: body.name, to: body.slug ?? null };
      const renamed = await renameName(desk, parameters.kind, given);
      return renamed.ok ? accept({ body: renamed.value }) : renamed;
    },
  }),

  operation({
    ...shared,
    name: "merge-names",
    method: "POST",
    path: "/names/{kind}/{slug}/merge",
    summary: "Makes one name of two: all that bears the first bears the second from now on",
    parameters: one,
    body: z.strictObject({ into: slug }),
    status: 200,
    answer: named.extend({ articles: z.int().describe("How many articles bore the first.") }),
    async run({ desk }, { parameters, body }) {
      const merged = await mergeNames(desk, parameters.kind, { slug: parameters.slug, into: body.into });
      return merged.ok ? accept({ body: merged.value }) : merged;
    },
  }),

  operation({
    ...shared,
    name: "remove-name",
    method: "DELETE",
    path: "/names/{kind}/{slug}",
    summary: "Removes a name that nothing uses",
    parameters: one,
    body: nothing,
    status: 204,
    answer: null,
    async run({ desk }, { parameters }) {
      const removed = await removeName(desk, parameters.kind, { slug: parameters.slug });
      return removed.ok ? accept({ body: null }) : removed;
    },
  }),

  operation({
    ...shared,
    name: "order-sections",
    method: "PUT",
    path: "/sections/order",
    summary: "Puts the sections in the order in which the masthead names them; the others follow",
    parameters: nothing,
    body: z.strictObject({ order: z.array(slug).max(1_000) }),
    status: 200,
    answer: z.object({ order: z.array(slug) }),
    async run({ desk }, { body }) {
      const ordered = await orderSections(desk, body.order);
      return ordered.ok ? accept({ body: { order: [...ordered.value.order] } }) : ordered;
    },
  }),
];
