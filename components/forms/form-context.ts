import { createContext, useContext } from "react";
import type { Problem } from "@/lib/outcome";
import { type FormState, startState } from "./form-state";

/** The form in which a field stands. */
export const FormContext = createContext<{ readonly id: string; readonly state: FormState }>({
  id: "form",
  state: startState,
});

/** What a field needs to know of its form: its own id, what was typed there, and what was wrong with it. */
export function useField(
  name: string,
  value: string,
): { readonly id: string; readonly value: string; readonly problems: readonly Problem[] } {
  const { id, state } = useContext(FormContext);
  return {
    id: fieldId(id, name),
    value: state.values[name] ?? value,
    problems: state.problems.filter(({ at }) => at === name),
  };
}

/** The id of the field that a problem's `at` names. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}
