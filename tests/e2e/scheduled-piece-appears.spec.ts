import path from "node:path";
import { createDraft } from "@/lib/articles/commands";
import { scheduleDraft } from "@/lib/articles/schedule-draft";
import { openDatabase } from "@/lib/database/open";
import { closeRenderer } from "@/lib/markdown/render-body";
import { fileObjects } from "@/lib/storage/file-objects";
import { articleContent } from "../support/factories";
import { ask } from "./ask";
import { expect, test } from "./site";

test.use({ siteOf: "schedule" });

const MINUTE_MS = 60_000;

test("a scheduled piece appears on its minute, and not before", async ({ site, dataDir }) => {
  test.setTimeout(5 * MINUTE_MS);
  const database = await openDatabase({ databaseUrl: null, dataDir });
  const desk = {
    database: database.client,
    objects: fileObjects(path.join(dataDir, "objects")),
    actor: "test",
    now: () => new Date(),
  };
  const id = await createDraft(desk, { content: articleContent({ slug: "on-its-minute" }) });
  // The next full minute, which is never further away than that; the one after it where this one is all but over.
  const due = new Date(Math.ceil((Date.now() + 2_000) / MINUTE_MS) * MINUTE_MS);
  const scheduled = await scheduleDraft(desk, { id, at: due.toISOString() }, [site.origin]);
  expect(scheduled).toMatchObject({ ok: true });
  await closeRenderer();
  const [year, month, day] = new Date(due).toISOString().split("T")[0]?.split("-") ?? [];
  const address = `/${year}/${month}/${day}/on-its-minute`;
  const appears = async () => {
    const { status } = await ask(site.origin, address);
    // Before its minute there is nothing, however often somebody looks.
    expect(status === 200 && Date.now() < due.getTime()).toBe(false);
    return status;
  };
  await expect.poll(appears, { timeout: due.getTime() - Date.now() + 60_000, intervals: [500] }).toBe(200);
  const { publishedAt } = await database.client.article.findUniqueOrThrow({ where: { id } });
  expect(publishedAt.getTime() - due.getTime()).toBeGreaterThanOrEqual(0);
  expect(publishedAt.getTime() - due.getTime()).toBeLessThan(MINUTE_MS);
  const event = await database.client.auditEvent.findFirstOrThrow({
    where: { subject: id },
    orderBy: { number: "desc" },
  });
  expect(event).toMatchObject({
    actor: "test",
    action: "article-publish",
    detail: { reason: "on-schedule" },
  });
  await database.close();
});
