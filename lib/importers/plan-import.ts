import { problemsBeforePublication } from "@/lib/articles/checklist";
import type { ImportOrigin } from "@/lib/articles/commands";
import type { ArticleContent, Figure, Named } from "@/lib/articles/content";
import { articleContentSchema } from "@/lib/articles/content";
import type { Desk } from "@/lib/desk";
import { renderBody } from "@/lib/markdown/render-body";
import { storedPicture } from "@/lib/media/commands";
import { examinePicture, type Picture } from "@/lib/media/picture";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { problemsOf } from "@/lib/problems";
import { readSettings } from "@/lib/site/commands";
import { sha256 } from "@/lib/storage/sha256";
import type { ImportFile, ImportOptions } from "./import-options";
import type { Finding, ImportedDocument } from "./imported-document";
import { type NameDirectory, type NameList, readNameDirectory } from "./name-directory";
import { readPublishedDate } from "./published-date";
import { readDocument } from "./read-document";
import { listImages, rewriteImages } from "./rewrite-images";

/** The first half of an import: everything is read and checked, and nothing is written. */

export interface ImportPlan {
  readonly items: readonly PlannedItem[];
  /** The imprint to adopt, when that was asked for. */
  readonly imprint: ImportedDocument["imprint"];
}

export interface PlannedItem {
  readonly file: string;
  readonly origin: ImportOrigin;
  readonly content: ArticleContent;
  readonly pictures: readonly Picture[];
  /** What the person should know; nothing of it was dropped. */
  readonly findings: readonly Finding[];
}

/** Reads and checks all files. When one is refused, all are, with every problem of every file. */
export async function planImport(
  desk: Desk,
  files: readonly ImportFile[],
  options: ImportOptions,
  ownOrigins: readonly string[],
): Promise<Outcome<ImportPlan>> {
  const directory = await readNameDirectory(desk.database);
  const settings = await readSettings(desk);
  const house: House = { directory, ...settings, ownOrigins, now: desk.now() };
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

interface House {
  readonly directory: NameDirectory;
  readonly timeZone: string;
  readonly language: string;
  readonly endMark: string | null;
  readonly ownOrigins: readonly string[];
  readonly now: Date;
}

async function planItem(
  file: ImportFile,
  document: ImportedDocument,
  options: ImportOptions,
  house: House,
): Promise<Outcome<PlannedItem>> {
  const findings = [...document.findings];
  const problems: Problem[] = [];
  const resolve = (written: string, list: NameList, field: string): Named => {
    const { named, isNew } = list.find(written);
    if (isNew)
      findings.push({
        line: 0,
        code: `${field}-new`,
        message: `There was no ${field} “${named.name}”; it is made.`,
      });
    return named;
  };
  const date = (written: string | null, field: string) => {
    if (written === null) return null;
    const read = readPublishedDate(written, house.timeZone);
    if (read === null) problems.push(dateNotUsable(file.name, field, written));
    else if (new Date(read.at) > house.now) problems.push(dateInFuture(file.name, field, written));
    return read;
  };
  const pictures = await readPictures(file, document, problems);
  const section = options.section ?? document.section;
  const authors = options.authors.length > 0 ? options.authors : document.authors;
  const topics = options.topics.length > 0 ? options.topics : document.topics;
  const content: ArticleContent = {
    language: options.language ?? document.language ?? house.language,
    headline: document.headline,
    standfirst: document.standfirst,
    standfirstLabel: document.standfirstLabel,
    body: rewriteImages(
      document.body,
      new Map([...pictures].map(([name, { stored }]) => [name, stored.src])),
    ),
    lead: leadFigure(document, pictures),
    section: section === null ? null : resolve(section, house.directory.sections, "section"),
    authors: unique(authors.map((name) => resolve(name, house.directory.authors, "author"))),
    topics: unique(topics.map((name) => resolve(name, house.directory.topics, "topic"))),
    place: document.place,
    slug: document.slug,
    firstPublished: date(options.date ?? document.published, "published"),
    lastUpdated: date(document.updated, "updated")?.at ?? null,
    endMark: document.endMark === house.endMark ? null : document.endMark,
  };
  const parsed = articleContentSchema.safeParse(content);
  if (!parsed.success) problems.push(...problemsOf(parsed.error, "content-not-usable", file.name));
  if (options.publish && problems.length === 0) {
    for (const problem of await problemsOfPublishing(content, pictures, house)) {
      problems.push({ ...problem, at: `${file.name}: ${problem.at ?? "article"}` });
    }
  }
  const origin = {
    fingerprint: sha256(file.bytes),
    fileName: file.name.split(/[\\/]/).at(-1) ?? file.name,
    format: document.format,
  };
  return acceptUnless(problems, {
    file: file.name,
    origin,
    content,
    pictures: [...pictures.values()].map(({ picture }) => picture),
    findings,
  });
}

/** Why a piece could not go live, found out before anything is written. */
async function problemsOfPublishing(
  content: ArticleContent,
  pictures: ReadonlyMap<string, FoundPicture>,
  { endMark, ownOrigins }: House,
): Promise<readonly Problem[]> {
  const images = Object.fromEntries([...pictures.values()].map(({ stored }) => [stored.src, stored]));
  const options = { language: content.language, idPrefix: "a-", endMark, ownOrigins, images };
  const rendered = await renderBody(content.body, options);
  return [...problemsBeforePublication(content), ...(rendered.ok ? [] : rendered.problems)];
}

interface FoundPicture {
  readonly picture: Picture;
  readonly stored: ReturnType<typeof storedPicture>;
}

/** The pictures that a document shows from files beside it, by the names it gives them. */
async function readPictures(
  file: ImportFile,
  document: ImportedDocument,
  problems: Problem[],
): Promise<Map<string, FoundPicture>> {
  const names = new Set(listImages(document.body).filter(isBeside));
  if (document.lead !== null) names.add(document.lead.src);
  const pictures = new Map<string, FoundPicture>();
  for (const name of names) {
    const bytes = await file.readBeside(name);
    if (bytes === null) {
      problems.push({
        code: "picture-missing",
        at: file.name,
        message: `The picture ${name} is not beside ${file.name}. Put it there, or take it out of the text.`,
      });
      continue;
    }
    const examined = examinePicture(bytes, name);
    if (examined.ok) pictures.set(name, { picture: examined.value, stored: storedPicture(examined.value) });
    else problems.push(...examined.problems);
  }
  return pictures;
}

/** Whether an address names a file beside the document, rather than something on the web or already stored. */
function isBeside(address: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(address);
}

function leadFigure(document: ImportedDocument, pictures: ReadonlyMap<string, FoundPicture>): Figure | null {
  if (document.lead === null) return null;
  const { src, ...words } = document.lead;
  const found = pictures.get(src);
  return found === undefined ? null : { ...found.stored, ...words };
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
