/** The tools of the editor's text, as pure functions: a text and what is selected of it go in, one change comes out. */

export interface Selected {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface TextChange {
  /** What is put in place of each stretch, in order and apart. */
  readonly changes: readonly { readonly from: number; readonly to: number; readonly insert: string }[];
  /** What is selected afterwards, in the new text. */
  readonly select: { readonly from: number; readonly to: number };
}

/** Adds a note at the end of what is selected, with its words at the end of the text. Labels that are taken are passed over. */
export function addNote({ text, to }: Selected, words: string, kind: "number" | "sign"): TextChange {
  const label = kind === "number" ? freeNumber(text) : freeSign(text);
  const mark = `[^${label}]`;
  const end = text.trimEnd().length;
  const isAfterNote = /(?:^|\n)\[\^[^\]\n]+\]:[^\n]*$/.test(text.slice(0, end));
  const gap = isAfterNote ? "\n" : "\n\n";
  const definition = `${gap}${mark}: ${oneLine(words)}\n`;
  if (to >= end) {
    const insert = text.slice(end, to) + mark + definition;
    return { changes: [{ from: end, to: text.length, insert }], select: at(end + mark.length + to - end) };
  }
  return {
    changes: [
      { from: to, to, insert: mark },
      { from: end, to: text.length, insert: definition },
    ],
    select: at(to + mark.length),
  };
}

export interface Quotation {
  readonly words: string;
  readonly attribution: string;
  readonly cite: string;
  /** The language of the original; empty for a quotation that is no translation. */
  readonly from: string;
  readonly original: string;
  readonly translation: "machine" | "human";
  readonly engine: string;
}

/** A quotation, with its original where it is a translation. */
export function quotation({
  words,
  attribution,
  cite,
  from,
  original,
  translation,
  engine,
}: Quotation): string {
  const isTranslated = from.trim() !== "";
  const attributes = [
    ...(isTranslated ? [`from=${from.trim()}`, `translation=${translation}`] : []),
    ...(isTranslated && translation === "machine" && engine.trim() ? [`engine="${attribute(engine)}"`] : []),
    ...(cite.trim() ? [`cite="${attribute(cite)}"`] : []),
  ];
  const who = attribution.trim() ? `[${label(attribution)}]` : "";
  const braces = attributes.length > 0 ? `{${attributes.join(" ")}}` : "";
  const body = words.trim();
  const also = isTranslated && original.trim() ? `\n\n::original\n\n${original.trim()}` : "";
  const colons = fence(`${body}${also}`);
  return `${colons}quote${who}${braces}\n${body}${also}\n${colons}`;
}

export interface PictureWords {
  readonly src: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly licence: string;
}

/** A picture on its own, with what is known of it. */
export function figure({ src, alt, caption, credit, licence }: PictureWords): string {
  const image = `![${label(alt)}](${src})`;
  const attributes = [
    ...(credit.trim() ? [`credit="${attribute(credit)}"`] : []),
    ...(licence.trim() ? [`licence="${attribute(licence)}"`] : []),
  ];
  if (attributes.length === 0 && caption.trim() === "") return image;
  const colons = fence(caption);
  const braces = attributes.length > 0 ? `{${attributes.join(" ")}}` : "";
  const words = caption.trim() ? `\n\n${caption.trim()}` : "";
  return `${colons}figure${braces}\n${image}${words}\n${colons}`;
}

/** The words of a note that names a source. */
export function sourceNote({
  title,
  address,
  publisher,
  date,
}: {
  readonly title: string;
  readonly address: string;
  readonly publisher: string;
  readonly date: string;
}): string {
  const linked = address.trim() ? `[${label(title)}](${destination(address)})` : oneLine(title);
  const rest = [publisher, date].map(oneLine).filter((part) => part !== "");
  return `${[linked, ...rest].join(", ")}.`;
}

/** Makes a link of what is selected, or of `words` where nothing is. */
export function addLink(selected: Selected, address: string, words: string): TextChange {
  const { text, from, to } = selected;
  const shown = to > from ? text.slice(from, to) : label(words);
  const insert = `[${shown}](${destination(address)})`;
  return { changes: [{ from, to, insert }], select: at(from + insert.length) };
}

/** Puts a block between paragraphs, after the one in which the selection ends. */
export function addBlock({ text, from, to }: Selected, block: string, replace = false): TextChange {
  if (replace && to > from) {
    const before = /(?:^|\n\n)$/.test(text.slice(0, from)) ? "" : "\n\n";
    const after = /^(?:\n\n|$)/.test(text.slice(to)) ? "" : "\n\n";
    const insert = `${before}${block}${after}`;
    return { changes: [{ from, to, insert }], select: at(from + insert.length - after.length) };
  }
  const lineEnd = text.indexOf("\n\n", to);
  const place = lineEnd < 0 ? text.trimEnd().length : lineEnd;
  const before = place === 0 ? "" : "\n\n";
  const insert = `${before}${block}${place === text.trimEnd().length ? "\n" : ""}`;
  return {
    changes: [{ from: place, to: lineEnd < 0 ? text.length : place, insert }],
    select: at(place + before.length + block.length),
  };
}

/** Sets what is selected between marks, or takes them away where they stand. */
export function toggleMarks({ text, from, to }: Selected, marks: string): TextChange {
  const size = marks.length;
  const isMarked = text.slice(from - size, from) === marks && text.slice(to, to + size) === marks;
  if (isMarked && from >= size) {
    return {
      changes: [
        { from: from - size, to: from, insert: "" },
        { from: to, to: to + size, insert: "" },
      ],
      select: { from: from - size, to: to - size },
    };
  }
  return {
    changes: [
      { from, to: from, insert: marks },
      { from: to, to, insert: marks },
    ],
    select: { from: from + size, to: to + size },
  };
}

/** The text with a change in it. */
export function apply(text: string, { changes }: TextChange): string {
  let done = "";
  let place = 0;
  for (const { from, to, insert } of changes) {
    done += text.slice(place, from) + insert;
    place = to;
  }
  return done + text.slice(place);
}

function at(place: number): { from: number; to: number } {
  return { from: place, to: place };
}

function freeNumber(text: string): number {
  const taken = [...text.matchAll(/\[\^(\d{1,6})\]/g)].map(([, number]) => Number(number));
  return Math.max(0, ...taken) + 1;
}

function freeSign(text: string): string {
  let sign = "*";
  while (text.includes(`[^${sign}]`)) sign += "*";
  return sign;
}

function oneLine(words: string): string {
  return words.trim().replace(/\s*\n\s*/g, " ");
}

/** What stands between brackets. */
function label(words: string): string {
  return oneLine(words).replace(/[\\[\]]/g, "\\$&");
}

/** What stands between quotation marks in braces, where nothing can be escaped. */
function attribute(words: string): string {
  return oneLine(words).replaceAll('"', "’");
}

function destination(address: string): string {
  return address
    .trim()
    .replace(/[\s<>]/g, encodeURIComponent)
    .replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"));
}

/** Colons enough that nothing within closes it. */
function fence(within: string): string {
  const longest = Math.max(2, ...[...within.matchAll(/^:{3,}/gm)].map(([colons]) => colons.length));
  return ":".repeat(longest + 1);
}
