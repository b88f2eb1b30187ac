import { invitePerson } from "@/lib/accounts/people";
import { changeSlug } from "@/lib/articles/change-slug";
import { createDraft, publishDraft } from "@/lib/articles/commands";
import { discardDraft } from "@/lib/articles/discard-draft";
import { saveDraft } from "@/lib/articles/save-draft";
import { scheduleDraft } from "@/lib/articles/schedule-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { uploadCapture } from "@/lib/captures/commands";
import { decideErrorReport, fileErrorReport } from "@/lib/error-reports/commands";
import { listErrorReports } from "@/lib/error-reports/queries";
import { addRedirects } from "@/lib/redirects/commands";
import { markContradiction, recordStatement } from "@/lib/statements/commands";
import { PAGES } from "../newsroom/who-may-call";
import { articleContent } from "../support/factories";
import { axeFindings } from "./axe";
import { textOf } from "./editor";
import { expect, signIn, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

test.use({ siteOf: "desk-accessible" });

/** A draft of each state, by its state. */
async function seed(dataDir: string, email: string, origins: readonly string[]) {
  return atDesk(dataDir, email, async (desk) => {
    const begin = (headline: string) => createDraft(desk, { content: articleContent({ headline }) });
    const live = await begin("The one that readers have");
    await publishDraft(desk, live, origins);
    const content = articleContent({ headline: "The one that changed", body: "Quite other words." });
    await saveDraft(desk, { id: live, version: 1, content, deliberate: true });
    const withdrawn = await begin("The one that was not true");
    await publishDraft(desk, withdrawn, origins);
    await withdrawArticle(desk, { article: { id: withdrawn }, reason: "It was not true.", legal: null });
    const scheduled = await begin("Donaudampfschifffahrtsgesellschaftskapitänsmützenverordnung");
    await scheduleDraft(desk, { id: scheduled, at: "2031-01-01T09:00" }, origins);
    await discardDraft(desk, { id: await begin("The one that nobody wanted") });
    await changeSlug(desk, { article: { id: live }, slug: "another-slug" });
    const redirects = [
      { from: `/old/${"a-long-word-".repeat(20)}`, to: "/about" },
      { from: "/?p=7", to: "https://elsewhere.example/" },
    ];
    await addRedirects(desk, { redirects, outside: true, ownOrigins: origins });
    const address = `https://ministry.standfirst-press.org/${"a-long-word-".repeat(20)}`;
    for (const text of ["The ministry denies it.", "The ministry no longer denies it."])
      await uploadCapture(desk, { address, bytes: Buffer.from(text), name: "" });
    const captured = await desk.database.capture.findFirstOrThrow({ orderBy: { hash: "desc" } });
    for (const text of ["It was a fine.", `It was ${"very-".repeat(40)}wrong.`, "It was none."])
      await fileErrorReport(desk, {
        articleId: live,
        text,
        quote: "Quite other words.",
        contact: "a@b.example",
      });
    const [report] = (await listErrorReports(desk.database, { states: ["open"] })).reports;
    if (report) await decideErrorReport(desk, { id: report.id, decision: "declined", note: "It was right." });
    for (const saidOn of ["2018", "2018-01-02"])
      await recordStatement(desk, {
        speaker: { name: "The ministry", kind: "organisation" },
        kind: "no_comment",
        saidOn,
        quote: null,
        original: null,
        article: live,
        source: null,
      });
    await markContradiction(desk, { one: 1, other: 2, note: `It was ${"very-".repeat(40)}wrong.` });
    const empty = await createDraft(desk, { content: articleContent({ headline: "", body: "" }) });
    const invited = await invitePerson(desk, { email: "new@wiretap.example", role: "writer" });
    const { hash } = await desk.database.media.findFirstOrThrow({ select: { hash: true } });
    return {
      ...{ live, withdrawn, scheduled, empty, picture: hash, capture: captured.hash },
      invitation: invited.ok ? invited.value : "none",
    };
  });
}

type Seeded = Awaited<ReturnType<typeof seed>>;

/** What of the newsroom is read, by the page of the table that it is of: each in the states in which it looks different. */
function addressesOf(ids: Seeded): Readonly<Record<string, readonly string[]>> {
  const pieces = [ids.live, ids.withdrawn, ids.scheduled, ids.empty];
  return {
    "/admin": [
      "/admin",
      "/admin?state=discarded",
      "/admin?q=nothing-is-like-that",
      "/admin?topic=encryption",
    ],
    "/admin/account": ["/admin/account"],
    "/admin/account/tokens": ["/admin/account/tokens"],
    "/admin/articles/[id]": [`/admin/articles/${ids.live}`, `/admin/articles/${ids.withdrawn}`],
    "/admin/audit": ["/admin/audit", "/admin/audit?check=whole&action=sign-in"],
    "/admin/authors": ["/admin/authors?q=a"],
    "/admin/authors/[slug]": ["/admin/authors/ada-quill"],
    "/admin/captures": [
      "/admin/captures",
      `/admin/captures?compare=${ids.capture}`,
      "/admin/captures?address=https://nothing.standfirst-press.org/",
    ],
    "/admin/drafts/[id]": [`/admin/drafts/${ids.live}`, `/admin/drafts/${ids.empty}`],
    "/admin/drafts/[id]/history": [
      `/admin/drafts/${ids.live}/history?from=r1&to=now`,
      `/admin/drafts/${ids.empty}/history`,
    ],
    "/admin/drafts/[id]/publish": pieces.map((id) => `/admin/drafts/${id}/publish`),
    "/admin/drafts/[id]/sources": pieces.map((id) => `/admin/drafts/${id}/sources`),
    "/admin/drafts/[id]/translations": pieces.map((id) => `/admin/drafts/${id}/translations`),
    "/admin/drafts/new": ["/admin/drafts/new"],
    "/admin/front": ["/admin/front", "/admin/front?q=the"],
    "/admin/health": ["/admin/health"],
    "/admin/join/[token]": [`/admin/join/${ids.invitation}`, "/admin/join/none"],
    "/admin/media": ["/admin/media", "/admin/media?q=nothing-is-like-that"],
    "/admin/media/[hash]": [`/admin/media/${ids.picture}`],
    "/admin/people": ["/admin/people"],
    "/admin/redirects": [
      "/admin/redirects?where=%2F%3Fp%3D7",
      "/admin/redirects?show=moved",
      "/admin/redirects?q=nothing-is-like-that",
    ],
    "/admin/reports": ["/admin/reports", "/admin/reports?show=handled"],
    "/admin/sections": ["/admin/sections"],
    "/admin/sections/[slug]": ["/admin/sections/law"],
    "/admin/settings": ["/admin/settings"],
    "/admin/statements": [
      "/admin/statements?article=nothing-is-like-that",
      "/admin/statements?article=/2018/01/02/wechat-keeps-nothing&quote=1",
      "/admin/statements?correct=1",
    ],
    "/admin/sources": ["/admin/sources?address=https%3A%2F%2Fcitizenlab.ca%2Fnone"],
    "/admin/stories": ["/admin/stories"],
    "/admin/stories/[slug]": ["/admin/stories/crypto-wars"],
    "/admin/topics": ["/admin/topics", "/admin/topics?q=nothing-is-like-that"],
    "/admin/topics/[slug]": ["/admin/topics/encryption?q=e&into=backdoors"],
    "/admin/sign-in": ["/admin/sign-in", "/admin/sign-in?next=/admin/people&again=yes"],
    "/admin/sign-in/code": ["/admin/sign-in/code"],
  };
}

test("axe finds nothing on any page of the newsroom, and nothing there scrolls sideways", async ({
  page,
  browser,
  site,
  dataDir,
  people,
}) => {
  test.setTimeout(900_000);
  const ids = await seed(dataDir, people.editor.email, [site.origin]);
  await signIn(page, site.origin, "administrator");
  const stranger = await browser.newPage();
  const addresses = addressesOf(ids);
  expect(Object.keys(addresses).sort()).toEqual(Object.keys(PAGES).sort());
  for (const [route, asked] of Object.entries(addresses)) {
    // The pages that are open to everybody are seen by somebody who is not signed in.
    const reader = PAGES[route]?.who === "everybody" ? stranger : page;
    for (const address of asked) {
      expect((await reader.goto(site.origin + address))?.status(), address).toBe(200);
      if (route === "/admin/drafts/[id]") await textOf(reader).waitFor();
      for (const width of [390, 1440])
        for (const colorScheme of ["light", "dark"] as const) {
          await reader.setViewportSize({ width, height: 900 });
          await reader.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const where = `${address}, ${colorScheme}, ${width} px`;
          expect(await axeFindings(reader), where).toEqual([]);
          const sideways = await reader.evaluate(
            () => document.documentElement.scrollWidth > window.innerWidth,
          );
          expect(sideways, `${where} scrolls sideways`).toBe(false);
        }
    }
  }
  await stranger.close();
});
