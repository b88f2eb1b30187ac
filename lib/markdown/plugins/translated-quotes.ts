import type { FootnoteDefinition, Link, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import type { ContainerDirective, TextDirective } from "mdast-util-directive";
import { SKIP, visit } from "unist-util-visit";
import { SOURCE_KEY } from "../allow-list";
import { type HouseElement, houseElement } from "../house-element";
import { directionOf, languageName, translationTag } from "../language";
import { refusedAt } from "../refused-document";
import { foreignWording, type RenderContext } from "../render-context";
import { attributesOf, languageAttribute } from "./directive-attributes";

const KNOWN = ["source", "from", "translation", "engine", "translator", "checked", "cite"] as const;
type Attributes = Partial<Record<(typeof KNOWN)[number], string>>;

interface MachineNote {
  readonly identifier: string;
  readonly checked: boolean;
  readonly engines: Set<string>;
  /** False as soon as one of the quotes stands without its original. */
  withOriginals: boolean;
}

/**
 * `:::quote` is a quotation with its attribution, in translation where `from` names the original's language. The
 * original follows the line `::original` and can be opened in place. However many quotes a machine translated, the
 * article gets one note that says so, and a second for those that a person has checked.
 *
 * The attribution stands in the caption, never inside the quotation (HTML, the blockquote element).
 */
export function translatedQuotes(context: RenderContext) {
  return (tree: Root): undefined => {
    const unchecked: MachineNote = {
      identifier: "\u0000machine",
      checked: false,
      engines: new Set(),
      withOriginals: true,
    };
    const checked: MachineNote = {
      identifier: "\u0000machine-checked",
      checked: true,
      engines: new Set(),
      withOriginals: true,
    };
    const needed = new Set<MachineNote>();

    visit(tree, "containerDirective", (node, index, parent) => {
      if (!parent || index === undefined || node.name !== "quote") return undefined;
      const attributes = attributesOf(node, KNOWN);
      let note: MachineNote | null = null;
      if (attributes.translation === "machine") {
        note = attributes.checked === undefined ? unchecked : checked;
        if (attributes.engine) note.engines.add(attributes.engine);
        needed.add(note);
      }
      parent.children[index] = quoteFigure(node, attributes, note, context);
      // What is inside is visited again, for a quote may hold a figure or another quote.
      return index;
    });

    visit(tree, ["leafDirective", "containerDirective"], (node, index, parent) => {
      if (!("name" in node) || node.name !== "original") return undefined;
      if (node.type === "leafDirective" && parent && index !== undefined) {
        const written = context.source.slice(node.position?.start.offset, node.position?.end.offset);
        parent.children[index] = { type: "paragraph", children: [{ type: "text", value: written }] };
        return SKIP;
      }
      throw refusedAt(
        node,
        "original-outside-quote",
        "“original” belongs inside a quote: put it between the lines of :::quote and :::.",
      );
    });

    for (const note of needed) tree.children.push(definitionOf(note, context));
  };
}

function quoteFigure(
  node: ContainerDirective,
  attributes: Attributes,
  note: MachineNote | null,
  context: RenderContext,
): HouseElement {
  const { wording, options } = context;
  const translation = translationOf(node, attributes);
  const cite = citeOf(node, attributes);
  refuseBadSource(node, attributes);
  const { label, quoted, original } = partsOf(node);
  if (quoted.length === 0) {
    throw refusedAt(node, "quote-empty", "The quote has no words: write them below the line that opens it.");
  }
  if (original.length > 0 && translation === null) {
    throw refusedAt(
      node,
      "quote-language-missing",
      "The quote has an original but does not say in which language: add from=, such as from=zh-Hans.",
    );
  }

  if (note && original.length === 0) note.withOriginals = false;

  const ours = directionOf(options.language);
  const figure: RootContent[] = [
    houseElement(
      "blockquote",
      {
        ...(translation ? { lang: translationTag(options.language, translation.from, translation.by) } : {}),
        ...(cite ? { cite } : {}),
      },
      quoted,
    ),
  ];
  if (original.length > 0 && translation) {
    const theirs = directionOf(translation.from);
    const name = languageName(translation.from, wording.language);
    figure.push(
      houseElement(
        "details",
        {
          className: ["quote-original"],
          lang: translation.from,
          ...(theirs === ours ? {} : { dir: theirs }),
        },
        [
          houseElement(
            "summary",
            { lang: languageOfWording(context), ...(theirs === ours ? {} : { dir: ours }) },
            [{ type: "text", value: wording.original(name) }],
          ),
          ...original,
        ],
      ),
    );
  }
  const caption = captionOf(label, cite, translation, attributes, note, context);
  if (caption.length > 0) figure.push(houseElement("figcaption", {}, caption));
  return houseElement(
    "figure",
    { className: ["quote"], ...(attributes.source ? { dataSource: attributes.source } : {}) },
    figure,
  );
}

interface Translation {
  readonly from: string;
  readonly by: "machine" | "human";
}

function translationOf(node: ContainerDirective, { from, translation }: Attributes): Translation | null {
  if (from === undefined) {
    if (translation === undefined) return null;
    throw refusedAt(
      node,
      "quote-language-missing",
      "The quote is a translation but does not say from which language: add from=, such as from=zh-Hans.",
    );
  }
  const tag = languageAttribute(node, "from", from);
  if (translation !== "machine" && translation !== "human") {
    throw refusedAt(
      node,
      "quote-translation-unknown",
      "Say who translated the quote: add translation=machine or translation=human.",
    );
  }
  return { from: tag, by: translation };
}

export function citeOf(
  node: ContainerDirective | TextDirective,
  { cite }: { readonly cite?: string },
): string | null {
  if (cite === undefined) return null;
  if (/^https?:\/\//i.test(cite) && URL.canParse(cite)) return cite;
  throw refusedAt(
    node,
    "quote-cite-invalid",
    "“cite” must be the address of a web page: write it out, beginning with https://.",
  );
}

function refuseBadSource(node: ContainerDirective, { source }: Attributes): void {
  if (source === undefined || SOURCE_KEY.test(source)) return;
  throw refusedAt(
    node,
    "quote-source-invalid",
    `“${source}” is no key of a source: use the key from the list of sources, such as tencent-2018.`,
  );
}

/** The label of the directive, what is quoted, and the original after `::original` or inside `:::original`. */
function partsOf(node: ContainerDirective) {
  const label: PhrasingContent[] = [];
  const quoted: RootContent[] = [];
  const original: RootContent[] = [];
  let inOriginal = false;
  for (const child of node.children) {
    if (isLabel(child)) label.push(...child.children);
    else if (child.type === "leafDirective" && child.name === "original") inOriginal = true;
    else if (child.type === "containerDirective" && child.name === "original")
      original.push(...child.children);
    else (inOriginal ? original : quoted).push(child);
  }
  return { label, quoted, original };
}

export function isLabel(node: RootContent): node is Paragraph {
  return node.type === "paragraph" && node.data?.directiveLabel === true;
}

function captionOf(
  label: PhrasingContent[],
  cite: string | null,
  translation: Translation | null,
  attributes: Attributes,
  note: MachineNote | null,
  context: RenderContext,
): RootContent[] {
  const { wording } = context;
  const caption: RootContent[] = [];
  const by = attribution(label, cite);
  if (by.length > 0) caption.push(houseElement("span", { className: ["quote-by"] }, by));
  if (translation === null) return caption;
  if (caption.length > 0) caption.push({ type: "text", value: " / " });
  const from = languageName(translation.from, wording.language);
  caption.push(
    houseElement("span", { className: ["quote-translation"], ...foreignWording(context) }, [
      {
        type: "text",
        value:
          translation.by === "machine"
            ? wording.machineTranslation(from, attributes.checked || null)
            : wording.humanTranslation(from, attributes.translator ?? null),
      },
      ...(note ? [{ type: "footnoteReference" as const, identifier: note.identifier, label: "*" }] : []),
    ]),
  );
  return caption;
}

/** Who is quoted, linked to where it was said unless the label has links of its own. */
function attribution(label: PhrasingContent[], cite: string | null): PhrasingContent[] {
  if (cite === null) return label;
  if (label.some((node) => node.type === "link" || node.type === "linkReference")) return label;
  const children: PhrasingContent[] =
    label.length > 0 ? label : [{ type: "text", value: new URL(cite).hostname }];
  return [{ type: "link", url: cite, children } satisfies Link];
}

function definitionOf(note: MachineNote, context: RenderContext): FootnoteDefinition {
  const value = context.wording.machineNote([...note.engines], note.checked, note.withOriginals);
  return {
    type: "footnoteDefinition",
    identifier: note.identifier,
    label: "*",
    children: [
      {
        type: "paragraph",
        data: { hProperties: { ...foreignWording(context) } },
        children: [{ type: "text", value }],
      },
    ],
  };
}

function languageOfWording(context: RenderContext): string {
  return foreignWording(context).lang ?? context.options.language;
}
