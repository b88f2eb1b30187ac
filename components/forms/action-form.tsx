"use client";

import { type ReactNode, useActionState, useEffect, useId, useRef } from "react";
import { FormContext } from "./form-context";
import { type FormAction, startState } from "./form-state";
import { ProblemList } from "./problem-list";
import { RevealedText } from "./revealed-text";

interface ActionFormProps {
  readonly action: FormAction;
  /** What the button says; without it, the form's children have buttons of their own. */
  readonly submit?: string;
  /** For a button that takes something away. */
  readonly grave?: boolean;
  /** What the form is for, for those who hear the page; needed where a page has several. */
  readonly label?: string;
  readonly children?: ReactNode;
}

/**
 * A form that a server action answers. It works before its script is loaded, and without. What was refused is listed above it, each
 * problem leading to its field, and what was typed stays.
 */
export function ActionForm({ action, submit, grave = false, label, children }: ActionFormProps) {
  const [state, send, isPending] = useActionState(action, startState);
  const id = useId();
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state !== startState) answer.current?.focus();
  }, [state]);
  return (
    <form action={send} className="form" aria-label={label} noValidate>
      <FormContext value={{ id, state }}>
        <div ref={answer} tabIndex={-1} className="answer">
          {state.problems.length > 0 && <ProblemList formId={id} problems={state.problems} />}
          {state.done !== null && (
            <p role="status" className="done">
              {state.done}
            </p>
          )}
          {state.reveals.map((reveal) => (
            <RevealedText key={reveal.label} {...reveal} />
          ))}
        </div>
        {children}
        {submit !== undefined && (
          <p className="actions">
            <button type="submit" className={grave ? "grave" : undefined} aria-disabled={isPending}>
              {submit}
            </button>
          </p>
        )}
      </FormContext>
    </form>
  );
}
