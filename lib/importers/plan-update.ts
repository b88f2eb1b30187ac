import { isDeepStrictEqual } from "node:util";
import { type PreparedArticle, prepareArticle } from "@/lib/articles/commands";
import type { ArticleContent } from "@/lib/articles/content";
import { type ArticlePlace, findPublication } from "@/lib/articles/newest-revision";
import type { Desk } from "@/lib/desk";
import type { Picture } from "@/lib/media/picture";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { type ImportFile, leftToTheFile } from "./import-options";
import type { Finding, ImportedDocument } from "./imported-document";
import { inFile, openHouse, readContent } from "./plan-import";
import { readDocument } from "./read-document";

/** A new revision of a published article, read from a file, checked and rendered; nothing of it is written yet. */
export interface PlannedUpdate {
  readonly prepared: PreparedArticle;
  readonly pictures: readonly Picture[];
  readonly findings: readonly Finding[];
  /** The hash of the revision that it follows. */
  readonly after: string;
}

/**
 * Reads the next revision of an article from a file, by the same readers as an import. Headline and body are the file's; what
 * else the file does not name (standfirst, lead, section, bylines, topics, place, language, end mark) stays as it is. Address
 * and time of publication are the article's own, whatever the file says.
 *
 * Refused when nothing was published there, when the article is withdrawn, for everything that an import refuses, and when the
 * file changes nothing.
 */
export async function planUpdate(
  desk: Desk,
  article: ArticlePlace,
  file: ImportFile,
  ownOrigins: readonly string[],
): Promise<Outcome<PlannedUpdate>> {
  const found = await findPublication(desk.database, article);
  if (!found.ok) return found;
  const newest = found.value;
  const before = newest.record.content;
  const document = readDocument(file.bytes, file.name);
  if (!document.ok) return document;
  const read = await readContent(
    file,
    supplement(document.value, before),
    leftToTheFile,
    await openHouse(desk, ownOrigins),
  );
  if (!read.ok) return read;
  const { slug, firstPublished, lastUpdated } = before;
  const content: ArticleContent = {
    ...read.value.content,
    lead: read.value.content.lead ?? before.lead,
    // An end mark that is the site's own is not kept apart; one that the file leaves out is the one of before.
    endMark: document.value.endMark === null ? before.endMark : read.value.content.endMark,
    slug,
    firstPublished,
    lastUpdated,
    // A file does not say what it is a translation of.
    ...(before.translation !== undefined && { translation: before.translation }),
  };
  if (isDeepStrictEqual(content, before)) return refuse(nothingChanged(file));
  const id = newest.record.article;
  const prepared = await prepareArticle(desk, id, content, ownOrigins, read.value.stored);
  if (!prepared.ok) return inFile(prepared, file);
  return accept({
    prepared: prepared.value,
    pictures: read.value.pictures,
    findings: [...read.value.findings, ...notTaken(document.value)],
    after: newest.hash,
  });
}

/** The document, with what it does not name taken from what is published. */
function supplement(document: ImportedDocument, before: ArticleContent): ImportedDocument {
  const slugs = (names: readonly { readonly slug: string }[]) => names.map(({ slug }) => slug);
  const says = document.standfirst !== null;
  return {
    ...document,
    standfirst: says ? document.standfirst : before.standfirst,
    standfirstLabel: says ? document.standfirstLabel : before.standfirstLabel,
    section: document.section ?? before.section?.slug ?? null,
    story: document.story ?? before.story?.slug ?? null,
    authors: document.authors.length > 0 ? document.authors : slugs(before.authors),
    topics: document.topics.length > 0 ? document.topics : slugs(before.topics),
    place: document.place ?? before.place,
    language: document.language ?? before.language,
    published: null,
    updated: null,
    slug: null,
  };
}

function notTaken({ slug }: ImportedDocument): Finding[] {
  if (slug === null) return [];
  const message =
    "The slug in the file is not taken: an update keeps the address. “standfirst move” changes it.";
  return [{ line: 0, code: "slug-not-taken", message }];
}

function nothingChanged({ name }: ImportFile): Problem {
  return {
    code: "nothing-changed",
    at: name,
    message: "The file says what is published already. Nothing was written.",
  };
}
