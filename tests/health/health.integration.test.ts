import { tmpdir } from "node:os";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { HealthLedger } from "@/components/newsroom/health-ledger";
import { createAndPublish, createDraft } from "@/lib/articles/commands";
import { scheduleDraft } from "@/lib/articles/schedule-draft";
import { readMigrations } from "@/lib/database/migration-files";
import { findHealth } from "@/lib/health/queries";
import type { Health } from "@/lib/health/views";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

const look = () => findHealth(desk(), { dataDir: tmpdir(), databaseUrl: null });
const text = (health: Health) =>
  renderToStaticMarkup(createElement(HealthLedger, { health, timeZone: "Europe/London" })).replace(
    /<[^>]*>/g,
    " ",
  );

describe("the site's health", () => {
  test("says of fsync what the database says", async () => {
    const [row] = await desk().database.$queryRaw<{ fsync: string }[]>`SHOW fsync`;
    const health = await look();
    expect(health.database.fsync).toBe(row?.fsync);
    expect(text(health)).toMatch(row?.fsync === "on" ? /Good\s+on\b/ : /Look\s+off\b/);
  });

  test.each([
    { fsync: "on", means: "outlives a loss of power" },
    { fsync: "off", means: "may be lost when the power fails" },
  ])("says what fsync = $fsync means", async ({ fsync, means }) => {
    const health = await look();
    expect(text({ ...health, database: { ...health.database, fsync } })).toContain(means);
  });

  test("counts what there is, and knows the migrations in force", async () => {
    const published = await createAndPublish(desk(), { content: articleContent() }, TEST_ORIGINS);
    expect(published.ok).toBe(true);
    await createDraft(desk(), { content: articleContent() });
    const health = await look();
    expect(health).toMatchObject({ articles: 1, drafts: 2, revisions: 1, pictures: { count: 0, bytes: 0 } });
    expect(health.edition.number).toBe(1);
    expect(health.newest?.headline).toBe(articleContent().headline);
    const migrations = await readMigrations();
    expect(health.database.migrations).toEqual({
      count: migrations.length,
      newest: migrations.at(-1)?.name,
    });
    expect(health.disk.free).toBeGreaterThan(0);
  });

  test("names the end of the public log, for whoever keeps it", async () => {
    expect(text(await look())).toMatch(/Public log\s+Empty/);
    await createAndPublish(desk(), { content: articleContent() }, TEST_ORIGINS);
    const health = await look();
    const entry = await desk().database.logEntry.findFirstOrThrow();
    expect(health.log).toEqual({ number: 1, hash: entry.hash });
    expect(text(health)).toMatch(new RegExp(`Entry 1\\s+${entry.hash}`));
  });

  test("finds what is scheduled, and what should have gone live", async () => {
    const id = await createDraft(desk(), { content: articleContent({ headline: "Due" }) });
    const at = new Date(TEST_TIME.getTime() + 60_000);
    await scheduleDraft(desk(), { id, at: at.toISOString() }, TEST_ORIGINS);
    expect((await look()).schedule).toEqual({ count: 1, overdue: 0, next: { id, headline: "Due", at } });
    desk().setNow(new Date(at.getTime() + 60_000));
    expect((await look()).schedule.overdue).toBe(0);
    desk().setNow(new Date(at.getTime() + 60_001));
    const late = await look();
    expect(late.schedule.overdue).toBe(1);
    expect(text(late)).toContain("should have gone live by now");
  });
});
