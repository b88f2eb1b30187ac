import { z } from "zod";
import { changeSlug } from "@/lib/articles/change-slug";
import { listRevisions, readRevision } from "@/lib/articles/list-revisions";
import { restoreArticle } from "@/lib/articles/restore-article";
import { revisionRecordSchema } from "@/lib/articles/revisions";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { accept } from "@/lib/outcome";
import { draftSubject } from "../draft-subject";
import { nothing, operation } from "../operation";
import { idParameters, limitSchema, publishedReply, publishedSchema, writtenNumber } from "../schemas";

/** What can be done with what was published. An article is changed by its draft (`./draft-steps`). */

const kindSchema = z.enum([
  "published",
  "updated",
  "corrected",
  "withdrawn",
  "imported",
  "restored",
  "moved",
]);

export const articleOperations = [
  operation({
    name: "list-revisions",
    method: "GET",
    path: "/articles/{id}/revisions",
    summary: "Everything that was published of an article, the newest first, without its words",
    action: "draft-read",
    scope: "drafts:read",
    parameters: idParameters,
    query: z.strictObject({
      limit: limitSchema.default(50),
      before: writtenNumber().exactOptional().describe("The last number of the page before."),
    }),
    body: nothing,
    status: 200,
    answer: z.object({
      revisions: z.array(
        z.object({
          number: z.int().positive(),
          hash: z.string(),
          kind: kindSchema,
          note: z.string().nullable(),
          actor: z.string(),
          recordedAt: z.date(),
        }),
      ),
    }),
    subject: draftSubject,
    async run({ desk }, { parameters, query }) {
      const listed = await listRevisions(desk.database, { ...parameters, ...query });
      return listed.ok ? accept({ body: { revisions: listed.value } }) : listed;
    },
  }),

  operation({
    name: "read-revision",
    method: "GET",
    path: "/articles/{id}/revisions/{number}",
    summary: "A revision as it was published, with its hash",
    action: "draft-read",
    scope: "drafts:read",
    parameters: idParameters.extend({ number: writtenNumber() }),
    query: nothing,
    body: nothing,
    status: 200,
    answer: z.object({ hash: z.string(), record: revisionRecordSchema }),
    subject: draftSubject,
    async run({ desk }, { parameters }) {
      const read = await readRevision(desk.database, parameters);
      return read.ok ? accept({ body: read.value }) : read;
    },
  }),

  operation({
    name: "withdraw-article",
    method: "POST",
    path: "/articles/{id}/withdraw",
    summary: "Takes an article back: readers find its tombstone, with the reason",
    action: "article-withdraw",
    scope: "publish",
    parameters: idParameters,
    query: nothing,
    body: z.strictObject({
      reason: z.string().describe("What readers are told, in a line."),
      legal: z
        .strictObject({ authority: z.string().describe("The web address of the authority that ordered it.") })
        .nullable()
        .default(null),
      keepHeadline: z.boolean().exactOptional().describe("If it is left out: not after a legal removal."),
    }),
    status: 200,
    answer: z.object({
      id: z.uuid(),
      path: z.string(),
      hash: z.string().describe("That of the withdrawal."),
      withdrawnHash: z.string().describe("That of the revision that readers had."),
    }),
    async run({ desk }, { parameters, body }) {
      const withdrawn = await withdrawArticle(desk, { article: parameters, ...body });
      if (!withdrawn.ok) return withdrawn;
      const { id, path, revisionHash: hash, withdrawnHash } = withdrawn.value;
      return accept({ body: { id, path, hash, withdrawnHash } });
    },
  }),

  operation({
    name: "restore-article",
    method: "POST",
    path: "/articles/{id}/restore",
    summary: "Publishes a withdrawn article again, as it was and where it was",
    action: "article-restore",
    scope: "publish",
    parameters: idParameters,
    query: nothing,
    body: z.strictObject({
      note: z
        .string()
        .max(1000)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u, "must be a single line")
        .nullable()
        .default(null)
        .describe("What readers are told of it."),
    }),
    status: 200,
    answer: publishedSchema,
    async run({ desk, ownOrigins }, { parameters, body }) {
      return publishedReply(await restoreArticle(desk, parameters, ownOrigins, body.note));
    },
  }),

  operation({
    name: "move-article",
    method: "POST",
    path: "/articles/{id}/move",
    summary: "Moves an article to another slug of the same day; every address that it had leads there",
    action: "article-move",
    scope: "publish",
    parameters: idParameters,
    query: nothing,
    body: z.strictObject({ slug: z.string().max(400) }),
    status: 200,
    answer: publishedSchema,
    async run({ desk }, { parameters, body }) {
      return publishedReply(await changeSlug(desk, { article: parameters, slug: body.slug }));
    },
  }),
];
