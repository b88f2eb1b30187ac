import { type FormState, startState } from "@/components/forms/form-state";
import type { DraftContent } from "@/lib/articles/draft-content";

/** What the draft's form shows of the last time it was sent without script. */
export interface DraftFormState extends FormState {
  /** What somebody else saved meanwhile, and its version, after which the next sending saves. */
  readonly conflict: { readonly stored: DraftContent; readonly version: number } | null;
  /** The version that the next sending begins from; null where the page knows it. */
  readonly version: number | null;
}

export const unsent: DraftFormState = { ...startState, conflict: null, version: null };

export type DraftFormAction = (previous: DraftFormState, form: FormData) => Promise<DraftFormState>;
