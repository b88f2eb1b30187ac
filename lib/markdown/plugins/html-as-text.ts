import type { Code, Html, Nodes, Paragraph, Parents, PhrasingContent, Root } from "mdast";
import { type Token, Tokenizer, TokenizerMode } from "parse5";
import { visit } from "unist-util-visit";

/**
 * Takes raw HTML out of a document and leaves the words. A tag inside a paragraph goes, the text between tags was
 * never part of it and stays; `<br>` is a line break. A block of HTML becomes paragraphs of its plain text, `<pre>` a block of code. What a
 * browser would run or load rather than show (scripts, styles, frames) goes with its contents, and so do comments.
 * What only looks like a tag (`<file>`, `Vec<T>`) is the author's words and stays.
 */
export function htmlAsText() {
  return (tree: Root): undefined => {
    visit(tree, "html", (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      const replacement = holdsBlocks(parent) ? blocksOf(node) : phrasingOf(node);
      parent.children.splice(index, 1, ...replacement);
      return index + replacement.length;
    });
    visit(tree, "paragraph", (paragraph, index, parent) => {
      if (!parent || index === undefined || paragraph.children.some(isContent)) return undefined;
      // A paragraph of tags alone has nothing left to say.
      parent.children.splice(index, 1);
      return index;
    });
  };
}

const flowParents: ReadonlySet<Nodes["type"]> = new Set([
  "root",
  "blockquote",
  "listItem",
  "footnoteDefinition",
  "containerDirective",
]);

function holdsBlocks(parent: Parents): boolean {
  return flowParents.has(parent.type);
}

function isContent(node: PhrasingContent): boolean {
  return node.type !== "break" && !(node.type === "text" && node.value.trim() === "");
}

function phrasingOf(node: Html): PhrasingContent[] {
  if (/^<br\s*\/?>$/i.test(node.value)) return [{ type: "break" }];
  const name = /^<\/?([a-z][^\s/>]*)/i.exec(node.value)?.[1];
  return name === undefined || isHtml(name) ? [] : [{ type: "text", value: node.value }];
}

function blocksOf(node: Html): (Code | Paragraph)[] {
  const position = node.position ? { position: node.position } : {};
  return textOfHtml(node.value).map(({ preformatted, value }) =>
    preformatted
      ? { type: "code", value, ...position }
      : { type: "paragraph", children: [{ type: "text", value }], ...position },
  );
}

/** Elements whose content is characters only, and how to read it. */
const charactersOnly: ReadonlyMap<string, number> = new Map([
  ["script", TokenizerMode.SCRIPT_DATA],
  ["style", TokenizerMode.RAWTEXT],
  ["iframe", TokenizerMode.RAWTEXT],
  ["noembed", TokenizerMode.RAWTEXT],
  ["noframes", TokenizerMode.RAWTEXT],
  ["xmp", TokenizerMode.RAWTEXT],
  ["title", TokenizerMode.RCDATA],
  ["textarea", TokenizerMode.RCDATA],
]);

/** What a browser runs, loads or keeps for itself instead of showing it. Its content is no text of the article. */
const unseen = new Set(["script", "style", "iframe", "noembed", "noframes", "title"]);

/** The elements of HTML, old ones included, and the roots of what can stand in it. */
const elements = new Set(
  "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div dl dt element em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre progress q rb rbc rp rt rtc ruby s samp script search section select shadow slot small source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp".split(
    " ",
  ),
);

/** A name with a hyphen or colon may be any system's own element. */
function isHtml(name: string): boolean {
  return elements.has(name.toLowerCase()) || /[-:]/.test(name);
}

/** Elements that do not set their text apart from the text around them. */
const inline = new Set(
  "a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

interface Piece {
  readonly preformatted: boolean;
  readonly value: string;
}

/**
 * The paragraphs of plain text in a piece of HTML. Only the tokeniser of the HTML standard runs, in one pass and
 * without a tree, so that neither depth nor disorder of the tags can cost anything.
 */
function textOfHtml(html: string): Piece[] {
  const pieces: Piece[] = [];
  let text = "";
  let hidden: string | null = null;
  let preformatted = false;

  function endPiece(): void {
    // As HTML has it, the line end right after `<pre>` is not part of the text.
    const value = preformatted ? text.replace(/^\r?\n/, "").trimEnd() : text.replace(/\s+/gu, " ").trim();
    if (value !== "") pieces.push({ preformatted, value });
    text = "";
  }
  function boundary(name: string, opens: boolean): void {
    if (name === "pre") {
      endPiece();
      preformatted = opens;
    } else if (!inline.has(name)) {
      if (preformatted) text += name === "br" ? "\n" : "";
      else endPiece();
    }
  }
  function keepAsWritten({ location }: Token.TagToken): void {
    if (location && hidden === null) text += html.slice(location.startOffset, location.endOffset);
  }
  function onCharacter(token: Token.CharacterToken): void {
    if (hidden === null) text += token.chars;
  }

  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        if (!isHtml(token.tagName)) return keepAsWritten(token);
        const mode = charactersOnly.get(token.tagName);
        if (mode !== undefined) {
          if (unseen.has(token.tagName)) hidden = token.tagName;
          tokenizer.state = mode;
        }
        boundary(token.tagName, true);
      },
      onEndTag(token) {
        if (!isHtml(token.tagName)) return keepAsWritten(token);
        if (hidden === token.tagName) hidden = null;
        boundary(token.tagName, false);
      },
      onCharacter,
      onWhitespaceCharacter: onCharacter,
      onNullCharacter() {},
      onComment() {},
      onDoctype() {},
      onEof: endPiece,
    },
  );
  tokenizer.write(html, true);
  return pieces;
}
