import type { ArticleContent } from "@/lib/articles/content";
import { diffTexts } from "@/lib/articles/text-diff";
import { LONGEST_PASSAGE, MOST_PASSAGES, type Passage } from "./correction-record";
import { withoutMarkup } from "./without-markup";

/** What follows the last word of a sentence: its mark, whatever closes with it, and the space behind; or the end of a line. */
const SENTENCE_END = /(?:[.!?…]["'”’»)\]]*\s+|[。！？]["”’»）」』]*\s*|\n+)/gu;

/**
 * Which passages of an article became which, in the order of a page: whole sentences, since a word alone says nothing of what was wrong. Body and
 * captions are compared without their markup; where nothing but that is different, such as the address of a link, with it. At most twenty, each of at
 * most a thousand characters.
 */
export function findPassages(earlier: ArticleContent, later: ArticleContent): Passage[] {
  return [
    ...whole("headline", earlier.headline, later.headline),
    ...whole("standfirst", standfirstOf(earlier), standfirstOf(later)),
    ...(sameByline(earlier, later) ? [] : whole("byline", bylineOf(earlier), bylineOf(later))),
    ...whole("caption", captionOf(earlier), captionOf(later)),
    ...sentences(earlier.body, later.body),
  ].slice(0, MOST_PASSAGES);
}

function whole(where: Passage["where"], was: string, now: string): Passage[] {
  return was === now ? [] : [{ was: cut(was), now: cut(now), where }];
}

/** Each run of sentences in which something is different, from the end of the sentence before to the end of the last. */
function sentences(earlier: string, later: string): Passage[] {
  const passages: Passage[] = [];
  let [was, now, differs] = ["", "", false];
  const end = () => {
    if (differs) passages.push(...passageOf(was, now));
    [was, now, differs] = ["", "", false];
  };
  // Texts are compared line by line: the last is a line like the others.
  for (const { kind, text } of diffTexts(`${earlier}\n`, `${later}\n`)) {
    if (kind === "same") {
      for (const { piece, ends } of piecesOf(text)) {
        was += piece;
        now += piece;
        if (ends) end();
      }
    } else {
      if (kind === "removed") was += text;
      else now += text;
      differs = true;
    }
  }
  end();
  return passages;
}

function passageOf(was: string, now: string): Passage[] {
  const [wordsBefore, words] = [withoutMarkup(was), withoutMarkup(now)];
  if (wordsBefore !== words) return [{ ...together(wordsBefore, words), where: "body" }];
  // An empty line more or less is no passage.
  if (was.trim() === now.trim()) return [];
  return [{ ...together(was.trim(), now.trim()), where: "body" }];
}

/** Both within the bound: what they begin with in common goes first, since what is different must be seen. */
function together(was: string, now: string): Pick<Passage, "was" | "now"> {
  if (Math.max(was.length, now.length) <= LONGEST_PASSAGE) return { was, now };
  let common = 0;
  while (common < was.length && was[common] === now[common]) common += 1;
  const from = Math.max(0, common - KEPT_BEFORE);
  if (from === 0) return { was: cut(was), now: cut(now) };
  return { was: cut(`… ${was.slice(from)}`), now: cut(`… ${now.slice(from)}`) };
}

const KEPT_BEFORE = 120;

function cut(text: string): string {
  if (text.length <= LONGEST_PASSAGE) return whole16(text);
  return `${whole16(text.slice(0, LONGEST_PASSAGE - 2))} …`;
}

/** Without a half of a letter at either end, which the cut may have left. */
function whole16(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|(?<=^… )[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
}

/** A text in pieces that each end with a sentence; the last need not. */
function piecesOf(text: string): { readonly piece: string; readonly ends: boolean }[] {
  const pieces: { piece: string; ends: boolean }[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(SENTENCE_END)) {
    pieces.push({ piece: text.slice(from, index + mark.length), ends: true });
    from = index + mark.length;
  }
  if (from < text.length) pieces.push({ piece: text.slice(from), ends: false });
  return pieces;
}

function standfirstOf({ standfirst, standfirstLabel }: ArticleContent): string {
  return [standfirstLabel === null ? "" : `${standfirstLabel}:`, standfirst ?? ""].filter(Boolean).join(" ");
}

/** A name that was written otherwise, since an author is called otherwise today, corrects nothing. */
function sameByline(earlier: ArticleContent, later: ArticleContent): boolean {
  const slugs = ({ authors }: ArticleContent) => authors.map(({ slug }) => slug).join("/");
  return earlier.place === later.place && slugs(earlier) === slugs(later);
}

function bylineOf({ authors, place }: ArticleContent): string {
  return [...authors.map(({ name }) => name), place ?? ""].filter(Boolean).join(", ");
}

function captionOf({ lead }: ArticleContent): string {
  return lead === null ? "" : [lead.caption, lead.alt, lead.credit].filter(Boolean).join(" · ");
}
