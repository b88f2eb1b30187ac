"use client";

import { MergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useMemo, useRef, useState } from "react";
import type { DraftContent } from "@/lib/articles/draft-content";
import { mergeContents, withField } from "@/lib/articles/merge-content";
import type { Conflict } from "./autosave";
import { lookOf } from "./text-field";

interface MergePanelProps {
  readonly conflict: Conflict<DraftContent>;
  /** What this window has. */
  readonly given: DraftContent;
  readonly onMerged: (content: DraftContent) => void;
}

/** Both versions of a draft that two people saved, put together as far as that needs nobody, and a way to decide the rest. */
export function MergePanel({ conflict, given, onMerged }: MergePanelProps) {
  const { stored, base } = conflict;
  const merged = useMemo(() => mergeContents({ base, stored, given }), [base, stored, given]);
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<MergeView | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (place.current === null) return;
    const made = new MergeView({
      parent: place.current,
      a: {
        doc: stored.body,
        extensions: [
          ...lookOf(),
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ "aria-label": "Their text, which was saved" }),
        ],
      },
      b: {
        doc: merged.content.body,
        extensions: [
          ...lookOf(),
          EditorView.contentAttributes.of({ "aria-label": "The text put together, to be changed here" }),
        ],
      },
      revertControls: "a-to-b",
      collapseUnchanged: { margin: 3, minSize: 8 },
    });
    view.current = made;
    heading.current?.focus();
    return () => made.destroy();
  }, [stored, merged]);

  const save = () => {
    const body = view.current?.b.state.doc.toString() ?? merged.content.body;
    let content = merged.content;
    for (const { field } of merged.conflicts) {
      if (theirs.has(field)) content = withField(content, field, stored);
    }
    onMerged({ ...content, body });
  };

  return (
    <section className="merge panel" aria-labelledby="merge-title">
      <h2 id="merge-title" ref={heading} tabIndex={-1}>
        Somebody else has saved this draft
      </h2>
      <p className="prose-line">
        Nothing was overwritten: theirs is saved, and yours is here. What only one of you changed is put
        together already. Decide about the rest, then save it.
      </p>
      {merged.conflicts.map(({ field, stored: one, given: other }) => (
        <fieldset key={field} className="merge-field">
          <legend className="slug">{field}</legend>
          <label>
            <input
              type="radio"
              name={`merge-${field}`}
              checked={!theirs.has(field)}
              onChange={() => setTheirs(without(theirs, field))}
            />{" "}
            Yours: <span className="merge-words">{wordsOf(other)}</span>
          </label>
          <label>
            <input
              type="radio"
              name={`merge-${field}`}
              checked={theirs.has(field)}
              onChange={() => setTheirs(new Set([...theirs, field]))}
            />{" "}
            Theirs: <span className="merge-words">{wordsOf(one)}</span>
          </label>
        </fieldset>
      ))}
      <p className="slug merge-sides">
        <span>Theirs, saved</span> <span>Put together, to be changed here</span>
      </p>
      <div ref={place} className="merge-texts" />
      <p className="actions">
        <button type="button" onClick={save}>
          Save the text put together
        </button>
      </p>
    </section>
  );
}

function without(set: ReadonlySet<string>, gone: string): Set<string> {
  return new Set([...set].filter((each) => each !== gone));
}

function wordsOf(value: DraftContent[keyof DraftContent] | undefined): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(({ name }) => name).join(", ") || "nothing";
  if ("name" in value) return value.name;
  return "alt" in value ? `${value.src} (${value.alt || "no alternative text"})` : value.at;
}
