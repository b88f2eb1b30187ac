import { z } from "zod";
import { publishDraft } from "@/lib/articles/commands";
import { bringBackDraft, discardDraft } from "@/lib/articles/discard-draft";
import { listVersions, readVersion } from "@/lib/articles/draft-history";
import { deskState } from "@/lib/articles/draft-listing";
import { publishChanges } from "@/lib/articles/publish-changes";
import { restoreVersion } from "@/lib/articles/restore-version";
import { sendForReview, takeBack } from "@/lib/articles/review-draft";
import type { SavedDraft } from "@/lib/articles/save-draft";
import { scheduleDraft, unschedule } from "@/lib/articles/schedule-draft";
import { CHANGE_KINDS } from "@/lib/articles/update-article";
import type { Desk } from "@/lib/desk";
import { accept, type Outcome } from "@/lib/outcome";
import { discardedSubject, draftSubject, findSeenDraft, seenVersion } from "../draft-subject";
import { conditionalOperation, nothing, operation, type Reply } from "../operation";
import {
  contentAnswer,
  idParameters,
  limitSchema,
  publishedReply,
  publishedSchema,
  stateSchema,
  versionSchema,
  writtenNumber,
} from "../schemas";

/** What becomes of a draft: its history, and its way from hand to hand until it is published. */

const moved = z.object({ id: z.uuid(), version: versionSchema, state: stateSchema });
const handOver = z.strictObject({
  note: z.string().nullable().default(null).describe("What whoever has it next is told."),
});

export const draftStepOperations = [
  operation({
    name: "list-draft-versions",
    method: "GET",
    path: "/drafts/{id}/versions",
    summary: "A draft's history, the newest first, without its words",
    action: "draft-read",
    scope: "drafts:read",
    parameters: idParameters,
    query: z.strictObject({
      limit: limitSchema.default(50),
      before: writtenNumber().exactOptional().describe("The last version of the page before."),
    }),
    body: nothing,
    status: 200,
    answer: z.object({
      versions: z.array(
        z.object({
          version: versionSchema,
          actor: z.string().nullable(),
          deliberate: z.boolean(),
          savedAt: z.date(),
        }),
      ),
    }),
    subject: draftSubject,
    async run({ desk }, { parameters, query }) {
      return accept({ body: { versions: await listVersions(desk, { ...parameters, ...query }) } });
    },
  }),

  operation({
    name: "read-draft-version",
    method: "GET",
    path: "/drafts/{id}/versions/{version}",
    summary: "What a draft held at a version that its history has",
    action: "draft-read",
    scope: "drafts:read",
    parameters: idParameters.extend({ version: writtenNumber() }),
    query: nothing,
    body: nothing,
    status: 200,
    answer: z.object({ version: versionSchema, content: contentAnswer }),
    subject: draftSubject,
    async run({ desk }, { parameters }) {
      const read = await readVersion(desk, parameters);
      if (!read.ok) return read;
      return accept({ body: { version: parameters.version, content: read.value } });
    },
  }),

  conditionalOperation({
    name: "restore-draft-version",
    method: "POST",
    path: "/drafts/{id}/restore",
    summary: "Makes an earlier text the draft's next version: one of its history, or a published revision",
    action: "draft-edit",
    scope: "drafts:write",
    parameters: idParameters,
    query: nothing,
    body: z.union([
      z.strictObject({ version: versionSchema }),
      z.strictObject({
        revision: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .describe("Its hash."),
      }),
    ]),
    status: 200,
    answer: moved,
    subject: draftSubject,
    async run({ desk, tag }, { parameters, body }) {
      const restored = await restoreVersion(desk, { ...parameters, version: seenVersion(tag), to: body });
      return restored.ok ? movedReply(restored) : restored;
    },
  }),

  step({
    name: "send-draft-for-review",
    method: "POST",
    path: "/drafts/{id}/review",
    summary: "Sends a draft to the editors",
    action: "draft-review",
    scope: "drafts:write",
    body: handOver,
    subject: draftSubject,
    take: sendForReview,
  }),

  step({
    name: "take-draft-back",
    method: "POST",
    path: "/drafts/{id}/take-back",
    summary: "Takes a draft back from the editors, or gives it back to its writer",
    action: "draft-review",
    scope: "drafts:write",
    body: handOver,
    subject: draftSubject,
    take: takeBack,
  }),

  step({
    name: "discard-draft",
    method: "DELETE",
    path: "/drafts/{id}",
    summary: "Puts a draft aside that was never published; it can be brought back",
    action: "draft-discard",
    scope: "drafts:write",
    body: nothing,
    subject: draftSubject,
    take: discardDraft,
  }),

  step({
    name: "bring-draft-back",
    method: "POST",
    path: "/drafts/{id}/bring-back",
    summary: "Makes a discarded draft one that is being written again",
    action: "draft-discard",
    scope: "drafts:write",
    body: nothing,
    subject: discardedSubject,
    take: bringBackDraft,
  }),

  conditionalOperation({
    name: "schedule-draft",
    method: "PUT",
    path: "/drafts/{id}/schedule",
    summary: "Lets a draft go live by itself at a time to come",
    action: "draft-schedule",
    scope: "publish",
    parameters: idParameters,
    query: nothing,
    body: z.strictObject({
      at: z
        .string()
        .max(40)
        .describe(
          "2026-03-29T09:30 in the site's time zone, or with its distance from UTC: 2026-03-29T09:30+01:00.",
        ),
    }),
    status: 200,
    answer: moved.extend({ scheduledAt: z.date() }),
    async run(work, { parameters: { id }, body }) {
      const seen = await findSeenDraft(work, id);
      if (!seen.ok) return seen;
      const { version } = seen.value;
      const scheduled = await scheduleDraft(work.desk, { id, version, at: body.at }, work.ownOrigins);
      if (!scheduled.ok) return scheduled;
      const { state, scheduledAt } = scheduled.value;
      return accept({ body: { id, version, state: deskState(state), scheduledAt }, tag: String(version) });
    },
  }),

  step({
    name: "unschedule-draft",
    method: "DELETE",
    path: "/drafts/{id}/schedule",
    summary: "Leaves a scheduled draft with the editors instead",
    action: "draft-schedule",
    scope: "publish",
    body: nothing,
    take: unschedule,
  }),

  conditionalOperation({
    name: "publish-draft",
    method: "POST",
    path: "/drafts/{id}/publish",
    summary: "Publishes the version of a draft that If-Match names, for the first time",
    action: "draft-publish",
    scope: "publish",
    parameters: idParameters,
    query: nothing,
    body: nothing,
    status: 200,
    answer: publishedSchema,
    async run(work, { parameters }) {
      const version = seenVersion(work.tag);
      return publishedReply(await publishDraft(work.desk, parameters.id, work.ownOrigins, version));
    },
  }),

  conditionalOperation({
    name: "publish-changes",
    method: "POST",
    path: "/drafts/{id}/publish-changes",
    summary: "Publishes what has changed in the draft of a published article as its next revision",
    action: "article-correct",
    scope: "publish",
    parameters: idParameters,
    query: nothing,
    body: z.strictObject({
      kind: z
        .enum(CHANGE_KINDS)
        .describe(
          "Whether something is new, or was wrong, or only a few letters differ (see change-not-small).",
        ),
      note: z
        .string()
        .default("")
        .describe("What readers are told of it, in a line. Only a typo may be without."),
      serious: z
        .boolean()
        .default(false)
        .describe("Of a correction: whether readers are told of it before the piece itself."),
    }),
    status: 200,
    answer: publishedSchema,
    async run(work, { parameters, body }) {
      const seen = await findSeenDraft(work, parameters.id);
      if (!seen.ok) return seen;
      const { id, version } = seen.value;
      return publishedReply(await publishChanges(work.desk, { id, version, ...body }, work.ownOrigins));
    },
  }),
];

type Declared = Parameters<typeof operation>[0];

/** A step that a command takes with a draft, by its id and by what the body says. */
function step<Body extends z.ZodObject>({
  body,
  take,
  ...declared
}: Pick<Declared, "name" | "method" | "path" | "summary" | "action" | "scope"> & {
  readonly body: Body;
  readonly subject?: typeof draftSubject;
  readonly take: (
    desk: Desk,
    given: { readonly id: string } & z.output<Body>,
  ) => Promise<Outcome<SavedDraft>>;
}) {
  return operation({
    ...declared,
    parameters: idParameters,
    query: nothing,
    body,
    status: 200,
    answer: moved,
    async run({ desk }, { parameters, body: given }) {
      return movedReply(await take(desk, { ...parameters, ...given }));
    },
  });
}

function movedReply(outcome: Outcome<SavedDraft>): Outcome<Reply<z.input<typeof moved>>> {
  if (!outcome.ok) return outcome;
  const { id, version, state } = outcome.value;
  return accept({ body: { id, version, state: deskState(state) }, tag: String(version) });
}
