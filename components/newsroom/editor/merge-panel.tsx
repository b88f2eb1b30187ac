"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { CONTENT_NAMES } from "@/components/article/content-names";
import type { DraftContent } from "@/lib/articles/draft-content";
import { mergeContents, withField } from "@/lib/articles/merge-content";
import type { Conflict } from "./autosave";
import type { MergeTexts } from "./merge-texts";

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
  const plain = useRef<HTMLTextAreaElement>(null);
  const texts = useRef<MergeTexts | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [isPlain, setIsPlain] = useState(true);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    heading.current?.focus();
    let isOver = false;
    // Few meet, so that who does not need not wait for it. Where it does not come, both texts are in plain fields.
    void import("./merge-texts").then(
      ({ createMergeTexts }) => {
        if (isOver || place.current === null) return;
        const together = plain.current?.value ?? merged.content.body;
        texts.current = createMergeTexts({ parent: place.current, theirs: stored.body, together });
        setIsPlain(false);
      },
      () => {},
    );
    return () => {
      isOver = true;
      texts.current?.destroy();
      texts.current = null;
      setIsPlain(true);
    };
  }, [stored, merged]);

  const save = () => {
    const body = texts.current?.text() ?? plain.current?.value ?? merged.content.body;
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
          <legend className="slug">{CONTENT_NAMES[field]}</legend>
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
      {isPlain ? (
        <div className="merge-plain">
          <label>
            <span className="slug">Theirs, saved</span>
            <textarea readOnly rows={12} defaultValue={stored.body} dir="auto" />
          </label>
          <label>
            <span className="slug">Put together, to be changed here</span>
            <textarea ref={plain} rows={12} defaultValue={merged.content.body} dir="auto" />
          </label>
        </div>
      ) : (
        <p className="actions merge-tools">
          <button type="button" className="quiet" onClick={() => texts.current?.goToNext()}>
            Next difference <kbd>F7</kbd>
          </button>
          <button type="button" className="quiet" onClick={() => texts.current?.goToPrevious()}>
            The one before <kbd>Shift+F7</kbd>
          </button>
          <button type="button" className="quiet" onClick={() => texts.current?.takeTheirs()}>
            Take theirs here <kbd>Ctrl+Enter</kbd>
          </button>
        </p>
      )}
      <div ref={place} className="merge-texts" hidden={isPlain} />
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
  if ("of" in value) {
    const made = [value.translator, value.engine, value.checkedBy].filter((each) => each);
    return made.length === 0 ? "a translation" : `a translation: ${made.join(", ")}`;
  }
  return "alt" in value ? `${value.src} (${value.alt || "no alternative text"})` : value.at;
}
