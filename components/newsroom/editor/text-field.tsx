import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { markdownKeymap, markdownLanguage, pasteURLAsLink } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Selected, TextChange } from "./text-tools";
import { toggleMarks } from "./text-tools";

export interface TextFieldOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly describedBy: string;
  readonly language: string;
  readonly onChange: (text: string) => void;
  readonly onSave: () => void;
  readonly onLink: () => void;
  /** Where the tools of the text are wanted. */
  readonly onTools: () => void;
  /** What was pasted with a form, and is to become Markdown. */
  readonly onPaste: (html: string, plain: string) => void;
  readonly onPictures: (files: readonly File[]) => void;
  readonly onMove: (line: string, share: number) => void;
}

/** The text's field: CodeMirror with Markdown. Tab leaves it, as it leaves any field. */
export function createTextField(options: TextFieldOptions): EditorView {
  const { onChange, onSave, onLink, onTools, onPaste, onPictures, onMove } = options;
  return new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        ...lookOf(),
        history(),
        search({ top: true }),
        placeholder("Write here."),
        EditorView.contentAttributes.of({
          "aria-label": options.label,
          "aria-describedby": options.describedBy,
          spellcheck: "true",
          autocapitalize: "sentences",
          ...(options.language !== "" && { lang: options.language }),
          dir: "auto",
        }),
        EditorState.allowMultipleSelections.of(true),
        pasteURLAsLink,
        Prec.high(keymap.of(markdownKeymap)),
        keymap.of([
          { key: "Mod-s", run: called(onSave), preventDefault: true },
          { key: "Mod-k", run: called(onLink), preventDefault: true },
          { key: "Mod-.", run: called(onTools), preventDefault: true },
          { key: "Mod-b", run: (view) => change(view, toggleMarks(selectedIn(view), "**")) },
          { key: "Mod-i", run: (view) => change(view, toggleMarks(selectedIn(view), "*")) },
          ...searchKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
          if (docChanged) onChange(state.doc.toString());
          if (docChanged || selectionSet) {
            const line = state.doc.lineAt(state.selection.main.head);
            onMove(line.text, line.number / state.doc.lines);
          }
        }),
        EditorView.domEventHandlers({
          paste(event, view) {
            const data = event.clipboardData;
            const pictures = picturesIn(data);
            const html = data?.getData("text/html") ?? "";
            if (pictures.length > 0 && html === "") {
              event.preventDefault();
              onPictures(pictures);
              return true;
            }
            if (html === "" || isFromCode(data) || isInCode(view)) return false;
            event.preventDefault();
            onPaste(html, data?.getData("text/plain") ?? "");
            return true;
          },
          drop(event, view) {
            const pictures = picturesIn(event.dataTransfer);
            if (pictures.length === 0) return false;
            event.preventDefault();
            const place = view.posAtCoords({ x: event.clientX, y: event.clientY });
            if (place !== null) view.dispatch({ selection: { anchor: place } });
            onPictures(pictures);
            return true;
          },
        }),
      ],
    }),
  });
}

/**
 * How a text of Markdown looks, here and where two are put together. Of the package's language only the Markdown is taken: its `markdown()` brings
 * the parsers of HTML, CSS and JavaScript along, a quarter of all that the page loads.
 */
export function lookOf(): Extension[] {
  return [
    EditorView.cspNonce.of(pageNonce()),
    EditorView.lineWrapping,
    PAPER,
    markdownLanguage.extension,
    syntaxHighlighting(INK),
  ];
}

/**
 * The nonce without which the browser refuses the styles that CodeMirror adds: that of the document, which stays when the newsroom goes
 * from one page to another without loading a new one.
 */
function pageNonce(): string {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
}

/** Set here, because CodeMirror's own styles stand in no layer and would win over a style sheet's. */
const PAPER = EditorView.theme({
  "&": { fontSize: "1.125rem", color: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--signal)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--text)", lineHeight: "1.55" },
  ".cm-content": { padding: "0.75rem 0.5rem", caretColor: "var(--signal)" },
  ".cm-placeholder": { color: "var(--quiet)" },
  ".cm-panels": { backgroundColor: "var(--paper)", color: "var(--ink)" },
});

const INK = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "600" },
  { tag: tags.strong, fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.monospace, fontFamily: "var(--mono)", fontSize: "0.875em" },
  { tag: [tags.processingInstruction, tags.meta, tags.labelName], color: "var(--quiet)" },
  { tag: [tags.url, tags.link], color: "var(--signal)" },
  { tag: tags.quote, color: "var(--quiet)" },
]);

export function selectedIn({ state }: EditorView): Selected {
  const { from, to } = state.selection.main;
  return { text: state.doc.toString(), from, to };
}

/** What is selected of the text; nothing where there is no editor yet. */
export function selectedText(view: EditorView | null): string {
  if (view === null) return "";
  const { from, to } = view.state.selection.main;
  return view.state.sliceDoc(from, to);
}

/** Makes a change that a tool wants, as one step that can be undone, and goes on writing. */
export function change(view: EditorView, { changes, select }: TextChange): true {
  view.dispatch({
    changes: [...changes],
    selection: { anchor: select.from, head: select.to },
    scrollIntoView: true,
    userEvent: "input",
  });
  view.focus();
  return true;
}

function called(action: () => void): () => true {
  return () => {
    action();
    return true;
  };
}

function picturesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
}

/** Editors of code copy it with its colours; it is wanted as it is. */
function isFromCode(data: DataTransfer | null): boolean {
  return data?.types.includes("vscode-editor-data") === true;
}

function isInCode({ state }: EditorView): boolean {
  const { head } = state.selection.main;
  for (let node = syntaxTree(state).resolveInner(head, -1); node.parent; node = node.parent) {
    if (/^(?:FencedCode|CodeBlock|InlineCode)$/.test(node.name)) return true;
  }
  return false;
}
