import { type PreparedArticle, prepareArticle } from "@/lib/articles/commands";
import { type ArticleContent, articleContentSchema, type Named } from "@/lib/articles/content";
import type { ImportOrigin } from "@/lib/articles/revisions";
import type { Desk } from "@/lib/desk";
import { linksWithoutTrackers } from "@/lib/markdown/links-without-trackers";
import type { Picture } from "@/lib/media/picture";
import type { StoredPicture } from "@/lib/media/views";
import { accept, acceptUnless, type Outcome, type Problem, type Refusal, refuse } from "@/lib/outcome";
import { problemsOf } from "@/lib/problems";
import { readSettings } from "@/lib/site/commands";
import { sha256 } from "@/lib/storage/sha256";
import { leadFigure, readPictures } from "./document-pictures";
import { type EarlierImport, findEarlierImport, importedArticleId } from "./earlier-import";
import type { ImportFile, ImportOptions } from "./import-options";
import type { Finding, ImportedDocument } from "./imported-document";
import { type NameDirectory, type NameList, readNameDirectory } from "./name-directory";
import { readPublishedDate } from "./published-date";
import { readDocument } from "./read-document";
import { rewriteImages } from "./rewrite-images";

/** The first half of an import: everything is read and checked, and nothing is written. */

export interface ImportPlan {
  readonly items: readonly PlannedItem[];
  /** The imprint to adopt, when that was asked for. */
  readonly imprint: ImportedDocument["imprint"];
}

export interface PlannedItem {
  readonly file: string;
  /** The article's id, which follows from the file's bytes. */
  readonly id: string;
  readonly origin: ImportOrigin;
  readonly content: ArticleContent;
  readonly pictures: readonly Picture[];
  /** What the person should know; nothing of it was dropped. */
  readonly findings: readonly Finding[];
  /** The import of the same bytes before this one. */
  readonly earlier: EarlierImport | null;
  /** What will be published, checked and rendered; null where nothing will. */
  readonly prepared: PreparedArticle | null;
}

/** Reads and checks all files. When one is refused, all are, with every problem of every file. */
export async function planImport(
  desk: Desk,
  files: readonly ImportFile[],
  options: ImportOptions,
  ownOrigins: readonly string[],
): Promise<Outcome<ImportPlan>> {
  const house = await openHouse(desk, ownOrigins);
  const items: PlannedItem[] = [];
  const imprints: NonNullable<ImportedDocument["imprint"]>[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const document = readDocument(file.bytes, file.name);
    const item = document.ok ? await planItem(file, document.value, options, house) : document;
    if (!item.ok) problems.push(...item.problems);
    else if (document.ok) {
      items.push(item.value);
      if (document.value.imprint !== null) imprints.push(document.value.imprint);
    }
  }
  const imprint = options.adoptImprint ? chooseImprint(imprints) : accept(null);
  if (!imprint.ok && problems.length === 0) problems.push(...imprint.problems);
  return acceptUnless(problems, { items, imprint: imprint.ok ? imprint.value : null });
}

/** What a document is read with: the names that exist, and the site's own settings. */
export interface House {
  readonly desk: Desk;
  readonly directory: NameDirectory;
  readonly timeZone: string;
  readonly language: string;
  readonly endMark: string | null;
  readonly ownOrigins: readonly string[];
}

export async function openHouse(desk: Desk, ownOrigins: readonly string[]): Promise<House> {
  const directory = await readNameDirectory(desk.database);
  const { timeZone, language, endMark } = await readSettings(desk);
  return { desk, directory, timeZone, language, endMark, ownOrigins };
}

async function planItem(
  file: ImportFile,
  document: ImportedDocument,
  options: ImportOptions,
  house: House,
): Promise<Outcome<PlannedItem>> {
  const read = await readContent(file, document, options, house);
  if (!read.ok) return read;
  const { content, pictures, stored, findings } = read.value;
  const origin = {
    fingerprint: sha256(file.bytes),
    fileName: file.name.split(/[\\/]/).at(-1) ?? file.name,
    format: document.format,
  };
  const id = importedArticleId(origin.fingerprint);
  const earlier = await findEarlierImport(house.desk, id);
  const item = { file: file.name, id, origin, content, pictures, findings, earlier };
  // What has been published already will not be published again, and need not be made ready.
  if (!options.publish || earlier?.path) return accept({ ...item, prepared: null });
  const prepared = await prepareArticle(house.desk, id, content, house.ownOrigins, stored);
  return prepared.ok ? accept({ ...item, prepared: prepared.value }) : inFile(prepared, file);
}

/** What a document says, as the content of an article, with the pictures that it shows. */
export interface ReadContent {
  readonly content: ArticleContent;
  readonly pictures: readonly Picture[];
  /** The same pictures, as they will be stored. */
  readonly stored: readonly StoredPicture[];
  readonly findings: readonly Finding[];
}

/**
 * Makes of a document the content of an article: names are looked up, dates and pictures read. Refused with every problem of
 * the file. Nothing is written.
 */
export async function readContent(
  file: ImportFile,
  document: ImportedDocument,
  options: Omit<ImportOptions, "publish" | "adoptImprint" | "sample">,
  house: House,
): Promise<Outcome<ReadContent>> {
  const findings = [...document.findings];
  const problems: Problem[] = [];
  const resolve = (written: string, list: NameList, field: string): Named => {
    const { named, how } = list.find(written);
    if (how === "new") {
      findings.push({
        line: 0,
        code: `${field}-new`,
        message: `There was no ${field} “${named.name}”; it is made.`,
      });
    } else if (how === "same-address") {
      const message = `“${written}” would have the same address as the ${field} “${named.name}”, which is taken for it.`;
      findings.push({ line: 0, code: `${field}-taken-for-another`, message });
    }
    return named;
  };
  const date = (written: string | null, field: string) => {
    if (written === null) return null;
    const read = readPublishedDate(written, house.timeZone);
    if (read === null) problems.push(dateNotUsable(file.name, field, written));
    else if (new Date(read.at) > house.desk.now()) problems.push(dateInFuture(file.name, field, written));
    return read;
  };
  const pictures = await readPictures(file, document);
  problems.push(...pictures.problems);
  findings.push(...pictures.findings);
  const section = options.section ?? document.section;
  const story = options.story ?? document.story;
  const authors = options.authors.length > 0 ? options.authors : document.authors;
  const topics = options.topics.length > 0 ? options.topics : document.topics;
  const content: ArticleContent = {
    language: options.language ?? document.language ?? house.language,
    headline: document.headline,
    standfirst: document.standfirst,
    standfirstLabel: document.standfirstLabel,
    body: rewriteImages(
      linksWithoutTrackers(document.body),
      new Map([...pictures.found].map(([name, { stored }]) => [name, stored.src])),
    ),
    lead: leadFigure(document, pictures),
    section: section === null ? null : resolve(section, house.directory.sections, "section"),
    authors: unique(authors.map((name) => resolve(name, house.directory.authors, "author"))),
    topics: unique(topics.map((name) => resolve(name, house.directory.topics, "topic"))),
    ...(story !== null && { story: resolve(story, house.directory.stories, "story") }),
    place: document.place,
    slug: document.slug,
    firstPublished: date(options.date ?? document.published, "published"),
    lastUpdated: date(document.updated, "updated")?.at ?? null,
    endMark: document.endMark === house.endMark ? null : document.endMark,
  };
  const parsed = articleContentSchema.safeParse(content);
  if (!parsed.success) problems.push(...problemsOf(parsed.error, "content-not-usable", file.name));
  const found = [...pictures.found.values()];
  return acceptUnless(problems, {
    content,
    pictures: found.map(({ picture }) => picture),
    stored: found.map(({ stored }) => stored),
    findings,
  });
}

/** The same refusal, which names the file. */
export function inFile({ problems: [first, ...more] }: Refusal, { name }: ImportFile): Refusal {
  const named = (problem: Problem) => ({ ...problem, at: `${name}: ${problem.at ?? "article"}` });
  return refuse(named(first), ...more.map(named));
}

function chooseImprint(
  imprints: readonly NonNullable<ImportedDocument["imprint"]>[],
): Outcome<ImportedDocument["imprint"]> {
  const [first, ...others] = imprints;
  if (first === undefined) {
    return refuse({
      code: "imprint-missing",
      at: null,
      message: "No imprint (a tagline, ©, years) was found to adopt. Import without --adopt-imprint.",
    });
  }
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) {
    return refuse({
      code: "imprints-differ",
      at: null,
      message:
        "The files have different imprints. Import one of them with --adopt-imprint, and the others without.",
    });
  }
  return accept(first);
}

function unique(names: readonly Named[]): Named[] {
  return [...new Map(names.map((named) => [named.slug, named])).values()];
}

function dateNotUsable(file: string, field: string, written: string): Problem {
  return {
    code: "date-not-usable",
    at: `${file}: ${field}`,
    message: `“${written}” is no date. Write a day such as 2018-01-02, or a time with its offset such as 2018-01-02T11:40:00+01:00.`,
  };
}

function dateInFuture(file: string, field: string, written: string): Problem {
  return {
    code: "date-in-future",
    at: `${file}: ${field}`,
    message: `“${written}” has not come yet. A piece can only have appeared in the past.`,
  };
}
