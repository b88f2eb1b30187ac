import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { aReport } from "../support/a-report";
import { runStandfirst } from "../support/run-standfirst";
import { expect, test } from "./site";

test.use({ siteOf: "report" });

const reportSchema = z.object({
  items: z.array(z.object({ status: z.string(), address: z.url(), path: z.string() })),
});

/** Imports a file into the running site, as an editor at the command line does, and gives back its path. */
async function importReport(dataDir: string, file: string): Promise<string> {
  const args = ["import", file, "--date", "2018-01-02", "--publish", "--adopt-imprint", "--json"];
  const { status, stdout, stderr } = await runStandfirst(args, { DATA_DIR: dataDir });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const [item] = reportSchema.parse(JSON.parse(stdout)).items;
  expect(item?.status).toBe("published");
  return item?.path ?? "";
}

test.describe("a report on disk becomes a page that a reader can open", () => {
  let folder: string;
  test.beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "standfirst-report-"));
  });
  test.afterAll(() => rm(folder, { recursive: true }));

  test("while the site runs, with its note, its end mark and its imprint in their places", async ({
    page,
    site,
    dataDir,
  }) => {
    const file = path.join(folder, "report.txt");
    await writeFile(file, aReport);
    const address = await importReport(dataDir, file);
    expect(address).toBe("/2018/01/02/ministry-denies-reading-the-post-it-opens");
    await page.goto(site.origin + address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Ministry denies reading the post it opens",
    );
    const article = page.getByRole("article");
    await expect(article).toContainText("Spoiler");
    await expect(article).toContainText("It was only holding it up to the light");
    await expect(page.locator(".prose > p")).toHaveCount(5);
    await expect(article.getByText("®")).toHaveCount(1);
    await expect(article).not.toContainText("Opening what others close");
    await expect(page.getByRole("contentinfo")).toContainText("Opening what others close");
    await expect(page.getByRole("contentinfo").getByText("© 1987–2019", { exact: true })).toBeVisible();

    const mark = article.locator('[role="doc-noteref"]');
    await expect(mark).toHaveCount(1);
    await expect(mark).toHaveText("*");
    await mark.click();
    const note = page.locator(":target");
    await expect(note).toContainText("Machine translation, not checked by anyone who speaks it.");
    await note.locator('[role="doc-backlink"]').click();
    await expect(page.locator(":target")).toHaveText("*");
  });

  test("and so does the report that it all started from", async ({ page, site, dataDir }) => {
    const corpora = process.env.CORPORA;
    const sample = corpora && path.resolve(corpora, "../samples/wechat.txt");
    // The sample report is a file that others wrote, and is not kept here; the test before has a report of our own.
    test.skip(!sample || !existsSync(sample), "CORPORA names no folder beside the sample report");
    const address = await importReport(dataDir, sample ?? "");
    await page.goto(site.origin + address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Of course we don.t spy on our users/);
    const article = page.getByRole("article");
    await expect(article).toContainText(
      "Social media app was fined last year for not doing that exact thing",
    );
    await expect(page.locator(".prose > p")).toHaveCount(9);
    await expect(article.getByText("®")).toHaveCount(1);
    await expect(article).not.toContainText("Biting the hand");
    await expect(page.getByRole("contentinfo")).toContainText("Biting the hand that feeds IT");
    await expect(page.getByRole("contentinfo").getByText("© 1998–2021", { exact: true })).toBeVisible();
    const mark = article.locator('[role="doc-noteref"]');
    await expect(mark).toHaveText("*");
    await mark.click();
    await expect(page.locator(":target")).toContainText("Dodgy machine translation via Google.");
    await page.locator(":target").locator('[role="doc-backlink"]').click();
    await expect(page.locator(":target")).toHaveText("*");
  });
});
