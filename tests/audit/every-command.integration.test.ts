import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { PHRASES } from "@/components/newsroom/audit-phrases";
import { requireActor } from "@/lib/accounts/guard";
import { changePassword, offerReset, resetPassword } from "@/lib/accounts/passwords";
import { changeRole, invitePerson, joinNewsroom, setDisabled } from "@/lib/accounts/people";
import { endSessions } from "@/lib/accounts/sessions";
import { makeToken, revokeToken } from "@/lib/accounts/tokens";
import { changeSlug } from "@/lib/articles/change-slug";
import { createAndPublish, createDraft, publishDraft } from "@/lib/articles/commands";
import { bringBackDraft, discardDraft } from "@/lib/articles/discard-draft";
import { changeDraftSlug } from "@/lib/articles/draft-slug";
import { orderFrontPage } from "@/lib/articles/front-commands";
import { makePreviewLink, voidPreviewLinks } from "@/lib/articles/preview-link";
import { publishChanges } from "@/lib/articles/publish-changes";
import { publishDue } from "@/lib/articles/publish-due";
import { rebuildArticles, rebuildFromObjects } from "@/lib/articles/rebuild";
import { restoreArticle } from "@/lib/articles/restore-article";
import { restoreVersion } from "@/lib/articles/restore-version";
import { sendForReview, takeBack } from "@/lib/articles/review-draft";
import { beginDraft, saveDraft } from "@/lib/articles/save-draft";
import { scheduleDraft, unschedule } from "@/lib/articles/schedule-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { verifyAudit } from "@/lib/audit/audit";
import { captureSource, showCaptureText, uploadCapture } from "@/lib/captures/commands";
import { decideErrorReport, fileErrorReport } from "@/lib/error-reports/commands";
import { adoptImprint, applyImport } from "@/lib/importers/apply-import";
import { leftToTheFile } from "@/lib/importers/import-options";
import { planImport } from "@/lib/importers/plan-import";
import { declineSamples, loadSamplesOnce, removeSamplePublication } from "@/lib/importers/sample-publication";
import { keepPicture } from "@/lib/media/commands";
import { describePicture } from "@/lib/media/describe-picture";
import { removePicture } from "@/lib/media/remove-picture";
import {
  addName,
  describeName,
  mergeNames,
  orderSections,
  removeName,
  renameName,
} from "@/lib/names/commands";
import type { Outcome } from "@/lib/outcome";
import { addRedirects, removeRedirect } from "@/lib/redirects/commands";
import { changeSite } from "@/lib/site/commands";
import { describeSource, nameHost } from "@/lib/sources/commands";
import {
  correctStatement,
  type GivenStatement,
  markContradiction,
  recordStatement,
  unmarkContradiction,
  withdrawStatement,
} from "@/lib/statements/commands";
import { canonicalHash } from "@/lib/storage/canonical";
import { beginTranslation, tieTranslation, untieTranslation } from "@/lib/translations/commands";
import { serve, wayOut } from "../fetching/local-servers";
import { photograph } from "../media/samples";
import { articleContent } from "../support/factories";
import { aPerson, Browser, setUpAccounts, TEST_SECRET } from "../support/newsroom";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";
import { listCommands } from "./commands-of-lib";

/** Every command of lib, the event that it leaves, and what no event ever holds. */

const desk = setUpDesk();
const accounts = setUpAccounts(desk);

/** Whatever a person types in these tests has this word in it, and where a word is not allowed, this address or this password. */
const TYPED = "xyzzy";
const EMAIL = "xyzzy@wiretap.example";
const PASSWORD = "xyzzy horse battery staple";
const ADDRESS = "203.0.113.77";

const typed = { headline: `Headline ${TYPED}`, body: `A body with ${TYPED} in it.` };
const content = () => articleContent(typed);
const later = () => new Date(TEST_TIME.getTime() + 60_000);

interface Row {
  /** The functions that leave the event, the outermost first. */
  readonly commands: readonly string[];
  readonly when?: string;
  readonly leaves: readonly string[];
  /** Calls `ready` when all is there that the command needs, and then the command. */
  readonly run: (ready: () => Promise<void>) => Promise<unknown>;
}

const table: readonly Row[] = [
  {
    commands: ["beginDraft"],
    leaves: ["draft-create"],
    run: async (ready) => {
      await ready();
      const draft = { id: randomUUID(), content: content() };
      accepted(await beginDraft(desk(), draft));
      // Asked twice, there is one draft.
      accepted(await beginDraft(desk(), draft));
    },
  },
  { commands: ["createDraft"], leaves: ["draft-create"], run: (ready) => ready().then(() => begin()) },
  {
    commands: ["saveDraft"],
    when: "on purpose",
    leaves: ["draft-edit"],
    run: async (ready) => {
      const id = await begin();
      await ready();
      accepted(await saveDraft(desk(), { id, version: 1, content: changed(1), deliberate: true }));
    },
  },
  {
    commands: ["saveDraft"],
    when: "by itself, again and again",
    leaves: ["draft-edit"],
    run: async (ready) => {
      const id = await begin();
      await ready();
      for (let version = 1; version < 5; version += 1)
        accepted(await saveDraft(desk(), { id, version, content: changed(version) }));
    },
  },
  {
    commands: ["beginTranslation"],
    leaves: ["draft-create"],
    run: async (ready) => {
      const of = await begin();
      await ready();
      accepted(await beginTranslation(desk(), { id: randomUUID(), of, language: "de" }));
    },
  },
  {
    commands: ["tieTranslation"],
    leaves: ["draft-edit"],
    run: async (ready) => {
      const [id, original] = [await begin(), await begin()];
      await ready();
      accepted(await tieTranslation(desk(), { id, version: 1, original }));
    },
  },
  {
    commands: ["untieTranslation"],
    leaves: ["draft-edit"],
    run: async (ready) => {
      const [id, of] = [randomUUID(), await begin()];
      accepted(await beginTranslation(desk(), { id, of, language: "de" }));
      await ready();
      accepted(await untieTranslation(desk(), { id, version: 1 }));
    },
  },
  {
    commands: ["restoreVersion"],
    leaves: ["draft-restore"],
    run: async (ready) => {
      const id = await begin();
      accepted(await saveDraft(desk(), { id, version: 1, content: changed(1), deliberate: true }));
      await ready();
      accepted(await restoreVersion(desk(), { id, version: 2, to: { version: 1 } }));
    },
  },
  {
    commands: ["sendForReview"],
    leaves: ["draft-review"],
    run: async (ready) => {
      const id = await begin();
      await ready();
      accepted(await sendForReview(desk(), { id, note: TYPED }));
    },
  },
  {
    commands: ["takeBack"],
    leaves: ["draft-take-back"],
    run: async (ready) => {
      const id = await begin();
      accepted(await sendForReview(desk(), { id }));
      await ready();
      accepted(await takeBack(desk(), { id, note: TYPED }));
    },
  },
  {
    commands: ["changeDraftSlug"],
    leaves: ["draft-edit"],
    run: async (ready) => {
      const id = await begin();
      await ready();
      accepted(await changeDraftSlug(desk(), { id, version: 1, slug: TYPED }));
    },
  },
  {
    commands: ["discardDraft"],
    leaves: ["draft-discard"],
    run: async (ready) => {
      const id = await begin();
      await ready();
      accepted(await discardDraft(desk(), { id }));
    },
  },
  {
    commands: ["bringBackDraft"],
    leaves: ["draft-bring-back"],
    run: async (ready) => {
      const id = await begin();
      accepted(await discardDraft(desk(), { id }));
      await ready();
      accepted(await bringBackDraft(desk(), { id }));
    },
  },
  {
    commands: ["makePreviewLink"],
    leaves: ["preview-link"],
    run: async (ready) => {
      const id = await begin();
      await ready();
      const { token } = accepted(await makePreviewLink(desk(), TEST_SECRET, { id }));
      const events = await desk().database.auditEvent.findMany();
      expect(JSON.stringify(events)).not.toContain(token);
    },
  },
  {
    commands: ["voidPreviewLinks"],
    leaves: ["preview-void"],
    run: async (ready) => {
      const id = await begin();
      await ready();
      accepted(await voidPreviewLinks(desk(), { id }));
    },
  },
  {
    commands: ["scheduleDraft"],
    leaves: ["draft-schedule"],
    run: async (ready) => {
      const id = await begin();
      await ready();
      await schedule(id);
    },
  },
  {
    commands: ["unschedule"],
    leaves: ["draft-unschedule"],
    run: async (ready) => {
      const id = await begin();
      await schedule(id);
      await ready();
      accepted(await unschedule(desk(), { id }));
    },
  },
  {
    commands: ["publishDue"],
    leaves: ["article-publish"],
    run: async (ready) => {
      await schedule(await begin());
      desk().setNow(later());
      await ready();
      await publishDue(desk(), TEST_ORIGINS);
    },
  },
  {
    commands: ["publishDue"],
    when: "of what cannot go live",
    leaves: ["draft-return"],
    run: async (ready) => {
      const id = await begin();
      await schedule(id);
      accepted(await saveDraft(desk(), { id, version: 1, content: { ...content(), body: "" } }));
      desk().setNow(later());
      await ready();
      await publishDue(desk(), TEST_ORIGINS);
    },
  },
  {
    commands: ["publishDraft", "publishVersion", "publishPrepared"],
    leaves: ["article-publish"],
    run: async (ready) => {
      const id = await begin();
      await ready();
      accepted(await publishDraft(desk(), id, TEST_ORIGINS));
    },
  },
  {
    commands: ["createAndPublish", "publishNew"],
    leaves: ["article-publish"],
    run: (ready) => ready().then(publish),
  },
  {
    commands: ["publishChanges", "updateArticle"],
    leaves: ["article-update"],
    run: (ready) => change("updated", ready),
  },
  {
    commands: ["publishChanges", "updateArticle"],
    when: "of what was wrong",
    leaves: ["article-correct"],
    run: (ready) => change("corrected", ready),
  },
  {
    commands: ["publishChanges", "updateArticle"],
    when: "of a few letters",
    leaves: ["article-mend"],
    run: async (ready) => {
      const { id } = await publish();
      const mended = { ...content(), body: typed.body.replace("body", "bdoy") };
      accepted(await saveDraft(desk(), { id, version: 1, content: mended }));
      await ready();
      accepted(await publishChanges(desk(), { id, version: 2, kind: "typo", note: TYPED }, TEST_ORIGINS));
    },
  },
  {
    commands: ["withdrawArticle"],
    leaves: ["article-withdraw"],
    run: async (ready) => {
      const { id } = await publish();
      await ready();
      await withdraw(id);
    },
  },
  {
    commands: ["restoreArticle"],
    leaves: ["article-restore"],
    run: async (ready) => {
      const { id } = await publish();
      await withdraw(id);
      await ready();
      accepted(await restoreArticle(desk(), { id }, TEST_ORIGINS, { note: TYPED }));
    },
  },
  {
    commands: ["changeSlug"],
    leaves: ["article-move"],
    run: async (ready) => {
      const { id } = await publish();
      await ready();
      accepted(await changeSlug(desk(), { article: { id }, slug: TYPED }));
    },
  },
  {
    commands: ["orderFrontPage"],
    leaves: ["front-order"],
    run: async (ready) => {
      const { id } = await publish();
      await ready();
      accepted(await orderFrontPage(desk(), { ids: [id], ownOrigins: TEST_ORIGINS }));
    },
  },
  {
    commands: ["recordStatement"],
    leaves: ["statement-record"],
    run: async (ready) => {
      const said = await statement();
      await ready();
      accepted(await recordStatement(desk(), said));
    },
  },
  {
    commands: ["correctStatement"],
    leaves: ["statement-correct"],
    run: async (ready) => {
      const said = await statement();
      const { id } = accepted(await recordStatement(desk(), said));
      await ready();
      accepted(await correctStatement(desk(), { id, ...said, kind: "denial" }));
    },
  },
  {
    commands: ["withdrawStatement"],
    leaves: ["statement-withdraw"],
    run: async (ready) => {
      const { id } = accepted(await recordStatement(desk(), await statement()));
      await ready();
      accepted(await withdrawStatement(desk(), { id, reason: TYPED }));
    },
  },
  {
    commands: ["markContradiction"],
    leaves: ["contradiction-mark"],
    run: async (ready) => {
      const pair = await twoStatements();
      await ready();
      accepted(await markContradiction(desk(), { ...pair, note: TYPED }));
    },
  },
  {
    commands: ["unmarkContradiction"],
    leaves: ["contradiction-unmark"],
    run: async (ready) => {
      const pair = await twoStatements();
      accepted(await markContradiction(desk(), { ...pair, note: TYPED }));
      await ready();
      accepted(await unmarkContradiction(desk(), pair));
    },
  },
  {
    commands: ["addName"],
    leaves: ["name-add"],
    run: async (ready) => {
      await ready();
      accepted(await addName(desk(), "author", { name: TYPED, description: TYPED }));
    },
  },
  {
    commands: ["describeName"],
    leaves: ["name-describe"],
    run: async (ready) => {
      const { slug } = accepted(await addName(desk(), "story", { name: TYPED }));
      await ready();
      accepted(await describeName(desk(), "story", { slug, description: TYPED }));
    },
  },
  {
    commands: ["renameName"],
    leaves: ["name-rename"],
    run: async (ready) => {
      const { slug } = accepted(await addName(desk(), "topic", { name: TYPED }));
      await ready();
      accepted(await renameName(desk(), "topic", { slug, name: TYPED, to: `${TYPED}-again` }));
    },
  },
  {
    commands: ["mergeNames"],
    leaves: ["name-merge"],
    run: async (ready) => {
      const { slug } = accepted(await addName(desk(), "topic", { name: TYPED }));
      const { slug: into } = accepted(await addName(desk(), "topic", { name: `${TYPED} again` }));
      await ready();
      accepted(await mergeNames(desk(), "topic", { slug, into }));
    },
  },
  {
    commands: ["orderSections"],
    leaves: ["name-order"],
    run: async (ready) => {
      const { slug } = accepted(await addName(desk(), "section", { name: TYPED }));
      await ready();
      accepted(await orderSections(desk(), [slug]));
    },
  },
  {
    commands: ["removeName"],
    leaves: ["name-remove"],
    run: async (ready) => {
      const { slug } = accepted(await addName(desk(), "topic", { name: TYPED }));
      await ready();
      accepted(await removeName(desk(), "topic", { slug }));
    },
  },
  {
    commands: ["describeSource"],
    leaves: ["source-describe"],
    run: async (ready) => {
      await ready();
      const address = `https://source.example/${TYPED}`;
      accepted(await describeSource(desk(), { address, description: { title: TYPED, publisher: TYPED } }));
    },
  },
  {
    commands: ["nameHost"],
    leaves: ["source-host"],
    run: async (ready) => {
      await ready();
      accepted(await nameHost(desk(), { host: "source.example", publisher: TYPED }));
    },
  },
  {
    commands: ["decideErrorReport"],
    leaves: ["report-accept"],
    run: (ready) => decide("accepted", ready),
  },
  {
    commands: ["decideErrorReport"],
    when: "where nothing was wrong",
    leaves: ["report-decline"],
    run: (ready) => decide("declined", ready),
  },
  {
    commands: ["addRedirects"],
    leaves: ["redirect-add"],
    run: async (ready) => {
      await ready();
      await lead();
      // What is so already leaves nothing.
      await lead();
    },
  },
  {
    commands: ["removeRedirect"],
    leaves: ["redirect-remove"],
    run: async (ready) => {
      await lead();
      await ready();
      accepted(await removeRedirect(desk(), { from: `/${TYPED}` }));
    },
  },
  {
    commands: ["captureSource"],
    leaves: ["capture-add"],
    run: async (ready) => {
      const server = await serve((_request, answer) =>
        answer.setHeader("content-type", "text/plain").end(`A text with ${TYPED} in it.`),
      );
      const address = `http://127.0.0.1:${server.port}/${TYPED}`;
      await ready();
      const way = wayOut({ outlets: new Set([`127.0.0.1:${server.port}`]) });
      try {
        accepted(await captureSource(desk(), { address }, way));
        // What was refused leaves nothing.
        expect((await captureSource(desk(), { address: `http://localhost/${TYPED}` }, way)).ok).toBe(false);
      } finally {
        await server.close();
      }
    },
  },
  {
    commands: ["uploadCapture"],
    leaves: ["capture-add"],
    run: async (ready) => {
      await ready();
      await capture();
    },
  },
  ...[true, false].map((shown) => ({
    commands: ["showCaptureText"],
    when: shown ? "to readers" : "to nobody",
    leaves: [shown ? "capture-show" : "capture-hide"],
    run: async (ready: () => Promise<void>) => {
      const { hash } = await capture();
      if (!shown) accepted(await showCaptureText(desk(), { hash, shown: true }));
      await ready();
      accepted(await showCaptureText(desk(), { hash, shown }));
      // What is so already leaves nothing.
      accepted(await showCaptureText(desk(), { hash, shown }));
    },
  })),
  {
    commands: ["changeSite"],
    leaves: ["settings-change"],
    run: async (ready) => {
      await ready();
      const changes = { name: TYPED, tagline: TYPED, about: TYPED, contact: EMAIL };
      accepted(await changeSite(desk(), changes, TEST_ORIGINS));
      // What is so already leaves nothing.
      accepted(await changeSite(desk(), changes, TEST_ORIGINS));
    },
  },
  {
    commands: ["rebuildArticles"],
    leaves: ["archive-rebuild"],
    run: async (ready) => {
      await publish();
      await ready();
      await rebuildArticles(desk(), TEST_ORIGINS);
    },
  },
  {
    commands: [
      "rebuildFromObjects",
      "restoreNames",
      "restoreRedirects",
      "restoreSources",
      "restoreStatements",
    ],
    leaves: ["archive-rebuild"],
    run: async (ready) => {
      await publish();
      await keep();
      await ready();
      await rebuildFromObjects(desk(), TEST_ORIGINS);
    },
  },
  {
    commands: ["keepPicture", "storePicture"],
    leaves: ["media-add"],
    run: async (ready) => {
      await ready();
      await keep();
      await keep();
    },
  },
  {
    commands: ["describePicture"],
    leaves: ["media-describe"],
    run: async (ready) => {
      const hash = await keep();
      await ready();
      const words = { alt: TYPED, caption: TYPED, credit: EMAIL, licence: TYPED };
      accepted(await describePicture(desk(), hash, words));
      accepted(await describePicture(desk(), hash, words));
    },
  },
  {
    commands: ["removePicture"],
    leaves: ["media-remove"],
    run: async (ready) => {
      const hash = await keep();
      await ready();
      accepted(await removePicture(desk(), hash));
      await removePicture(desk(), hash);
    },
  },
  {
    commands: ["applyImport"],
    leaves: ["draft-import", "draft-import", "import"],
    run: (ready) => importTwo(false, ready),
  },
  {
    commands: ["applyImport"],
    when: "that publishes",
    leaves: ["article-import", "article-import", "import"],
    run: (ready) => importTwo(true, ready),
  },
  {
    commands: ["adoptImprint"],
    leaves: ["settings-change"],
    run: async (ready) => {
      await ready();
      const imprint = { holder: TYPED, tagline: TYPED, copyrightFrom: 1987, copyrightTo: 2019 };
      accepted(await adoptImprint(desk(), imprint, TEST_ORIGINS));
    },
  },
  {
    commands: ["declineSamples"],
    leaves: ["samples-decline"],
    run: async (ready) => {
      await ready();
      await declineSamples(desk());
      await declineSamples(desk());
    },
  },
  {
    commands: ["joinNewsroom"],
    leaves: ["person-join"],
    run: async (ready) => {
      const token = accepted(await invitePerson(desk(), { email: EMAIL, role: "writer" }));
      await ready();
      accepted(await joinNewsroom(desk(), { token, name: TYPED, password: PASSWORD }));
    },
  },
  {
    commands: ["invitePerson"],
    leaves: ["person-invite"],
    run: async (ready) => {
      await ready();
      accepted(await invitePerson(desk(), { email: EMAIL, role: "writer" }));
    },
  },
  {
    commands: ["changeRole"],
    leaves: ["role-change"],
    run: async (ready) => {
      await aPerson(desk(), { email: EMAIL });
      await ready();
      accepted(await changeRole(desk(), { email: EMAIL, role: "writer" }));
    },
  },
  ...(["person-disable", "person-enable"] as const).map((action) => ({
    commands: ["setDisabled"],
    when: action,
    leaves: [action],
    run: async (ready: () => Promise<void>) => {
      await aPerson(desk(), { email: EMAIL });
      await ready();
      accepted(await setDisabled(desk(), { email: EMAIL, disabled: action === "person-disable" }));
    },
  })),
  {
    commands: ["offerReset"],
    leaves: ["second-factor-forget", "password-offer"],
    run: async (ready) => {
      await aPerson(desk(), { email: EMAIL });
      await ready();
      accepted(await offerReset(desk(), { email: EMAIL, forgetSecondFactor: true }));
    },
  },
  {
    commands: ["resetPassword"],
    leaves: ["password-reset"],
    run: async (ready) => {
      await aPerson(desk(), { email: EMAIL });
      const token = accepted(await offerReset(desk(), { email: EMAIL }));
      await ready();
      accepted(await resetPassword(desk(), { token, password: PASSWORD }));
    },
  },
  {
    commands: ["changePassword"],
    leaves: ["password-change"],
    run: async (ready) => {
      const userId = await somebody();
      await ready();
      const asked = { userId, address: ADDRESS, sessionId: randomUUID(), current: PASSWORD };
      const among = { ...desk(), secret: TEST_SECRET };
      accepted(await changePassword(among, { ...asked, password: `another ${PASSWORD}` }));
    },
  },
  {
    commands: ["endSessions"],
    leaves: ["session-end"],
    run: async (ready) => {
      const userId = await somebody();
      await new Browser(accounts, ADDRESS).signIn(EMAIL, PASSWORD);
      await ready();
      await endSessions(desk(), { userId, keep: null });
    },
  },
  {
    commands: ["makeToken"],
    leaves: ["token-make"],
    run: async (ready) => {
      const actor = await somebody();
      await ready();
      await token(actor);
    },
  },
  {
    commands: ["revokeToken"],
    leaves: ["token-revoke"],
    run: async (ready) => {
      const actor = await somebody();
      const { id } = await token(actor);
      await ready();
      accepted(await revokeToken({ ...desk(), actor }, { userId: actor, id }));
    },
  },
  {
    commands: [],
    when: "signing in",
    leaves: ["sign-in"],
    run: async (ready) => {
      await somebody();
      await ready();
      await new Browser(accounts, ADDRESS).signIn(EMAIL, PASSWORD);
    },
  },
  ...[EMAIL, `nobody-${EMAIL}`].map((email) => ({
    commands: [],
    when: `a wrong password for ${email}`,
    leaves: ["sign-in-failed"],
    run: async (ready: () => Promise<void>) => {
      await somebody();
      await ready();
      await new Browser(accounts, ADDRESS).signIn(email, `wrong ${PASSWORD}`);
    },
  })),
  {
    commands: [],
    when: "asking for more than one's role allows",
    leaves: ["not-allowed"],
    run: async (ready) => {
      await somebody();
      const browser = new Browser(accounts, ADDRESS);
      await browser.signIn(EMAIL, PASSWORD);
      await ready();
      await requireActor(
        accounts(),
        { headers: browser.headers(), method: "POST" },
        { action: "audit-read" },
      );
    },
  },
];

/** What leaves no event, and why. */
const silent: Readonly<Record<string, string>> = {
  recordChange: "is a part of the commands that change names",
  recordUnrecorded: "is a part of a rebuild and of loading the samples, whose events tell of it",
  recordRevision: "is a part of the commands that publish",
  appendToLog: "is a part of the commands that keep something for good",
  logRevision: "is a part of the commands that publish",
  logPictures: "is a part of the commands that publish",
  enterUnlogged: "enters in the public log what was published before it, which has events of its own",
  loadSampleStatements: "is a part of loading the samples, and records each by the command that does",
  verify: "reads only, and changes nothing",
  restoreLog: "puts back what a rebuild finds in the object store",
  recordPicture: "puts rows back that a rebuild finds in the object store",
  restoreDescriptions: "puts back what a rebuild finds in the object store",
  enterUnloggedCaptures: "is a part of a rebuild, whose event tells of it",
  enterUnloggedStatements: "is a part of a rebuild, whose event tells of it",
  restoreCaptures: "puts back what a rebuild finds in the object store",
  countCapture: "counts what is asked for on a day, and forgets the day before",
  countUpload: "counts what is brought on a day, and forgets the day before",
  forgetSampleRevisions: "is a part of removeSamplePublication",
  touchDraft: "says who has a draft open, and changes nothing",
  leaveDraft: "says who has a draft open, and changes nothing",
  goneBy: "is a moment",
  openHouse: "reads what an import is checked by",
  offerFirstAccount: "is done at each start while there is nobody; whoever joins by it is in the log",
};

describe("the log of who did what", () => {
  test.each(table.map((row) => ({ ...row, name: [row.commands[0], row.when].filter(Boolean).join(" ") })))(
    "has $leaves of $name, and nothing that was typed",
    async ({ leaves, run }) => {
      let before = 0;
      await run(async () => {
        before = await desk().database.auditEvent.count();
      });
      const events = await desk().database.auditEvent.findMany({ orderBy: { number: "asc" } });
      expect(events.slice(before).map(({ action }) => action)).toEqual(leaves);
      for (const action of leaves) expect(PHRASES).toHaveProperty(action);
      const written = JSON.stringify(events).toLowerCase();
      for (const secret of [TYPED, ADDRESS, "battery", "wiretap.example"])
        expect(written).not.toContain(secret);
      expect(await verifyAudit(desk().database)).toMatchObject({ intact: true, events: events.length });
    },
  );

  test("says by its hash what a text was before each change, and after", async () => {
    const id = await begin();
    for (let version = 1; version < 4; version += 1)
      accepted(await saveDraft(desk(), { id, version, content: changed(version), deliberate: true }));
    const events = await desk().database.auditEvent.findMany({
      where: { subject: id },
      orderBy: { number: "asc" },
    });
    const hashes = events.map(({ detail }) =>
      z.object({ after: z.string(), before: z.string().optional() }).parse(detail),
    );
    expect(hashes.map(({ after }) => after)).toEqual(
      [content(), changed(1), changed(2), changed(3)].map(canonicalHash),
    );
    expect(hashes.slice(1).map(({ before }) => before)).toEqual(
      hashes.slice(0, -1).map(({ after }) => after),
    );
    accepted(await publishDraft(desk(), id, TEST_ORIGINS));
    const revision = await desk().database.revision.findFirstOrThrow({ where: { articleId: id } });
    const last = await desk().database.auditEvent.findFirstOrThrow({ orderBy: { number: "desc" } });
    expect(last).toMatchObject({ action: "article-publish", detail: { after: revision.hash } });
  });

  test("tells the samples' coming and going once, beside each of their pieces", async () => {
    accepted(await loadSamplesOnce(desk(), TEST_ORIGINS, () => {}));
    const removed = await removeSamplePublication(desk());
    const actions = (await desk().database.auditEvent.findMany()).map(({ action }) => action);
    expect(actions.filter((action) => action === "article-import")).toHaveLength(removed);
    expect(actions.filter((action) => /^samples-|^import$/.test(action))).toEqual([
      "samples-load",
      "samples-remove",
    ]);
  });

  test("knows every command of lib", () => {
    const told = table.flatMap(({ commands }) => commands);
    const samples = ["loadSamplesOnce", "loadSamplePublication", "removeSamplePublication"];
    const known = [...new Set([...told, ...samples, ...Object.keys(silent)])].sort();
    expect(known).toEqual(listCommands());
  });
});

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

function changed(version: number) {
  return { ...content(), body: `${typed.body} For the ${version}th time.` };
}

function begin(): Promise<string> {
  return createDraft(desk(), { content: content() });
}

async function statement(): Promise<GivenStatement> {
  const { id } = await publish();
  return {
    speaker: { name: TYPED, kind: "person" },
    kind: "claim",
    saidOn: "2026-03-01",
    quote: { text: typed.body, language: "en-GB" },
    original: null,
    article: id,
    source: `https://${TYPED}.example/said`,
  };
}

async function twoStatements(): Promise<{ one: number; other: number }> {
  const said = await statement();
  const one = accepted(await recordStatement(desk(), said));
  const other = accepted(await recordStatement(desk(), { ...said, kind: "denial" }));
  return { one: one.id, other: other.id };
}

async function publish() {
  return accepted(await createAndPublish(desk(), { content: content() }, TEST_ORIGINS));
}

async function schedule(id: string): Promise<void> {
  accepted(await scheduleDraft(desk(), { id, at: later().toISOString() }, TEST_ORIGINS));
}

async function withdraw(id: string): Promise<void> {
  accepted(await withdrawArticle(desk(), { article: { id }, reason: TYPED, legal: null }));
}

async function change(kind: "updated" | "corrected", ready: () => Promise<void>): Promise<void> {
  const { id } = await publish();
  accepted(await saveDraft(desk(), { id, version: 1, content: changed(1) }));
  await ready();
  accepted(await publishChanges(desk(), { id, version: 2, kind, note: TYPED }, TEST_ORIGINS));
}

async function decide(decision: "accepted" | "declined", ready: () => Promise<void>): Promise<void> {
  const { id: articleId } = await publish();
  const words = { text: TYPED, quote: TYPED, contact: EMAIL };
  accepted(await fileErrorReport(desk(), { articleId, ...words }));
  const { id } = await desk().database.errorReport.findFirstOrThrow();
  await ready();
  accepted(await decideErrorReport(desk(), { id, decision, note: TYPED }));
}

async function lead(): Promise<void> {
  const redirects = [{ from: `/${TYPED}`, to: `https://${TYPED}.example/` }];
  accepted(await addRedirects(desk(), { redirects, outside: true, ownOrigins: TEST_ORIGINS }));
}

async function capture() {
  const bytes = Buffer.from(`A text with ${TYPED} in it.`);
  const address = `https://wiretap.example/${TYPED}`;
  return accepted(await uploadCapture(desk(), { address, bytes, name: `${TYPED}.txt` }));
}

/** Gives back the picture's hash. */
async function keep(): Promise<string> {
  const bytes = await photograph({ width: 600, height: 300 }).jpeg().toBuffer();
  const { src } = accepted(await keepPicture(desk(), bytes, { name: `${TYPED}.jpg` }));
  return src.slice("/media/".length, -".jpg".length);
}

async function importTwo(publishThem: boolean, ready: () => Promise<void>): Promise<void> {
  const options = { ...leftToTheFile, publish: publishThem, adoptImprint: false, sample: false };
  const files = ["first", "second"].map((word) => ({
    name: `${TYPED}-${word}.md`,
    bytes: Buffer.from(`---\nheadline: ${word} ${TYPED}\n---\n${typed.body} ${word}\n`),
    readBeside: async () => null,
  }));
  const plan = accepted(await planImport(desk(), files, options, TEST_ORIGINS));
  await ready();
  for (let times = 0; times < 2; times += 1)
    for await (const item of applyImport(desk(), plan, options)) expect(item.problems).toEqual([]);
}

async function token(actor: string) {
  return accepted(await makeToken({ ...desk(), actor }, { name: TYPED, scopes: ["drafts:read"], days: 1 }));
}

/** Somebody of the newsroom, under the address and the password that no event may hold. */
async function somebody(): Promise<string> {
  const token = accepted(await invitePerson(desk(), { email: EMAIL, role: "writer" }));
  return accepted(await joinNewsroom(desk(), { token, name: TYPED, password: PASSWORD }));
}
