import { MAXIMUM_BODY_LENGTH } from "@/lib/articles/content";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { decodeText } from "./decode-text";
import type { Finding, ImportedDocument } from "./imported-document";
import { type ArticleFields, emptyArticleFields, readArticleFields } from "./markdown/article-fields";
import { firstHeading } from "./markdown/first-heading";
import { readFrontMatter, splitFrontMatter } from "./markdown/front-matter";

const MAXIMUM_HEADLINE = 300;

/**
 * Reads a Markdown file with YAML front matter, or with a first `# heading` as its headline. The fields and their
 * other names are in `markdown/article-fields`. The body stays as it is, byte for byte, apart from its line ends and
 * what `decodeText` mends; only a heading that became the headline leaves it.
 *
 * Refused, with `file:line` and what to do: everything that `decodeText` refuses, an empty file, a file without a
 * headline, front matter that is no list of fields, a field of the wrong type or with a value that cannot be.
 */
export function readMarkdownDocument(bytes: Uint8Array, fileName: string): Outcome<ImportedDocument> {
  const decoded = decodeText(bytes, fileName);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  if (text.trim() === "") {
    return refuse({
      code: "file-empty",
      at: fileName,
      message: "The file has no text: check that it is the right one.",
    });
  }
  const { yaml, yamlLine, body: afterFields, bodyLine } = splitFrontMatter(text);
  const fields = yaml === null ? accept(noFields()) : readFields(yaml, yamlLine, fileName);
  if (!fields.ok) return fields;
  const { article, findings } = fields.value;

  const found = headlineOf(article, afterFields, bodyLine, fileName, text);
  if (!found.ok) return found;
  if (found.value.body.length > MAXIMUM_BODY_LENGTH) {
    return refuse({
      code: "body-too-long",
      at: `${fileName}:${bodyLine}`,
      message: `The body has ${found.value.body.length.toLocaleString("en")} characters, and an article has at most ${MAXIMUM_BODY_LENGTH.toLocaleString("en")}: split it.`,
    });
  }
  return accept({
    ...article,
    format: "markdown",
    headline: found.value.headline,
    body: found.value.body,
    imprint: null,
    findings: [...decoded.value.findings, ...findings, ...found.value.findings].sort(
      (a, b) => a.line - b.line,
    ),
  });
}

interface ReadFields {
  readonly article: ArticleFields;
  readonly findings: readonly Finding[];
}

function noFields(): ReadFields {
  return { article: emptyArticleFields(), findings: [] };
}

function readFields(yaml: string, yamlLine: number, fileName: string): Outcome<ReadFields> {
  const matter = readFrontMatter(yaml, yamlLine, fileName);
  if (!matter.ok) return matter;
  const read = readArticleFields(matter.value.fields, fileName);
  if (!read.ok) return read;
  return accept({
    article: read.value.article,
    findings: [...matter.value.findings, ...read.value.findings],
  });
}

interface FoundHeadline {
  readonly headline: string;
  readonly body: string;
  readonly findings: readonly Finding[];
}

function headlineOf(
  article: ArticleFields,
  body: string,
  bodyLine: number,
  fileName: string,
  text: string,
): Outcome<FoundHeadline> {
  const heading = firstHeading(body);
  if (article.headline !== null) {
    const isRepeated = heading?.isFirst && heading.text === article.headline;
    return accept({
      headline: article.headline,
      body,
      findings: isRepeated
        ? [
            {
              line: bodyLine + heading.line - 1,
              code: "headline-repeated",
              message:
                "The body begins with its headline, which the page prints already. It stays in the body.",
            },
          ]
        : [],
    });
  }
  if (!heading || heading.text === "") return refuse(headlineMissing(fileName, text));
  const line = bodyLine + heading.line - 1;
  if (heading.text.length > MAXIMUM_HEADLINE) {
    return refuse({
      code: "headline-too-long",
      at: `${fileName}:${line}`,
      message: `The headline has ${heading.text.length.toLocaleString("en")} characters, and at most ${MAXIMUM_HEADLINE} are printed: shorten it.`,
    });
  }
  if (/\p{Cc}/u.test(heading.text)) return refuse(headlineMissing(fileName, text));
  return accept({
    headline: heading.text,
    body: heading.rest,
    findings: heading.isFirst
      ? []
      : [
          {
            line,
            code: "headline-not-first",
            message:
              "This heading became the headline, though text stands before it; that text stays in the body.",
          },
        ],
  });
}

function headlineMissing(fileName: string, text: string): Problem {
  const isToml = /^\s*\+\+\+[ \t]*\n/u.test(text);
  return {
    code: "headline-missing",
    at: `${fileName}:1`,
    message: isToml
      ? 'The front matter is TOML ("+++"), which is not read: write it as YAML between two lines "---".'
      : 'The file has no headline: write "headline: …" in its front matter, or begin it with "# " and the headline.',
  };
}
