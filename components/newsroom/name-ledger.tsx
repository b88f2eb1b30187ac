"use client";

import { useActionState, useId } from "react";
import { type FormAction, startState } from "@/components/forms/form-state";
import { ProblemList } from "@/components/forms/problem-list";
import type { NameKind } from "@/lib/names/kinds";
import { namePath } from "@/lib/names/kinds";
import type { ListedName } from "@/lib/names/views";
import { nameDeskPath } from "@/lib/newsroom-urls";
import { printListedArticles } from "./name-words";
import { useRowSteps } from "./row-steps";

/** The id of the list, by which keys walk it. */
export const NAME_LIST = "names";

interface NameLedgerProps {
  readonly kind: NameKind;
  readonly names: readonly ListedName[];
}

/** What articles hang on, a row each: its name, its address, and how many articles bear it. */
export function NameLedger({ kind, names }: NameLedgerProps) {
  return (
    <ol id={NAME_LIST} className="names">
      {names.map((named) => (
        <li key={named.slug}>
          <NameFacts kind={kind} named={named} />
        </li>
      ))}
    </ol>
  );
}

/** The keys that press a button of the row that has the focus. */
const PRESSES: Readonly<Record<string, string>> = { u: "up", d: "down" };

interface SectionLedgerProps {
  readonly names: readonly ListedName[];
  /** Moves a section by one place. */
  readonly action: FormAction;
  /** Whether there are sections before or after these. */
  readonly goesOn: { readonly before: boolean; readonly after: boolean };
}

/** The same of sections in the masthead's order: a form each of whose buttons moves one by a place, so that it works without script. */
export function SectionLedger({ names, action, goesOn }: SectionLedgerProps) {
  const [state, send, isPending] = useActionState(action, startState);
  const { form, noteRow } = useRowSteps(state, PRESSES);
  const formId = useId();
  return (
    <form
      ref={form}
      action={send}
      aria-label="Order of the sections"
      aria-busy={isPending}
      onSubmit={noteRow}
    >
      <input type="hidden" name="seen" value={names.map(({ slug }) => slug).join(",")} />
      {state.problems.length > 0 && <ProblemList formId={formId} problems={state.problems} />}
      <p role="status" className={state.done === null ? undefined : "done"}>
        {state.done}
      </p>
      <ol id={NAME_LIST} className="names">
        {names.map((named, index) => (
          <li key={named.slug} data-id={named.slug}>
            <NameFacts kind="section" named={named} />
            <p className="actions">
              <Step step="up" text="Up" named={named} isOff={index === 0 && !goesOn.before} />
              <Step
                step="down"
                text="Down"
                named={named}
                isOff={index === names.length - 1 && !goesOn.after}
              />
            </p>
          </li>
        ))}
      </ol>
    </form>
  );
}

function NameFacts({ kind, named }: { readonly kind: NameKind; readonly named: ListedName }) {
  return (
    <>
      <p className="desk-headline" dir="auto">
        <a href={nameDeskPath(kind, named.slug)} data-row>
          {named.name}
        </a>
      </p>
      <p className="name-address">{namePath(kind, named.slug)}</p>
      <p className="name-count">{printListedArticles(named.articles)}</p>
    </>
  );
}

function Step({
  step,
  text,
  named,
  isOff,
}: {
  readonly step: string;
  readonly text: string;
  readonly named: ListedName;
  readonly isOff: boolean;
}) {
  return (
    <button
      type="submit"
      name="move"
      value={`${step}:${named.slug}`}
      className="quiet"
      disabled={isOff}
      aria-label={`${text}: ${named.name}`}
    >
      {text}
    </button>
  );
}
