import type { Role } from "@/lib/accounts/roles";
import { tagOf } from "@/lib/api/tags";
import { createAndPublish } from "@/lib/articles/commands";
import { discardDraft } from "@/lib/articles/discard-draft";
import { draftContentSchema } from "@/lib/articles/draft-content";
import { sendForReview } from "@/lib/articles/review-draft";
import { beginDraft, saveDraft } from "@/lib/articles/save-draft";
import { scheduleDraft } from "@/lib/articles/schedule-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { uploadCapture } from "@/lib/captures/commands";
import type { Desk } from "@/lib/desk";
import { fileErrorReport } from "@/lib/error-reports/commands";
import { keepPicture } from "@/lib/media/commands";
import { addName } from "@/lib/names/commands";
import type { Outcome } from "@/lib/outcome";
import { addRedirects } from "@/lib/redirects/commands";
import { readSettings } from "@/lib/site/commands";
import { markContradiction, recordStatement } from "@/lib/statements/commands";
import { photograph } from "../media/samples";
import type { Asking } from "../support/api";
import { articleContent } from "../support/factories";
import { TEST_ORIGINS } from "../support/test-desk";
import { aSource } from "./a-source";

/** A request, and what it is asked with. */
export interface Question extends Asking {
  readonly at: string;
}

/** Who may ask for an operation, and a question that is answered where they may. */
export interface Row {
  /** The least role that may ask it of what is somebody else's, or nobody's. */
  readonly who: Role;
  /** Whether a writer may ask it of what is their own. */
  readonly own?: true;
  readonly scope: string;
  /** Makes ready what is asked about, as the work of the desk's actor. */
  readonly question: (desk: Desk) => Promise<Question>;
}

export const ID = "11111111-2222-4333-8444-555555555555";
const content = draftContentSchema.parse(articleContent());
const drafts = (rest = "") => `/drafts/${ID}${rest}`;
const articles = (rest = "") => `/articles/${ID}${rest}`;
const seen = (version: number | string) => ({ "if-match": `"${version}"` });

async function settled<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const done = await outcome;
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.value;
}

const draft = (desk: Desk) => settled(beginDraft(desk, { id: ID, content }));
const saved = async (desk: Desk) => {
  await draft(desk);
  return settled(saveDraft(desk, { id: ID, version: 1, content, deliberate: true }));
};
const published = (desk: Desk) =>
  settled(createAndPublish(desk, { id: ID, content: articleContent() }, TEST_ORIGINS));
const statement = {
  speaker: { name: "Ada Quill", kind: "person" as const },
  kind: "claim" as const,
  saidOn: "2026-03-01",
  quote: { text: "Nobody was fined.", language: "en-GB" },
  original: null,
  article: ID,
  source: null,
};
const twoStatements = async (desk: Desk) => {
  await published(desk);
  const { id: one } = await settled(recordStatement(desk, statement));
  const { id: other } = await settled(recordStatement(desk, statement));
  await settled(markContradiction(desk, { one, other, note: "Both cannot be." }));
};
const twoTopics = async (desk: Desk) => {
  for (const name of ["Fines", "Penalty"]) await settled(addName(desk, "topic", { name }));
};
const reported = async (desk: Desk) => {
  await published(desk);
  await settled(fileErrorReport(desk, { articleId: ID, text: "It was a fine." }));
};
const led = (desk: Desk) =>
  settled(
    addRedirects(desk, {
      redirects: [{ from: "/old", to: "/about" }],
      outside: false,
      ownOrigins: TEST_ORIGINS,
    }),
  );
const about =
  (prepare: (desk: Desk) => Promise<unknown>, at: string, asking: Asking = {}): Row["question"] =>
  async (desk) => {
    await prepare(desk);
    return { at, ...asking };
  };
const plain = (at: string, asking: Asking = {}) => about(async () => {}, at, asking);

async function picture(desk: Desk, rest: string, asking: Asking = {}): Promise<Question> {
  const bytes = await photograph({ width: 40, height: 20 }).png().toBuffer();
  const { src } = await settled(keepPicture(desk, bytes, { name: "a.png" }));
  return { at: `${src.replace(/\.\w+$/, "")}${rest}`, ...asking };
}

/** By the name of the operation: one without a row fails. */
export const WHO_MAY_ASK: Readonly<Record<string, Row>> = {
  "list-drafts": { who: "writer", scope: "drafts:read", question: about(draft, "/drafts") },
  "begin-draft": { who: "writer", scope: "drafts:write", question: plain("/drafts", { body: { content } }) },
  "read-draft": { who: "editor", own: true, scope: "drafts:read", question: about(draft, drafts()) },
  "save-draft": {
    who: "editor",
    own: true,
    scope: "drafts:write",
    question: about(draft, drafts(), { headers: seen(1), body: { content, deliberate: true } }),
  },
  "preview-draft": {
    who: "editor",
    own: true,
    scope: "drafts:read",
    question: about(draft, "/preview", { body: { draft: ID, content } }),
  },
  "hold-draft": {
    who: "editor",
    own: true,
    scope: "drafts:write",
    question: about(draft, drafts("/presence")),
  },
  "leave-draft": {
    who: "editor",
    own: true,
    scope: "drafts:write",
    question: about(draft, drafts("/presence")),
  },
  "list-draft-versions": {
    who: "editor",
    own: true,
    scope: "drafts:read",
    question: about(saved, drafts("/versions")),
  },
  "read-draft-version": {
    who: "editor",
    own: true,
    scope: "drafts:read",
    question: about(saved, drafts("/versions/1")),
  },
  "restore-draft-version": {
    who: "editor",
    own: true,
    scope: "drafts:write",
    question: about(saved, drafts("/restore"), { headers: seen(2), body: { version: 1 } }),
  },
  "send-draft-for-review": {
    who: "editor",
    own: true,
    scope: "drafts:write",
    question: about(draft, drafts("/review"), { body: { note: "Please look." } }),
  },
  "take-draft-back": {
    who: "editor",
    own: true,
    scope: "drafts:write",
    question: about(async (desk) => {
      await draft(desk);
      await settled(sendForReview(desk, { id: ID }));
    }, drafts("/take-back")),
  },
  "discard-draft": { who: "editor", own: true, scope: "drafts:write", question: about(draft, drafts()) },
  "bring-draft-back": {
    who: "editor",
    own: true,
    scope: "drafts:write",
    question: about(async (desk) => {
      await draft(desk);
      await settled(discardDraft(desk, { id: ID }));
    }, drafts("/bring-back")),
  },
  "schedule-draft": {
    who: "editor",
    scope: "publish",
    question: about(draft, drafts("/schedule"), { headers: seen(1), body: { at: "2026-04-01T09:30" } }),
  },
  "unschedule-draft": {
    who: "editor",
    scope: "publish",
    question: about(async (desk) => {
      await draft(desk);
      await settled(scheduleDraft(desk, { id: ID, at: "2026-04-01T09:30" }, TEST_ORIGINS));
    }, drafts("/schedule")),
  },
  "publish-draft": {
    who: "editor",
    scope: "publish",
    question: about(draft, drafts("/publish"), { headers: seen(1) }),
  },
  "publish-changes": {
    who: "editor",
    scope: "publish",
    question: about(
      async (desk) => {
        await published(desk);
        const changed = { ...content, body: "The regulator was fined." };
        await settled(saveDraft(desk, { id: ID, version: 1, content: changed }));
      },
      drafts("/publish-changes"),
      { headers: seen(2), body: { kind: "corrected", note: "It was fined after all." } },
    ),
  },
  "look-up-articles": {
    who: "writer",
    scope: "drafts:read",
    question: about(published, "/articles?q=cookie"),
  },
  "look-up-sections": { who: "writer", scope: "drafts:read", question: about(published, "/sections?q=law") },
  "look-up-topics": { who: "writer", scope: "drafts:read", question: about(published, "/topics") },
  "look-up-authors": { who: "writer", scope: "drafts:read", question: about(published, "/authors") },
  "look-up-stories": { who: "writer", scope: "drafts:read", question: plain("/stories") },
  "read-article": {
    who: "editor",
    own: true,
    scope: "drafts:read",
    question: about(published, articles()),
  },
  "list-revisions": {
    who: "editor",
    own: true,
    scope: "drafts:read",
    question: about(published, articles("/revisions")),
  },
  "read-revision": {
    who: "editor",
    own: true,
    scope: "drafts:read",
    question: about(published, articles("/revisions/1")),
  },
  "withdraw-article": {
    who: "editor",
    scope: "publish",
    question: async (desk) => {
      const { revisionHash } = await published(desk);
      return {
        at: articles("/withdraw"),
        headers: seen(revisionHash),
        body: { reason: "It was not true." },
      };
    },
  },
  "restore-article": {
    who: "editor",
    scope: "publish",
    question: async (desk) => {
      await published(desk);
      const given = { article: { id: ID }, reason: "Too early.", legal: null };
      const { revisionHash } = await settled(withdrawArticle(desk, given));
      return { at: articles("/restore"), headers: seen(revisionHash) };
    },
  },
  "move-article": {
    who: "editor",
    scope: "publish",
    question: async (desk) => {
      const { revisionHash } = await published(desk);
      return { at: articles("/move"), headers: seen(revisionHash), body: { slug: "another-slug" } };
    },
  },
  "list-media": { who: "writer", scope: "media", question: plain("/media") },
  "bring-picture": {
    who: "writer",
    scope: "media",
    question: async () => ({
      at: "/media?name=a.png",
      body: await photograph({ width: 40, height: 20 }).png().toBuffer(),
    }),
  },
  "read-picture": { who: "writer", scope: "media", question: (desk) => picture(desk, "") },
  "describe-picture": {
    who: "editor",
    own: true,
    scope: "media",
    question: (desk) =>
      picture(desk, "/words", { body: { alt: "A grey field", caption: null, credit: null, licence: null } }),
  },
  "remove-picture": { who: "editor", own: true, scope: "media", question: (desk) => picture(desk, "") },
  "add-name": {
    who: "editor",
    scope: "publish",
    question: plain("/names/topic", { body: { name: "Fines" } }),
  },
  "read-name": { who: "editor", scope: "publish", question: about(twoTopics, "/names/topic/fines") },
  "describe-name": {
    who: "editor",
    scope: "publish",
    question: about(twoTopics, "/names/topic/fines/description", { body: { description: "" } }),
  },
  "rename-name": {
    who: "editor",
    scope: "publish",
    question: about(twoTopics, "/names/topic/fines/name", { body: { name: "Penalties", slug: "penalties" } }),
  },
  "merge-names": {
    who: "editor",
    scope: "publish",
    question: about(twoTopics, "/names/topic/fines/merge", { body: { into: "penalty" } }),
  },
  "remove-name": { who: "editor", scope: "publish", question: about(twoTopics, "/names/topic/fines") },
  "order-sections": {
    who: "editor",
    scope: "publish",
    question: plain("/sections/order", { body: { order: [] } }),
  },
  "list-statements": { who: "editor", scope: "publish", question: about(twoStatements, "/statements") },
  "record-statement": {
    who: "editor",
    scope: "publish",
    question: about(published, "/statements", { body: statement }),
  },
  "correct-statement": {
    who: "editor",
    scope: "publish",
    question: about(twoStatements, "/statements/1", { body: statement }),
  },
  "withdraw-statement": {
    who: "editor",
    scope: "publish",
    question: about(twoStatements, "/statements/1?reason=Wrong"),
  },
  "mark-contradiction": {
    who: "editor",
    scope: "publish",
    question: about(twoStatements, "/contradictions", {
      body: { one: 1, other: 2, note: "Both cannot be." },
    }),
  },
  "unmark-contradiction": {
    who: "editor",
    scope: "publish",
    question: about(twoStatements, "/contradictions?one=1&other=2"),
  },
  "list-redirects": { who: "editor", scope: "publish", question: about(led, "/redirects?q=old") },
  "list-moved-addresses": { who: "editor", scope: "publish", question: plain("/redirects/moved") },
  "add-redirects": {
    who: "editor",
    scope: "publish",
    question: plain("/redirects", { body: { redirects: [{ from: "/old", to: "/about" }] } }),
  },
  "remove-redirect": { who: "editor", scope: "publish", question: about(led, "/redirects?from=%2Fold") },
  "list-sources": { who: "editor", scope: "publish", question: plain("/sources") },
  "describe-source": {
    who: "editor",
    scope: "publish",
    question: plain("/sources", { body: { address: "https://paper.example/story", title: "A story" } }),
  },
  "name-host": {
    who: "editor",
    scope: "publish",
    question: plain("/sources/hosts", { body: { host: "paper.example", publisher: "The Morning Paper" } }),
  },
  "list-captures": {
    who: "writer",
    scope: "captures",
    question: about(
      async (desk) =>
        settled(
          uploadCapture(desk, {
            address: "https://ministry.standfirst-press.org/denial",
            bytes: Buffer.from("Denied."),
            name: "",
          }),
        ),
      "/captures?address=https%3A%2F%2Fministry.standfirst-press.org%2Fdenial",
    ),
  },
  "capture-source": {
    who: "writer",
    scope: "captures",
    question: async () => ({ at: "/captures", body: { address: await aSource() } }),
  },
  "list-reports": { who: "editor", scope: "publish", question: about(reported, "/reports") },
  "decide-report": {
    who: "editor",
    scope: "publish",
    question: async (desk) => {
      await reported(desk);
      const { id } = await desk.database.errorReport.findFirstOrThrow({ select: { id: true } });
      return { at: `/reports/${id}/decision`, body: { decision: "declined", note: "It was right." } };
    },
  },
  "read-front-page": { who: "editor", scope: "publish", question: plain("/front") },
  "order-front-page": {
    who: "editor",
    scope: "publish",
    question: about(published, "/front", {
      headers: seen(tagOf({ featured: [] })),
      body: { articles: [ID] },
    }),
  },
  "read-settings": { who: "administrator", scope: "settings", question: plain("/settings") },
  "change-settings": {
    who: "administrator",
    scope: "settings",
    question: async (desk) => {
      const { featured: _, ...settings } = await readSettings(desk);
      return { at: "/settings", headers: seen(tagOf(settings)), body: { tagline: "Another line" } };
    },
  },
  "list-events": { who: "administrator", scope: "audit", question: about(draft, "/audit") },
  "read-health": { who: "administrator", scope: "settings", question: plain("/health") },
  "list-people": { who: "administrator", scope: "audit", question: plain("/people") },
};
