import { randomUUID } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import { type OpenDatabase, openDatabase } from "@/lib/database/open";
import type { Desk } from "@/lib/desk";
import { closeRenderer } from "@/lib/markdown/render-body";
import { fileObjects } from "@/lib/storage/file-objects";
import { administer, databaseUrl, whenReleased } from "./database-template";

/** Every test of this house happens at this moment, unless it says otherwise. */
export const TEST_TIME = new Date("2026-03-04T05:06:07.000Z");

export interface TestDesk extends Desk {
  /** The object store's folder. */
  readonly objectsFolder: string;
  readonly watchEdition: OpenDatabase["watchEdition"];
  /** Lets `now()` be another moment, until the next test. */
  setNow(moment: Date): void;
}

/** The origin that tests publish for. */
export const TEST_ORIGINS = ["https://wiretap.example"];

/**
 * Gives every test of the file an empty publication on a real database of the file's own: the embedded one, or a
 * PostgreSQL where `TEST_DATABASE_URL` names one. Call it once, at the top of the file.
 */
export function setUpDesk(): () => TestDesk {
  let opened: { database: OpenDatabase; remove: () => Promise<void> };
  let desk: TestDesk;
  beforeAll(async () => {
    opened = await openCopy();
  });
  beforeEach(async () => {
    await empty(opened.database);
    const objectsFolder = await mkdtemp(path.join(tmpdir(), "standfirst-objects-"));
    let moment = TEST_TIME;
    desk = {
      database: opened.database.client,
      objects: fileObjects(objectsFolder),
      objectsFolder,
      watchEdition: opened.database.watchEdition,
      actor: "test",
      now: () => moment,
      setNow(to) {
        moment = to;
      },
    };
    return () => rm(objectsFolder, { recursive: true, force: true });
  });
  afterAll(async () => {
    await closeRenderer();
    await opened.remove();
  });
  return () => desk;
}

async function openCopy(): Promise<{ database: OpenDatabase; remove: () => Promise<void> }> {
  const template = inject("databaseTemplate");
  if (template.kind === "embedded") {
    const dataDir = await mkdtemp(path.join(tmpdir(), "standfirst-test-"));
    await cp(template.folder, dataDir, { recursive: true });
    const database = await openDatabase({ databaseUrl: null, dataDir });
    const remove = async () => {
      await database.close();
      await whenReleased(dataDir);
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    };
    return { database, remove };
  }
  const name = `standfirst_test_${randomUUID().replaceAll("-", "")}`;
  await administer(template.adminUrl, `CREATE DATABASE "${name}" TEMPLATE "${template.name}"`);
  const database = await openDatabase({
    databaseUrl: databaseUrl(template.adminUrl, name),
    dataDir: tmpdir(),
  });
  const remove = async () => {
    await database.close();
    await administer(template.adminUrl, `DROP DATABASE "${name}"`);
  };
  return { database, remove };
}

/** Empties every table but the two rows that a publication always has, which become what they were at first. */
async function empty({ client }: OpenDatabase): Promise<void> {
  await client.$executeRawUnsafe(EMPTY_TABLES);
  await client.edition.update({ where: { id: 1 }, data: { number: 0, changedAt: TEST_TIME } });
  await client.site.update({
    where: { id: 1 },
    data: {
      name: "The Test Post",
      tagline: "All the news that passes",
      copyrightFrom: 1999,
      copyrightTo: null,
      endMark: "■",
      timeZone: "Europe/London",
      language: "en-GB",
      about: "",
      aboutHtml: "",
      contact: null,
      securityPolicy: null,
      featured: [],
      footerLinks: [],
      policies: {},
      namesActors: false,
      sourceFloor: null,
      samples: "offered",
      updatedAt: TEST_TIME,
    },
  });
}

/**
 * A truncation makes every table's files anew, and the plans for it, which costs more than most tests do; few tables hold anything,
 * and that a few rows. The triggers, among them those that let nobody remove a revision, are asleep for this statement alone.
 */
const EMPTY_TABLES = `
  DO $$
  DECLARE
    name text;
    filled boolean;
  BEGIN
    PERFORM set_config('session_replication_role', 'replica', true);
    FOR name IN
      SELECT tablename FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'edition', 'site')
    LOOP
      EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO filled;
      IF filled THEN EXECUTE format('DELETE FROM %I', name); END IF;
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename), start_value, false)
      FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
  END
  $$`;
