import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { remark } from "remark";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkRehype from "remark-rehype";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { allowListFor } from "./allow-list";
import { contentsOf } from "./contents";
import { canonicalTag } from "./language";
import { LIMITS } from "./limits";
import { plainTextOf } from "./plain-text";
import { closedContainers } from "./plugins/closed-containers";
import { endMark } from "./plugins/end-mark";
import { figures } from "./plugins/figures";
import { foreignSpans } from "./plugins/foreign-spans";
import { fragmentLinks } from "./plugins/fragment-links";
import { headings } from "./plugins/headings";
import { highlightedCode } from "./plugins/highlighted-code";
import { htmlAsText } from "./plugins/html-as-text";
import { knownDirectives } from "./plugins/known-directives";
import { NESTING_ADVICE, nestingLimit } from "./plugins/nesting-limit";
import { notes } from "./plugins/notes";
import { notesBeside } from "./plugins/notes-beside";
import { printableText } from "./plugins/printable-text";
import { pullQuotes } from "./plugins/pull-quotes";
import { quotedSpans } from "./plugins/quoted-spans";
import { quotedWords } from "./plugins/quoted-words";
import { resolveReferences } from "./plugins/resolve-references";
import { safeLinks } from "./plugins/safe-links";
import { outputTooLarge, sizeLimits } from "./plugins/size-limits";
import { smartPunctuation } from "./plugins/smart-punctuation";
import { storedImages } from "./plugins/stored-images";
import { tables } from "./plugins/tables";
import { taskItems } from "./plugins/task-items";
import { translatedQuotes } from "./plugins/translated-quotes";
import { lengthOf } from "./reading-time";
import { RefusedDocument } from "./refused-document";
import type { RenderContext } from "./render-context";
import type { RenderedBody, RenderOptions } from "./rendered-body";
import { wordingFor } from "./wording";

/**
 * Renders the Markdown of a body. Pure and synchronous: the same source and options give the same result anywhere.
 * Callers use `renderBody`, which runs it where a hostile document can do no harm.
 *
 * Refused, with the line where there is one: a source, nesting, table or page beyond `LIMITS`, and directives of the
 * house that are written wrongly. The Markdown is CommonMark 0.31 with GFM; see `README.md` for the house's rules.
 */
export function renderMarkdown(written: string, options: RenderOptions): Outcome<RenderedBody> {
  const problem = problemOf(written, options);
  if (problem) return refuse(problem);
  try {
    return accept(render(written, options));
  } catch (error) {
    if (error instanceof RefusedDocument) return refuse(error.problem);
    // The limits leave room for every recursive step; should one fail all the same, the document is at fault.
    if (error instanceof RangeError) return refuse(problemOfRange(error));
    throw error;
  }
}

function render(written: string, options: RenderOptions): RenderedBody {
  // Half a surrogate pair is no character; a database would refuse the whole text for it.
  const source = written.replace(/\p{Cs}/gu, "\ufffd");
  const context: RenderContext = {
    source,
    options,
    wording: wordingFor(options.language),
    imagesWritten: new Set(),
  };
  const processor = processorFor(context);
  const tree = processor.runSync(processor.parse(source), { value: source });
  const html = processor.stringify(tree);
  if (html.length > LIMITS.outputLength) throw outputTooLarge();
  const text = plainTextOf(tree);
  return {
    html,
    text,
    ...contentsOf(tree, options.language),
    images: [...context.imagesWritten],
    ...lengthOf(text, options.language),
  };
}

/** The whole of the house's Markdown, in order. Nothing may build HTML after the allow-list. */
function processorFor(context: RenderContext) {
  return (
    remark()
      .use(nestingLimit)
      .use(remarkGfm)
      .use(remarkDirective)
      .use(knownDirectives)
      // In Markdown.
      .use(sizeLimits)
      .use(closedContainers, context)
      .use(resolveReferences)
      .use(htmlAsText)
      .use(translatedQuotes, context)
      .use(pullQuotes)
      .use(quotedSpans, context)
      .use(foreignSpans, context)
      .use(storedImages, context)
      .use(figures)
      .use(safeLinks, context)
      .use(smartPunctuation, context)
      .use(headings, context)
      .use(notes, context)
      .use(remarkRehype)
      // In HTML.
      .use(tables, context)
      .use(taskItems, context)
      .use(highlightedCode)
      .use(fragmentLinks, context)
      .use(quotedWords, context)
      .use(endMark, context)
      .use(notesBeside)
      .use(printableText)
      .use(rehypeSanitize, allowListFor(context.options.idPrefix))
      .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
  );
}

function problemOf(source: string, options: RenderOptions): Problem | null {
  if (source.length > LIMITS.sourceLength) {
    return {
      code: "source-too-long",
      at: "body",
      message: `The text is longer than ${LIMITS.sourceLength / 1024} KB: split the article, or offer long material as a file.`,
    };
  }
  if (canonicalTag(options.language) === null) {
    return {
      code: "language-invalid",
      at: "language",
      message: `“${options.language}” is no language tag: write one such as en-GB or zh-Hans.`,
    };
  }
  if (!/^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*$/u.test(options.idPrefix)) {
    return {
      code: "id-prefix-invalid",
      at: "idPrefix",
      message: `“${options.idPrefix}” cannot begin an id: use letters, digits, hyphens and low lines, a letter or digit first.`,
    };
  }
  return null;
}

function problemOfRange(error: RangeError): Problem {
  return /call stack/i.test(error.message)
    ? { code: "nesting-too-deep", at: "body", message: NESTING_ADVICE }
    : outputTooLarge().problem;
}
