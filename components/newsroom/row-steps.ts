"use client";

import { type FormEvent, type RefObject, useEffect, useRef } from "react";
import { type FormState, startState } from "@/components/forms/form-state";
import { isTyping } from "./keys";

/**
 * Lets single letters press a button of the row that has the focus, in a form each of whose buttons is one step with a row of an ordered
 * list. A row has its id as `data-id` and a link; a button's value is its step, a colon, and the id. `presses` says which key is which
 * step, and must stay the same object.
 */
export function useRowSteps(
  state: FormState,
  presses: Readonly<Record<string, string>>,
): {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly noteRow: (event: FormEvent<HTMLFormElement>) => void;
} {
  const form = useRef<HTMLFormElement>(null);
  const last = useRef<string | null>(null);
  // A row that has moved is drawn anew and has lost the focus, which the next step needs.
  useEffect(() => {
    if (state === startState || last.current === null) return;
    form.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(last.current)}"] a`)?.focus();
  }, [state]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const press = presses[event.key];
      if (
        press === undefined ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.defaultPrevented ||
        isTyping(event.target)
      )
        return;
      const row = document.activeElement?.closest<HTMLElement>("[data-id]");
      const button = row?.querySelector<HTMLButtonElement>(`button[value^="${press}:"]`);
      if (!button) return;
      event.preventDefault();
      button.click();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [presses]);
  return {
    form,
    noteRow({ nativeEvent }) {
      const pressed = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
      last.current = pressed?.closest<HTMLElement>("[data-id]")?.dataset.id ?? null;
    },
  };
}
