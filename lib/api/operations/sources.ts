import { z } from "zod";
import { accept } from "@/lib/outcome";
import { describeSource, nameHost } from "@/lib/sources/commands";
import { listNewestSources } from "@/lib/sources/queries";
import { SOURCE_KINDS } from "@/lib/sources/source-record";
import { nothing, operation } from "../operation";

/** What articles cite, and what is known of it. */

const shared = { action: "source-describe", scope: "publish", parameters: nothing } as const;
const said = (about: string) => z.string().max(300).nullable().default(null).describe(about);

export const sourceOperations = [
  operation({
    ...shared,
    name: "list-sources",
    method: "GET",
    path: "/sources",
    summary: "What was cited or described last, the newest first, fifty at a time",
    query: z.strictObject({
      after: z
        .string()
        .regex(/^[1-9]\d{0,8}$/)
        .exactOptional(),
    }),
    body: nothing,
    status: 200,
    answer: z.object({
      sources: z.array(
        z.object({
          address: z.string(),
          host: z.string(),
          publisher: z.object({ slug: z.string(), name: z.string() }),
          publisherName: z.string().nullable().describe("Where it is not the host’s."),
          title: z.string().nullable(),
          author: z.string().nullable(),
          date: z.string().nullable().describe("2018, 2018-01 or 2018-01-02."),
          language: z.string().nullable(),
          kind: z.enum(SOURCE_KINDS).nullable(),
        }),
      ),
      next: z.string().nullable().describe("The “after” of the next page."),
    }),
    async run({ desk }, { query: { after } }) {
      const { sources, next } = await listNewestSources(
        desk.database,
        after === undefined ? null : Number(after),
      );
      return accept({ body: { sources: [...sources], next } });
    },
  }),

  operation({
    ...shared,
    name: "describe-source",
    method: "POST",
    path: "/sources",
    summary: "Says what is known of a source, wherever it is cited; what is left out is not known",
    query: nothing,
    body: z.strictObject({
      address: z.string().max(4_000),
      title: said("What it is called."),
      author: said("Who wrote it."),
      publisher: said("Where it is not the host’s."),
      date: said("2018, 2018-01 or 2018-01-02."),
      language: said("A language tag, such as zh-Hans."),
      kind: z.enum(SOURCE_KINDS).nullable().default(null),
    }),
    status: 200,
    answer: z.object({ address: z.string().describe("The one form by which it is known.") }),
    async run({ desk }, { body: { address, ...description } }) {
      const described = await describeSource(desk, { address, description });
      return described.ok ? accept({ body: described.value }) : described;
    },
  }),

  operation({
    ...shared,
    name: "name-host",
    method: "POST",
    path: "/sources/hosts",
    summary: "Says whose a host is, for all sources that are said to have no other publisher",
    query: nothing,
    body: z.strictObject({
      host: z.string().max(253),
      publisher: z.string().max(300).nullable().describe("Null gives it its own name back."),
    }),
    status: 200,
    answer: z.object({ host: z.string() }),
    async run({ desk }, { body }) {
      const named = await nameHost(desk, body);
      return named.ok ? accept({ body: named.value }) : named;
    },
  }),
];
