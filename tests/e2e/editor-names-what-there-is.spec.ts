import { createAndPublish, createDraft } from "@/lib/articles/commands";
import { draftContentSchema } from "@/lib/articles/draft-content";
import { findDraft } from "@/lib/articles/locked-draft";
import { articleContent } from "../support/factories";
import { statusOf, textOf } from "./editor";
import { expect, signIn, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

test.use({ siteOf: "correcting" });

test("a name that is typed means the one that there is, whatever its address", async ({
  page,
  site,
  dataDir,
  people,
}) => {
  const there = articleContent({
    headline: "Names that there are",
    section: { slug: "watch", name: "Surveillance state" },
    topics: [{ slug: "crypto", name: "Encryption" }],
    authors: [{ slug: "aq", name: "Ada Quill-Penner" }],
    story: { slug: "leak", name: "The great leak" },
  });
  const content = articleContent({ headline: "Names to come", section: null, topics: [], authors: [] });
  const id = await atDesk(dataDir, people.editor.email, async (desk) => {
    await createAndPublish(desk, { content: there }, [site.origin]);
    return createDraft(desk, { content });
  });
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/drafts/${id}`);
  await textOf(page).waitFor();

  await page.getByLabel("Section", { exact: true }).pressSequentially("surveillance STATE");
  await page.getByLabel(/^Topics/).pressSequentially("encryption");
  await page.getByLabel("Running story").pressSequentially("the great");
  await expect(page.locator("#story-list option").first()).toHaveAttribute("value", "The great leak");
  await page.getByLabel("Running story").pressSequentially(" leak");
  const finder = page.getByLabel("Find an author");
  await finder.pressSequentially("quill-p");
  await expect(page.locator("#find-authors option")).toHaveAttribute("value", "Ada Quill-Penner");
  await finder.fill("Ada Quill-Penner");
  await finder.press("Enter");
  await expect(page.getByLabel(/^Authors/)).toHaveValue("Ada Quill-Penner");
  await expect(statusOf(page)).toHaveText(/^Saved \d/);

  const readNames = () =>
    atDesk(dataDir, people.editor.email, async (desk) => {
      const draft = await findDraft(desk.database, id);
      const { section, topics, authors, story } = draftContentSchema.parse(draft?.content);
      return { section, topics, authors, story };
    });
  const { section, topics, authors, story } = there;
  await expect.poll(readNames).toEqual({ section, topics, authors, story });
});
