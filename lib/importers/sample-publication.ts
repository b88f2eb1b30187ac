import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import YAML from "yaml";
import { z } from "zod";
import { slugSchema } from "@/lib/articles/content";
import { lockPublication } from "@/lib/articles/record-revision";
import { forgetSampleRevisions } from "@/lib/articles/sample-removal";
import { recordEvent } from "@/lib/audit/audit";
import type { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { appendToLog } from "@/lib/log/append-to-log";
import { findEntered } from "@/lib/log/queries";
import type { NameKind } from "@/lib/names/kinds";
import { recordChange } from "@/lib/names/record-change";
import { recordUnrecorded } from "@/lib/names/record-unrecorded";
import { countUses, deleteRow, findRow } from "@/lib/names/rows";
import { accept, type Outcome } from "@/lib/outcome";
import { projectFolder } from "@/lib/project-folder";
import { changeSite, readSettings } from "@/lib/site/commands";
import { raiseEdition } from "@/lib/site/edition";
import { type SiteSettings, siteSettingsSchema, unnamedSettings } from "@/lib/site/settings";
import { applyImport } from "./apply-import";
import { type ImportFile, type ImportOptions, leftToTheFile } from "./import-options";
import { planImport } from "./plan-import";
import { loadSampleStatements, sampleStatementsSchema } from "./sample-statements";

/** The publication that a newcomer finds: its files are in `prisma/samples`, and come in through the same import as any. */

const folder = path.join(projectFolder, "prisma/samples");

const named = { slug: slugSchema, name: z.string() };
const siteFileSchema = z.strictObject({
  ...siteSettingsSchema.shape,
  sections: z.array(z.strictObject({ ...named, description: z.string() })),
  authors: z.array(z.strictObject({ ...named, bio: z.string(), invented: z.boolean() })),
  topics: z.array(z.strictObject(named)),
  stories: z.array(z.strictObject({ ...named, description: z.string() })),
});
type SiteFile = z.infer<typeof siteFileSchema>;

const options: ImportOptions = {
  ...leftToTheFile,
  publish: true,
  adoptImprint: false,
  sample: true,
};

export interface LoadedSamples {
  readonly published: number;
  readonly unchanged: number;
}

/**
 * Loads the sample publication where it was never loaded or declined and there is nothing else; otherwise does nothing.
 * An interrupted loading is taken up again.
 */
export async function loadSamplesOnce(
  desk: Desk,
  ownOrigins: readonly string[],
  announce: () => void,
): Promise<Outcome<LoadedSamples>> {
  const { samples } = await desk.database.site.findUniqueOrThrow({ where: { id: 1 } });
  const own = await desk.database.draft.findFirst({ where: { sample: false }, select: { id: true } });
  if (samples !== "offered" || own !== null) return accept({ published: 0, unchanged: 0 });
  announce();
  return loadSamplePublication(desk, ownOrigins);
}

/** Notes that this site starts empty. */
export async function declineSamples(desk: Desk): Promise<void> {
  await transact(desk.database, async (transaction) => {
    const { count } = await transaction.site.updateMany({
      where: { id: 1, samples: "offered" },
      data: { samples: "declined" },
    });
    if (count > 0)
      await recordEvent(transaction, {
        at: desk.now(),
        actor: desk.actor,
        action: "samples-decline",
        subject: null,
      });
  });
}

/** Loads the sample publication. What is already there stays as it is. */
export async function loadSamplePublication(
  desk: Desk,
  ownOrigins: readonly string[],
): Promise<Outcome<LoadedSamples>> {
  const { sections, authors, topics, stories, ...settings } = await readSiteFile();
  // What somebody has set already stays as it is.
  const site = await changeSite(desk, await changesFrom(desk, unnamed(desk), settings), ownOrigins);
  if (!site.ok) return site;
  await loadNames(desk, { sections, authors, topics, stories });
  const plan = await planImport(desk, await readArticles(), options, ownOrigins);
  if (!plan.ok) return plan;
  const counts = { published: 0, unchanged: 0 };
  for await (const item of applyImport(desk, plan.value, options)) {
    if (item.status === "published" || item.status === "unchanged") counts[item.status] += 1;
    const [first, ...more] = item.problems;
    if (first) return { ok: false, problems: [first, ...more] };
  }
  const said = await loadSampleStatements(desk, await readStatements());
  if (!said.ok) return said;
  await transact(desk.database, async (transaction) => {
    await transaction.site.update({ where: { id: 1 }, data: { samples: "loaded" } });
    await recordEvent(transaction, {
      at: desk.now(),
      actor: desk.actor,
      action: "samples-load",
      subject: null,
      detail: { count: counts.published },
    });
  });
  return accept(counts);
}

/**
 * Takes every sample article out again, with its revisions; the names that only samples used; and the site's settings
 * where they are still the sample's. Gives back the number of articles removed.
 */
export async function removeSamplePublication(desk: Desk): Promise<number> {
  const file = await readSiteFile();
  const removed = await transact(desk.database, async (transaction) => {
    await lockPublication(transaction);
    const samples = await transaction.draft.findMany({ where: { sample: true }, select: { id: true } });
    const ids = samples.map(({ id }) => id);
    await logRemoval(transaction, desk, ids);
    // The only deletion of revisions that there is; the database refuses every other.
    await transaction.$executeRaw`SELECT set_config('standfirst.removing_samples', 'on', true)`;
    await transaction.article.deleteMany({ where: { id: { in: ids } } });
    await transaction.tombstone.deleteMany({ where: { articleId: { in: ids } } });
    await transaction.revision.deleteMany({ where: { articleId: { in: ids } } });
    await transaction.draft.deleteMany({ where: { id: { in: ids } } });
    // Their statements went with them.
    await transaction.speaker.deleteMany({ where: { statements: { none: {} } } });
    await forgetNames(transaction, desk, "section", slugs(file.sections));
    await forgetNames(transaction, desk, "author", slugs(file.authors));
    await forgetNames(transaction, desk, "topic", slugs(file.topics));
    await forgetNames(transaction, desk, "story", slugs(file.stories));
    await transaction.site.update({ where: { id: 1 }, data: { samples: "declined" } });
    await raiseEdition(transaction, desk.now());
    await recordEvent(transaction, {
      at: desk.now(),
      actor: desk.actor,
      action: "samples-remove",
      subject: null,
      detail: { count: ids.length },
    });
    return ids.length;
  });
  await forgetSampleRevisions(desk);
  const { sections: _s, authors: _a, topics: _t, stories: _r, ...settings } = file;
  const changed = await changeSite(desk, await changesFrom(desk, settings, unnamed(desk)), []);
  if (!changed.ok) throw new Error(changed.problems[0].message);
  return removed;
}

/** Leaves word in the public log that the samples' revisions are not there any more. */
async function logRemoval(
  transaction: Prisma.TransactionClient,
  desk: Desk,
  articles: string[],
): Promise<void> {
  const revisions = await transaction.revision.findMany({
    where: { articleId: { in: articles } },
    orderBy: [{ recordedAt: "asc" }, { articleId: "asc" }, { number: "asc" }],
    select: { hash: true },
  });
  const hashes = revisions.map(({ hash }) => hash);
  const entered = await findEntered(transaction, "revision", hashes);
  for (const object of hashes)
    if (entered.has(object)) await appendToLog(transaction, desk, { kind: "sample-removed", object });
}

function unnamed(desk: Desk): SiteSettings {
  return unnamedSettings(desk.now().getUTCFullYear());
}

/** The settings of `to`, where the site's are still those of `from`. */
async function changesFrom(desk: Desk, from: SiteSettings, to: SiteSettings): Promise<Partial<SiteSettings>> {
  const now: Readonly<Record<string, unknown>> = await readSettings(desk);
  const before: Readonly<Record<string, unknown>> = from;
  return Object.fromEntries(
    Object.entries(to).filter(([name]) => isDeepStrictEqual(now[name], before[name])),
  );
}

async function loadNames(
  desk: Desk,
  { sections, authors, topics, stories }: Pick<SiteFile, "sections" | "authors" | "topics" | "stories">,
) {
  await transact(desk.database, async (transaction) => {
    await lockPublication(transaction);
    const left = await transaction.formerName.findMany({ select: { kind: true, slug: true } });
    // The address of one that was renamed or merged leads on, and no other may have it.
    const isLeft = (kind: NameKind, slug: string) =>
      left.some((former) => former.kind === kind && former.slug === slug);
    for (const [position, section] of sections.entries()) {
      if (isLeft("section", section.slug)) continue;
      const row = { ...section, position };
      await transaction.section.upsert({ where: { slug: section.slug }, create: row, update: {} });
    }
    for (const author of authors) {
      if (isLeft("author", author.slug)) continue;
      await transaction.author.upsert({ where: { slug: author.slug }, create: author, update: {} });
    }
    for (const topic of topics) {
      if (isLeft("topic", topic.slug)) continue;
      await transaction.topic.upsert({ where: { slug: topic.slug }, create: topic, update: {} });
    }
    for (const story of stories) {
      if (isLeft("story", story.slug)) continue;
      await transaction.story.upsert({ where: { slug: story.slug }, create: story, update: {} });
    }
    await recordUnrecorded(transaction, desk);
  });
}

/** Takes the names out that no article bears any more. What they were is recorded, and so is that they went. */
async function forgetNames(
  transaction: Prisma.TransactionClient,
  desk: Desk,
  kind: NameKind,
  candidates: readonly string[],
): Promise<void> {
  for (const slug of candidates) {
    const row = await findRow(transaction, kind, slug);
    if (row === null || (await countUses(transaction, kind, row.id)) > 0) continue;
    await deleteRow(transaction, kind, row.id);
    await transaction.formerName.deleteMany({ where: { kind, toSlug: slug } });
    await recordChange(transaction, desk, { at: desk.now(), change: { verb: "remove", kind, slug } });
  }
}

async function readStatements() {
  return sampleStatementsSchema.parse(
    YAML.parse(await readFile(path.join(folder, "statements.yaml"), "utf8")),
  );
}

async function readSiteFile(): Promise<SiteFile> {
  return siteFileSchema.parse(YAML.parse(await readFile(path.join(folder, "site.yaml"), "utf8")));
}

async function readArticles(): Promise<ImportFile[]> {
  const names = (await readdir(path.join(folder, "articles"))).filter((name) => name.endsWith(".md")).sort();
  return Promise.all(
    names.map(async (name) => ({
      name: `prisma/samples/articles/${name}`,
      bytes: await readFile(path.join(folder, "articles", name)),
      // The figures lie beside the folder of articles, and are only ever named from these files.
      readBeside: (picture: string) => readFile(path.join(folder, picture)).catch(() => null),
    })),
  );
}

function slugs(rows: readonly { slug: string }[]): string[] {
  return rows.map(({ slug }) => slug);
}
