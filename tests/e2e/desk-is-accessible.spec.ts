import { changeSlug } from "@/lib/articles/change-slug";
import { createDraft, publishDraft } from "@/lib/articles/commands";
import { discardDraft } from "@/lib/articles/discard-draft";
import { saveDraft } from "@/lib/articles/save-draft";
import { scheduleDraft } from "@/lib/articles/schedule-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { addRedirects } from "@/lib/redirects/commands";
import { articleContent } from "../support/factories";
import { axeFindings } from "./axe";
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
    const empty = await createDraft(desk, { content: articleContent({ headline: "", body: "" }) });
    return { live, withdrawn, scheduled, empty };
  });
}

test("axe finds nothing at the desk, and nothing there scrolls sideways", async ({
  page,
  site,
  dataDir,
  people,
}) => {
  const ids = await seed(dataDir, people.editor.email, [site.origin]);
  await signIn(page, site.origin, "editor");
  const addresses = [
    "/admin",
    "/admin?state=discarded",
    "/admin?q=nothing-is-like-that",
    ...Object.values(ids).map((id) => `/admin/drafts/${id}/publish`),
    `/admin/drafts/${ids.live}/history?from=r1&to=now`,
    `/admin/drafts/${ids.empty}/history`,
    `/admin/articles/${ids.live}`,
    `/admin/articles/${ids.withdrawn}`,
    "/admin/front",
    "/admin/front?q=the",
    "/admin/sections",
    "/admin/topics",
    "/admin/topics?q=nothing-is-like-that",
    "/admin/authors?q=a",
    "/admin/sections/law",
    "/admin/stories/crypto-wars",
    "/admin/authors/ada-quill",
    "/admin/topics/encryption?q=e&into=backdoors",
    "/admin?topic=encryption",
    "/admin/redirects?where=%2F%3Fp%3D7",
    "/admin/redirects?show=moved",
    "/admin/redirects?q=nothing-is-like-that",
  ];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const address of addresses) {
        const where = `${address}, ${colorScheme}, ${width} px`;
        expect((await page.goto(site.origin + address))?.status(), where).toBe(200);
        expect(await axeFindings(page), where).toEqual([]);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect(sideways, `${where} scrolls sideways`).toBe(false);
      }
    }
  }
});
