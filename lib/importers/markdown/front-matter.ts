import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { accept, type Outcome, type Refusal, refuse } from "@/lib/outcome";
import type { Finding } from "../imported-document";

/** Far more than any article says about itself; YAML costs more to read than text. */
const MAXIMUM_FRONT_MATTER = 64 * 1024;
/** How many values the front matter may hold, aliases counted wherever they are used. */
const MAXIMUM_VALUES = 2_000;

/** How deep lists and fields may stand inside one another; an article's stand one inside another. */
const MAXIMUM_DEPTH = 20;
/** What has more faults than a person would mend is not front matter. */
const MAXIMUM_FAULTS = 20;

/** A value of the front matter. Scalars are text exactly as written, so that no date is shifted and no year a number. */
export type FieldValue = string | null | readonly FieldValue[] | { readonly [name: string]: FieldValue };

export interface Field {
  readonly name: string;
  readonly value: FieldValue;
  /** The line of its name in the file, counted from 1. */
  readonly line: number;
}

export interface FrontMatter {
  readonly fields: readonly Field[];
  readonly findings: readonly Finding[];
}

export interface SplitDocument {
  /** The YAML between the fences; null where the file has no front matter. */
  readonly yaml: string | null;
  /** The line in the file of the first line of `yaml`. */
  readonly yamlLine: number;
  /** Everything after the front matter, untouched. */
  readonly body: string;
  readonly bodyLine: number;
}

/**
 * Parts a file at its front matter: a line `---` before anything but blank lines, up to a line `---` or `...`. Without
 * the second fence there is no front matter, and the first is a rule in the text.
 */
export function splitFrontMatter(text: string): SplitDocument {
  const opening = /^(?:[ \t]*\n)*---[ \t]*\n/u.exec(text)?.[0];
  if (opening === undefined) return { yaml: null, yamlLine: 1, body: text, bodyLine: 1 };
  const rest = text.slice(opening.length);
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/mu.exec(rest);
  if (!closing) return { yaml: null, yamlLine: 1, body: text, bodyLine: 1 };
  const yaml = rest.slice(0, closing.index);
  const yamlLine = lines(opening) + 1;
  const end = closing.index + closing[0].length;
  return { yaml, yamlLine, body: rest.slice(end), bodyLine: yamlLine + lines(rest.slice(0, end)) };
}

/**
 * Reads YAML 1.2 as a list of fields. What a strict parser refuses (a name given twice, a quotation mark that is
 * never closed) is read as far as it goes, and each fault is reported; of a name given twice the last value counts.
 *
 * Refused: more than the limits above, and YAML that is not a list of named fields.
 */
export function readFrontMatter(yaml: string, yamlLine: number, fileName: string): Outcome<FrontMatter> {
  const at = `${fileName}:${yamlLine}`;
  if (yaml.length > MAXIMUM_FRONT_MATTER) {
    return refuse({
      code: "front-matter-too-long",
      at,
      message: `The front matter has more than ${MAXIMUM_FRONT_MATTER / 1024} KB: is the line "---" that ends it missing?`,
    });
  }
  try {
    return readFields(yaml, yamlLine, at);
  } catch (error) {
    // The composer calls itself for each level, and so ends hostile nesting with the end of the stack.
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(at);
  }
}

function tooDeep(at: string): Refusal {
  return refuse({
    code: "front-matter-too-deep",
    at,
    message: "The front matter is nested too deeply to be read: keep it to simple fields.",
  });
}

function readFields(yaml: string, yamlLine: number, at: string): Outcome<FrontMatter> {
  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    schema: "failsafe",
    lineCounter: counter,
    prettyErrors: false,
    logLevel: "silent",
  });
  if (document.errors.length > MAXIMUM_FAULTS) {
    return refuse({
      code: "front-matter-not-readable",
      at,
      message: `The front matter has ${document.errors.length.toLocaleString("en")} faults and is no YAML: mend it, or import the text without it.`,
    });
  }
  const lineAt = (offset: number) => yamlLine - 1 + Math.max(1, counter.linePos(offset).line);
  const findings = document.errors.map((error) => ({
    line: lineAt(error.pos[0]),
    code: "front-matter-mended",
    message: `The YAML here is not valid (${firstLine(error.message)}) and was read as far as it goes: check the fields.`,
  }));
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === ""))
    return accept({ fields: [], findings });
  if (!isMap(contents)) {
    return refuse({
      code: "front-matter-not-fields",
      at,
      message:
        'The text between the two lines "---" is not a list of fields such as "headline: …": mend it, or begin the file with "# " and the headline.',
    });
  }
  const fields = new Map<string, Field>();
  const budget: Budget = { values: MAXIMUM_VALUES, isTooDeep: false };
  for (const { key, value } of contents.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    fields.set(name, {
      name,
      value: fieldValue(asNode(value), document, budget),
      line: lineAt(key.range?.[0] ?? 0),
    });
  }
  if (budget.isTooDeep) return tooDeep(at);
  if (budget.values < 0) {
    return refuse({
      code: "front-matter-too-long",
      at,
      message: `The front matter has more than ${MAXIMUM_VALUES.toLocaleString("en")} values: keep it to the fields of an article.`,
    });
  }
  return accept({ fields: [...fields.values()], findings });
}

interface Budget {
  values: number;
  isTooDeep: boolean;
}

function fieldValue(node: Node | null, document: Document, budget: Budget, depth = 0): FieldValue {
  budget.values -= 1;
  if (depth > MAXIMUM_DEPTH) budget.isTooDeep = true;
  if (budget.values < 0 || budget.isTooDeep || node === null) return null;
  if (isAlias(node)) return fieldValue(node.resolve(document) ?? null, document, budget, depth + 1);
  if (isSeq(node)) return node.items.map((item) => fieldValue(asNode(item), document, budget, depth + 1));
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => [
        isScalar(key) ? String(key.value) : "?",
        fieldValue(asNode(value), document, budget, depth + 1),
      ]),
    );
  }
  if (!isScalar(node)) return null;
  const text = String(node.value ?? "");
  const isPlain = node.type === undefined || node.type === "PLAIN";
  return isPlain && /^(?:|~|null|Null|NULL)$/u.test(text) ? null : text;
}

function asNode(value: unknown): Node | null {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : null;
}

function lines(text: string): number {
  return text.split("\n").length - 1;
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}
