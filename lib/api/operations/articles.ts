import { z } from "zod";
import { changeSlug } from "@/lib/articles/change-slug";
import { listRevisions, readRevision } from "@/lib/articles/list-revisions";
import { articleUnknown, findNewestRevision } from "@/lib/articles/newest-revision";
import { restoreArticle } from "@/lib/articles/restore-article";
import { revisionRecordSchema } from "@/lib/articles/revisions";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { accept, type Outcome, refuse } from "@/lib/outcome";
import { draftSubject } from "../draft-subject";
import {
  conditionalOperation,
  nothing,
  operation,
  type Reply,
  type ReplyOutcome,
  type Work,
} from "../operation";
import { idParameters, limitSchema, publishedReply, publishedSchema, writtenNumber } from "../schemas";

/**
 * What can be done with what was published. An article is changed by its draft (`./draft-steps`). Its tag is the hash of its newest
 * revision, so that nobody withdraws, moves or restores what they have not seen.
 */

const kindSchema = z.enum([
  "published",
  "updated",
  "corrected",
  "withdrawn",
  "imported",
  "restored",
  "moved",
  "typo",
]);

export const articleOperations = [
  operation({
    name: "read-article",
    method: "GET",
    path: "/articles/{id}",
    summary: "What was published last of an article, without its words. Its ETag names that revision",
    action: "draft-read",
    scope: "drafts:read",
    parameters: idParameters,
    query: nothing,
    body: nothing,
    status: 200,
    answer: publishedSchema.extend({
      kind: kindSchema,
      withdrawn: z.boolean().describe("Whether readers find its tombstone."),
      recordedAt: z.date(),
    }),
    subject: draftSubject,
    async run({ desk }, { parameters }) {
      const newest = await findNewestRevision(desk.database, parameters);
      if (newest === null) return refuse(articleUnknown(parameters));
      const { hash, record } = newest;
      const { article: id, path, number: revision, kind } = record;
      return accept({
        body: {
          ...{ id, path, revision, hash, kind },
          withdrawn: kind === "withdrawn",
          recordedAt: new Date(record.recordedAt),
        },
        tag: hash,
      });
    },
  }),

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

  conditionalOperation({
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
    async run(work, { parameters, body }) {
      const asked = { article: parameters, ...body, seen: work.tag };
      const withdrawn = await withdrawArticle(work.desk, asked);
      if (!withdrawn.ok) return withNewerTag(work, parameters, withdrawn);
      const { id, path, revisionHash: hash, withdrawnHash } = withdrawn.value;
      return accept({ body: { id, path, hash, withdrawnHash }, tag: hash });
    },
  }),

  conditionalOperation({
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
    async run(work, { parameters, body }) {
      const { desk, ownOrigins, tag: seen } = work;
      const restored = await restoreArticle(desk, parameters, ownOrigins, { ...body, seen });
      return withNewerTag(work, parameters, publishedReply(restored));
    },
  }),

  conditionalOperation({
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
    async run(work, { parameters, body }) {
      const moved = await changeSlug(work.desk, { article: parameters, ...body, seen: work.tag });
      return withNewerTag(work, parameters, publishedReply(moved));
    },
  }),
];

/** Says, where somebody has published since the caller saw the article, by which tag it is known now. */
async function withNewerTag<Body>(
  { desk }: Work,
  place: { readonly id: string },
  outcome: Outcome<Reply<Body>>,
): Promise<ReplyOutcome<Body>> {
  if (outcome.ok || outcome.problems[0].code !== "article-changed") return outcome;
  const newest = await findNewestRevision(desk.database, place);
  return newest === null ? outcome : { ...outcome, tag: newest.hash };
}
