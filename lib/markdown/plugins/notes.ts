import type { FootnoteDefinition, FootnoteReference, Nodes, Parents, Root, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import { type HouseElement, houseElement } from "../house-element";
import { foreignWording, type RenderContext } from "../render-context";

interface Note {
  readonly definition: FootnoteDefinition;
  /** What is shown: a number, or a sign such as `*`. */
  readonly mark: string;
  /** The mark as part of an id, which holds no signs. */
  readonly name: string;
  references: number;
}

/** The signs of notes in the order in which newspapers use them, and their names. */
const SIGNS = [
  ["*", "asterisk"],
  ["†", "dagger"],
  ["‡", "double-dagger"],
  ["§", "section-sign"],
  ["‖", "parallel"],
  ["¶", "pilcrow"],
] as const;

const SIGN_LABEL = new RegExp(`^[${SIGNS.map(([sign]) => sign).join("")}]+$`, "u");

/**
 * Numbered notes and notes with signs, each kind counted for itself in the order of first reference, with the roles
 * of DPUB-ARIA 1.1 on the references, the section and the ways back. (`doc-endnote` on the items is deprecated.)
 *
 * The list is a `ul`: every note shows its own mark, and an `ol` would number it a second time wherever there is no
 * style sheet, as in feeds. A note that nothing refers to is kept, at the end, because nothing an author wrote may
 * disappear in silence.
 */
export function notes(context: RenderContext) {
  return (tree: Root): undefined => {
    const definitions = takeDefinitions(tree);
    if (definitions.length === 0) return;
    const numbering = new Numbering(definitions);

    placeReferences(tree, numbering, context);
    // A note may refer to further notes, which then follow it; the list grows while it is walked.
    for (const note of numbering.inOrder) placeReferences(note.definition, numbering, context);
    for (const definition of definitions) {
      if (numbering.has(definition)) continue;
      const note = numbering.noteOf(definition);
      placeReferences(note.definition, numbering, context);
    }
    tree.children.push(section(numbering.inOrder, context));
  };
}

/** Takes all definitions out of the tree; where a label is defined twice, both are kept and the first is meant. */
function takeDefinitions(tree: Root): FootnoteDefinition[] {
  const definitions: FootnoteDefinition[] = [];
  visit(tree, "footnoteDefinition", (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    definitions.push(node);
    parent.children.splice(index, 1);
    return index;
  });
  // A definition inside another one was only visited with it, not taken out.
  for (const definition of definitions) definitions.push(...takeDefinitionsBelow(definition));
  return definitions;
}

function takeDefinitionsBelow(definition: FootnoteDefinition): FootnoteDefinition[] {
  const found: FootnoteDefinition[] = [];
  visit(definition, "footnoteDefinition", (node, index, parent) => {
    if (!parent || index === undefined || node === definition) return undefined;
    found.push(node);
    parent.children.splice(index, 1);
    return index;
  });
  return found;
}

class Numbering {
  readonly inOrder: Note[] = [];
  readonly #byDefinition = new Map<FootnoteDefinition, Note>();
  readonly #definitions = new Map<string, FootnoteDefinition>();
  #numbers = 0;
  #signs = 0;

  constructor(definitions: readonly FootnoteDefinition[]) {
    for (const definition of definitions) {
      if (!this.#definitions.has(definition.identifier))
        this.#definitions.set(definition.identifier, definition);
    }
  }

  has(definition: FootnoteDefinition): boolean {
    return this.#byDefinition.has(definition);
  }

  referredTo(reference: FootnoteReference): Note | null {
    const definition = this.#definitions.get(reference.identifier);
    return definition ? this.noteOf(definition) : null;
  }

  noteOf(definition: FootnoteDefinition): Note {
    const known = this.#byDefinition.get(definition);
    if (known) return known;
    const bySign = SIGN_LABEL.test(definition.label ?? definition.identifier);
    const note: Note = { definition, references: 0, ...(bySign ? this.#nextSign() : this.#nextNumber()) };
    this.#byDefinition.set(definition, note);
    this.inOrder.push(note);
    return note;
  }

  #nextNumber() {
    this.#numbers++;
    return { mark: `${this.#numbers}`, name: `${this.#numbers}` };
  }

  /** The six signs, then each doubled, then tripled. */
  #nextSign() {
    const [sign, name] = SIGNS[this.#signs % SIGNS.length] ?? SIGNS[0];
    const times = Math.floor(this.#signs / SIGNS.length) + 1;
    this.#signs++;
    return { mark: sign.repeat(times), name: times === 1 ? name : `${name}-${times}` };
  }
}

/** Puts marks where the references stand. One inside a link goes behind it, for links cannot hold links. */
function placeReferences(parent: Parents, numbering: Numbering, context: RenderContext): void {
  const children: RootContent[] = [];
  for (const child of parent.children) {
    const held: FootnoteReference[] = [];
    if (child.type === "footnoteReference") {
      held.push(child);
    } else {
      if (child.type === "link") takeReferences(child, held);
      else if ("children" in child) placeReferences(child, numbering, context);
      children.push(child);
    }
    for (const reference of held) {
      const note = numbering.referredTo(reference);
      if (note) children.push(markOf(note, context));
    }
  }
  replaceChildren(parent, children);
}

function replaceChildren(parent: Parents, children: RootContent[]): void {
  Object.assign(parent, { children });
}

function takeReferences(node: Nodes, into: FootnoteReference[]): void {
  visit(node, "footnoteReference", (reference, index, parent) => {
    if (!parent || index === undefined) return undefined;
    into.push(reference);
    parent.children.splice(index, 1);
    return index;
  });
}

function markOf(note: Note, { options, wording }: RenderContext): HouseElement {
  note.references++;
  const anchor = houseElement(
    "a",
    {
      id: options.idPrefix + referenceName(note, note.references),
      href: `#${options.idPrefix}note-${note.name}`,
      role: "doc-noteref",
      ariaLabel: wording.noteReference(note.mark),
    },
    [{ type: "text", value: note.mark }],
  );
  return houseElement("sup", { className: ["note-ref"] }, [anchor]);
}

function referenceName(note: Note, which: number): string {
  return `ref-${note.name}${which > 1 ? `_${which}` : ""}`;
}

function section(list: readonly Note[], context: RenderContext): HouseElement {
  const { options, wording } = context;
  const title = `${options.idPrefix}notes`;
  return houseElement("section", { className: ["notes"], role: "doc-endnotes", ariaLabelledBy: [title] }, [
    houseElement("h2", { className: ["notes-title"], id: title, ...foreignWording(context) }, [
      { type: "text", value: wording.notes },
    ]),
    houseElement(
      "ul",
      { className: ["notes-list"] },
      list.map((note) => item(note, context)),
    ),
  ]);
}

function item(note: Note, context: RenderContext): HouseElement {
  const content = [...note.definition.children];
  const mark = houseElement("span", { className: ["note-mark"] }, [{ type: "text", value: note.mark }]);
  const first = content[0];
  if (first?.type === "paragraph") first.children.unshift(mark, { type: "text", value: " " });
  else content.unshift({ type: "paragraph", children: [mark] });

  const last = content.at(-1);
  const ways = Array.from({ length: note.references }, (_, index) => wayBack(note, index + 1, context));
  const spaced = ways.flatMap((way): [RootContent & { type: "text" }, HouseElement] => [
    { type: "text", value: " " },
    way,
  ]);
  if (last?.type === "paragraph") last.children.push(...spaced);
  else if (spaced.length > 0) content.push({ type: "paragraph", children: spaced });
  return houseElement(
    "li",
    { className: ["note"], id: `${context.options.idPrefix}note-${note.name}` },
    content,
  );
}

function wayBack(note: Note, which: number, { options, wording }: RenderContext): HouseElement {
  return houseElement(
    "a",
    {
      className: ["note-back"],
      href: `#${options.idPrefix}${referenceName(note, which)}`,
      role: "doc-backlink",
      ariaLabel: wording.backToReference(note.mark, which, note.references),
    },
    // The selector asks for the arrow as text: some systems would show it as a coloured picture.
    [{ type: "text", value: `↩\ufe0e${which > 1 ? which : ""}` }],
  );
}
