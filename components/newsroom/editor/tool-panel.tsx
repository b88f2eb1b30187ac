"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";

interface ToolPanelProps {
  readonly title: string;
  /** What its button says; none where choosing is enough. */
  readonly insert?: string;
  readonly onInsert: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * An inline panel of one of the editor's tools. Its fields have no name, so that the draft's form, in which it stands, does not send
 * them; Enter inserts and Escape closes.
 */
export function ToolPanel({ title, insert, onInsert, onClose, children }: ToolPanelProps) {
  const panel = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>("input, textarea, select")?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      onInsert();
    }
  };
  return (
    <fieldset ref={panel} className="tool-panel" onKeyDown={onKeyDown}>
      <legend className="slug">{title}</legend>
      {children}
      <p className="actions">
        {insert !== undefined && (
          <button type="button" onClick={onInsert}>
            {insert}
          </button>
        )}
        <button type="button" className="quiet" onClick={onClose}>
          Close
        </button>
      </p>
    </fieldset>
  );
}

interface ToolFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly lang?: string;
  readonly hint?: string;
  /** What Enter does in it, where that is not to insert. */
  readonly onEnter?: () => void;
}

/** A field of a tool; it belongs to no form. */
export function ToolField({ label, value, onChange, rows, lang, hint, onEnter }: ToolFieldProps) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || onEnter === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onEnter();
  };
  const given = { id, value, lang, "aria-describedby": hint === undefined ? undefined : `${id}-hint` };
  return (
    <div className="field">
      <label htmlFor={id} className="slug">
        {label}
      </label>
      {rows === undefined ? (
        <input
          {...given}
          type="text"
          autoComplete="off"
          onChange={({ target }) => onChange(target.value)}
          onKeyDown={onKeyDown}
        />
      ) : (
        <textarea {...given} rows={rows} onChange={({ target }) => onChange(target.value)} />
      )}
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
