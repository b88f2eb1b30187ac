import { readFile } from "node:fs/promises";
import path from "node:path";
import { projectFolder } from "@/lib/project-folder";
import { beginDraft, statusOf, textOf } from "./editor";
import { expect, signIn, test } from "./newsroom";

test.use({ siteOf: "dragging" });

test("a picture is dragged in, its alternative text asked for", async ({ page, site, people }) => {
  expect(people).toBeDefined();
  await signIn(page, site.origin, "writer");
  await beginDraft(page, site.origin, "A picture is dragged in");
  const bytes = await readFile(path.join(projectFolder, "tests/e2e/pictures/front-page.png"));
  const dropped = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer();
    const letters = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([letters], "bus.png", { type: "image/png" }));
    return transfer;
  }, bytes.toString("base64"));
  await textOf(page).dispatchEvent("drop", { dataTransfer: dropped });

  const panel = page.getByRole("group", { name: "A figure" });
  await expect(panel.getByText("The picture is stored")).toBeVisible();
  await panel.getByRole("button", { name: "Insert the figure" }).click();
  await expect(panel.getByText("Say what the picture shows")).toBeVisible();
  await panel.getByLabel("What it shows").fill("The mark of the paper");
  await panel.getByLabel("Credit").fill("Jane Doe");
  await panel.getByRole("button", { name: "Insert the figure" }).click();

  await expect(textOf(page)).toContainText(/!\[The mark of the paper\]\(\/media\/[0-9a-f]{64}\.\w+\)/);
  const shown = page
    .getByRole("region", { name: "Preview" })
    .getByRole("img", { name: "The mark of the paper" });
  await expect(shown).toBeVisible();
  await expect(statusOf(page)).toHaveText(/^Saved \d/);

  // What was said of it is remembered for whoever uses it next.
  await page.goto(`${site.origin}/admin/media`);
  await expect(page.getByRole("link", { name: "The mark of the paper" })).toBeVisible();
  await expect(page.getByText("Jane Doe")).toBeVisible();
});
