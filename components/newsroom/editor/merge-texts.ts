import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { goToNextChunk, goToPreviousChunk, MergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, type Panel, showPanel } from "@codemirror/view";
import { lookOf } from "./text-field";

export interface MergeTextsOptions {
  readonly parent: HTMLElement;
  /** What somebody else saved. */
  readonly theirs: string;
  /** Both put together, as far as that needs nobody. */
  readonly together: string;
}

/** Two texts against each other, of which the second is changed. */
export interface MergeTexts {
  /** The second as it is now. */
  readonly text: () => string;
  readonly goToNext: () => void;
  readonly goToPrevious: () => void;
  /** Puts their words in the place of the difference in which the cursor is. */
  readonly takeTheirs: () => void;
  readonly destroy: () => void;
}

/** Shows two texts against each other. Each difference can be reached, and taken from theirs, by keys. */
export function createMergeTexts({ parent, theirs, together }: MergeTextsOptions): MergeTexts {
  const take = () => takeTheirs(made);
  const made: MergeView = new MergeView({
    parent,
    a: {
      doc: theirs,
      extensions: [
        ...sideOf("◇ Theirs, saved", "Their text, which was saved"),
        EditorState.readOnly.of(true),
        keymap.of(defaultKeymap),
      ],
    },
    b: {
      doc: together,
      extensions: [
        ...sideOf("◆ Put together, to be changed here", "The text put together, to be changed here"),
        history(),
        keymap.of([
          { key: "F7", run: goToNextChunk, shift: goToPreviousChunk, preventDefault: true },
          { key: "Mod-Enter", run: take, preventDefault: true },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
      ],
    },
    revertControls: "a-to-b",
    renderRevertControl: takeButton,
  });
  goToNextChunk(made.b);
  const inText = (act: () => unknown) => () => {
    act();
    made.b.focus();
  };
  return {
    text: () => made.b.state.doc.toString(),
    goToNext: inText(() => goToNextChunk(made.b)),
    goToPrevious: inText(() => goToPreviousChunk(made.b)),
    takeTheirs: inText(take),
    destroy: () => made.destroy(),
  };
}

function takeTheirs({ a, b, chunks }: MergeView): boolean {
  const { head } = b.state.selection.main;
  const chunk = chunks.find(({ fromB, toB }) => fromB <= head && head <= Math.max(fromB, toB - 1));
  if (chunk === undefined) return true;
  const words = a.state.sliceDoc(chunk.fromA, Math.max(chunk.fromA, chunk.toA - 1));
  const isFollowed = chunk.fromA !== chunk.toA && chunk.toB <= b.state.doc.length;
  b.dispatch({
    changes: {
      from: chunk.fromB,
      to: Math.min(b.state.doc.length, chunk.toB),
      insert: words + (isFollowed ? b.state.lineBreak : ""),
    },
    scrollIntoView: true,
    userEvent: "revert",
  });
  return true;
}

/** For the mouse alone, which finds it between the texts: keys have a button and a key of their own for it. */
function takeButton(): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.textContent = "→";
  button.title = "Take theirs here";
  button.setAttribute("aria-label", button.title);
  return button;
}

/** What both have: a line of words above that says whose it is, and a name for those who hear it. */
function sideOf(words: string, label: string): Extension[] {
  return [
    ...lookOf(),
    MARKS,
    showPanel.of(() => titled(words)),
    EditorView.contentAttributes.of({ "aria-label": label, dir: "auto" }),
  ];
}

function titled(words: string): Panel {
  const dom = document.createElement("p");
  dom.className = "merge-title slug";
  dom.textContent = words;
  return { dom, top: true };
}

/**
 * Whose a difference is, is said by shapes: a hollow and a full mark beside the line, a dotted and a plain line beneath the words. CodeMirror's
 * own red and green say it by colour alone.
 */
const MARKS = EditorView.theme({
  "&.cm-merge-a .cm-changedLine, &.cm-merge-b .cm-changedLine": { backgroundColor: "var(--glow)" },
  "&.cm-merge-a .cm-changedText": {
    background: "none",
    textDecoration: "underline dotted 2px var(--ink)",
    textUnderlineOffset: "0.18em",
  },
  "&.cm-merge-b .cm-changedText": {
    background: "none",
    textDecoration: "underline solid 2px var(--ink)",
    textUnderlineOffset: "0.18em",
  },
  ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "0" },
  ".cm-changeGutter": { width: "1.25rem", padding: "0" },
  ".cm-gutterElement": { textAlign: "center" },
  "&.cm-merge-a .cm-changedLineGutter, &.cm-merge-b .cm-changedLineGutter": {
    background: "none",
    fontFamily: "var(--mono)",
  },
  "&.cm-merge-a .cm-changedLineGutter::before": { content: '"◇"' },
  "&.cm-merge-b .cm-changedLineGutter::before": { content: '"◆"' },
});
