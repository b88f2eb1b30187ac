import { randomUUID } from "node:crypto";
import { z } from "zod";
import { nameActors } from "@/lib/accounts/names";
import { readCursor } from "@/lib/articles/cursor";
import { draftContentSchema } from "@/lib/articles/draft-content";
import { DESK_STATES, deskState, listDrafts } from "@/lib/articles/draft-listing";
import { leaveDraft, touchDraft } from "@/lib/articles/draft-presence";
import { readDraftPreview } from "@/lib/articles/draft-preview";
import { findDraft } from "@/lib/articles/locked-draft";
import { beginDraft, saveDraft } from "@/lib/articles/save-draft";
import { withNamesOfToday } from "@/lib/names/names-of-today";
import { apiDraftPath } from "@/lib/newsroom-urls";
import { accept, refuse } from "@/lib/outcome";
import { sha256 } from "@/lib/storage/sha256";
import { draftSubject, seenVersion } from "../draft-subject";
import { conditionalOperation, nothing, operation } from "../operation";
import {
  broughtContent,
  contentAnswer,
  cursorNotUsable,
  cursorSchema,
  idParameters,
  limitSchema,
  problemsSchema,
  stateSchema,
  versionSchema,
} from "../schemas";

const holders = z.array(z.object({ name: z.string(), seenAt: z.date() }));

export const draftOperations = [
  operation({
    name: "list-drafts",
    method: "GET",
    path: "/drafts",
    summary: "The drafts, the last touched first; a writer's own alone",
    action: "draft-create",
    scope: "drafts:read",
    parameters: nothing,
    query: z.strictObject({
      state: z.enum(DESK_STATES).exactOptional(),
      section: z.string().min(1).max(200).exactOptional().describe("The slug of the section that it names."),
      q: z.string().max(256).exactOptional().describe("Words of the headline, or beginnings of words."),
      mine: z.literal("true").exactOptional().describe("Only those that the caller began."),
      open: z.literal("true").exactOptional().describe("Only those that the caller has open."),
      limit: limitSchema.default(50),
      after: cursorSchema.exactOptional(),
    }),
    body: nothing,
    status: 200,
    answer: z.object({
      drafts: z.array(
        z.object({
          id: z.uuid(),
          headline: z.string(),
          state: stateSchema,
          version: versionSchema,
          createdBy: z.string().nullable(),
          section: z.object({ slug: z.string(), name: z.string() }).nullable(),
          updatedAt: z.date(),
          scheduledAt: z.date().nullable(),
          deskNote: z.string().nullable(),
          path: z.string().nullable(),
          holders,
        }),
      ),
      next: z.string().nullable(),
    }),
    async run({ desk, caller }, { query }) {
      const { state, section, q, mine, open, limit } = query;
      const after = query.after === undefined ? null : readCursor(query.after);
      if (query.after !== undefined && after === null) return refuse(cursorNotUsable);
      const own = mine !== undefined || caller.role === "writer";
      const page = await listDrafts(
        desk,
        {
          ...(state !== undefined && { state }),
          ...(section !== undefined && { section }),
          ...(q !== undefined && { query: q }),
          ...(own && { createdBy: caller.id }),
          ...(open !== undefined && { holder: caller.id }),
        },
        { after, limit },
      );
      const actors = page.drafts.flatMap((draft) => draft.holders.map(({ actor }) => actor));
      const names = await nameActors(desk.database, actors);
      const drafts = page.drafts.map((draft) => ({
        ...draft,
        holders: draft.holders.map(({ actor, seenAt }) => ({ name: names.get(actor) ?? actor, seenAt })),
      }));
      return accept({ body: { drafts, next: page.next } });
    },
  }),

  operation({
    name: "begin-draft",
    method: "POST",
    path: "/drafts",
    summary: "Begins a draft, empty or with content; with an Idempotency-Key, once",
    action: "draft-create",
    scope: "drafts:write",
    parameters: nothing,
    query: nothing,
    body: z.strictObject({ content: broughtContent.optional() }),
    status: 201,
    answer: z.object({ id: z.uuid(), version: versionSchema, state: stateSchema }),
    async run({ desk, caller, key }, { body }) {
      const id = key === null ? randomUUID() : idOf(`${caller.id} ${key}`);
      const begun = await beginDraft(desk, {
        id,
        ...(body.content !== undefined && { content: body.content }),
      });
      if (!begun.ok) return begun;
      const { version, state } = begun.value;
      return accept({
        body: { id, version, state: deskState(state) },
        tag: String(version),
        location: apiDraftPath(id),
      });
    },
  }),

  operation({
    name: "read-draft",
    method: "GET",
    path: "/drafts/{id}",
    summary: "A draft with its content. Its ETag names the version of its text",
    action: "draft-read",
    scope: "drafts:read",
    parameters: idParameters,
    query: nothing,
    body: nothing,
    status: 200,
    answer: z.object({
      id: z.uuid(),
      state: stateSchema,
      version: versionSchema,
      content: contentAnswer,
      createdBy: z.string().nullable(),
      updatedAt: z.date(),
      scheduledAt: z.date().nullable(),
      deskNote: z.string().nullable().describe("What whoever has it next is told."),
    }),
    subject: draftSubject,
    async run({ desk }, { parameters }) {
      const draft = await findDraft(desk.database, parameters.id);
      if (draft === null) throw new Error("A draft went while it was read.");
      const { content, state, ...rest } = draft;
      return accept({
        body: {
          ...rest,
          state: deskState(state),
          content: await withNamesOfToday(desk.database, draftContentSchema.parse(content)),
        },
        tag: String(draft.version),
      });
    },
  }),

  conditionalOperation({
    name: "save-draft",
    method: "PUT",
    path: "/drafts/{id}",
    summary:
      "Saves a draft after the version that If-Match names; where somebody has saved it since, both texts come back (412)",
    action: "draft-edit",
    scope: "drafts:write",
    parameters: idParameters,
    query: nothing,
    body: z.strictObject({
      content: broughtContent,
      deliberate: z
        .boolean()
        .default(false)
        .describe("Whether somebody asked for it; the history keeps every save of which that is so."),
    }),
    status: 200,
    answer: z.object({
      version: versionSchema,
      state: stateSchema,
      savedAt: z.date().describe("When it was certain that it is kept."),
    }),
    subject: draftSubject,
    async run({ desk, key, tag }, { parameters, body }) {
      const saved = await saveDraft(desk, {
        id: parameters.id,
        version: seenVersion(tag),
        content: body.content,
        deliberate: body.deliberate,
        ...(key !== null && { key }),
      });
      if (!saved.ok) return "conflict" in saved ? { ...saved, tag: String(saved.conflict.version) } : saved;
      const { version, state } = saved.value;
      return accept({
        body: { version, state: deskState(state), savedAt: desk.now() },
        tag: String(version),
      });
    },
  }),

  operation({
    name: "preview-draft",
    method: "POST",
    path: "/preview",
    summary:
      "Shows what is being written as it would be published, and what stands in its way; keeps nothing",
    action: "draft-read",
    scope: "drafts:read",
    parameters: nothing,
    query: nothing,
    body: z.strictObject({
      draft: z.uuid().nullable().describe("The draft's id, or null before there is one."),
      content: broughtContent,
    }),
    status: 200,
    answer: z.object({
      html: z
        .string()
        .describe("Safe HTML, with signs behind quotations; empty where the body cannot be rendered."),
      words: z.int(),
      minutes: z.int(),
      save: problemsSchema.describe("Why it could not even be saved."),
      live: problemsSchema.describe("Why it could not go live."),
    }),
    async subject(work, { body, query }) {
      if (body.draft === null) return accept({ own: true });
      return draftSubject(work, { parameters: { id: body.draft }, query, body });
    },
    async run({ desk, ownOrigins }, { body }) {
      const preview = await readDraftPreview(desk, { id: body.draft, content: body.content }, ownOrigins);
      return accept({ body: { ...preview, save: [...preview.save], live: [...preview.live] } });
    },
  }),

  operation({
    name: "hold-draft",
    method: "POST",
    path: "/drafts/{id}/presence",
    summary: "Says that the caller has a draft open, and for a minute more; tells who else has",
    action: "draft-edit",
    scope: "drafts:write",
    parameters: idParameters,
    query: nothing,
    body: nothing,
    status: 200,
    answer: z.object({ others: holders }),
    subject: draftSubject,
    async run({ desk }, { parameters }) {
      const touched = await touchDraft(desk, parameters);
      if (!touched.ok) return touched;
      const names = await nameActors(
        desk.database,
        touched.value.map(({ actor }) => actor),
      );
      const others = touched.value.map(({ actor, seenAt }) => ({ name: names.get(actor) ?? actor, seenAt }));
      return accept({ body: { others } });
    },
  }),

  operation({
    name: "leave-draft",
    method: "DELETE",
    path: "/drafts/{id}/presence",
    summary: "Says that the caller has closed a draft",
    action: "draft-edit",
    scope: "drafts:write",
    parameters: idParameters,
    query: nothing,
    body: nothing,
    status: 204,
    answer: null,
    subject: draftSubject,
    async run({ desk }, { parameters }) {
      await leaveDraft(desk, parameters);
      return accept({ body: null });
    },
  }),
];

/** A UUID (version 8, RFC 9562) that follows from a text. */
function idOf(text: string): string {
  const hash = sha256(text);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
