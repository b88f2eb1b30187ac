"use client";

import { useActionState, useId } from "react";
import { type FormAction, startState } from "@/components/forms/form-state";
import { ProblemList } from "@/components/forms/problem-list";
import { useRowSteps } from "./row-steps";

/** An article of the front page's desk. */
export interface FrontRow {
  readonly id: string;
  readonly headline: string;
  /** The address of its page, as a link has it. */
  readonly href: string;
}

interface FrontOrderProps {
  readonly action: FormAction;
  readonly featured: readonly FrontRow[];
  /** What was found to be added. */
  readonly found: readonly FrontRow[];
  readonly most: number;
}

/** The keys that press a button of the row that has the focus. */
const PRESSES: Readonly<Record<string, string>> = { u: "up", d: "down", x: "remove", a: "add" };

/** The front page's order, and what can be added to it: a form each of whose buttons is one step, so that it works without script. */
export function FrontOrder({ action, featured, found, most }: FrontOrderProps) {
  const [state, send, isPending] = useActionState(action, startState);
  const { form, noteRow } = useRowSteps(state, PRESSES);
  const formId = useId();
  const steps = (row: FrontRow, index: number) =>
    [
      { step: "up", text: "Up", isOff: index === 0 },
      { step: "down", text: "Down", isOff: index === featured.length - 1 },
      { step: "remove", text: "Take off", isOff: false },
    ].map(({ step, text, isOff }) => <Step key={step} {...{ step, text, isOff, row }} />);
  return (
    <form
      ref={form}
      action={send}
      aria-label="Order of the front page"
      aria-busy={isPending}
      onSubmit={noteRow}
    >
      <input type="hidden" name="seen" value={featured.map(({ id }) => id).join(",")} />
      {state.problems.length > 0 && <ProblemList formId={formId} problems={state.problems} />}
      <p role="status" className={state.done === null ? undefined : "done"}>
        {state.done}
      </p>
      <ol className="front-order" id="front">
        {featured.map((row, index) => (
          <li key={row.id} data-id={row.id}>
            <span className="place mono">{index + 1}</span>
            <p className="desk-headline" dir="auto">
              <a href={row.href} data-row>
                {row.headline}
              </a>
            </p>
            <p className="actions">{steps(row, index)}</p>
          </li>
        ))}
      </ol>
      {found.length > 0 && (
        <>
          <h2>Found</h2>
          <ul className="front-order">
            {found.map((row) => (
              <li key={row.id} data-id={row.id}>
                <span className="place mono">+</span>
                <p className="desk-headline" dir="auto">
                  <a href={row.href} data-row>
                    {row.headline}
                  </a>
                </p>
                <p className="actions">
                  <Step step="add" text="Put on" row={row} isOff={featured.length >= most} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </form>
  );
}

function Step({
  step,
  text,
  row,
  isOff,
}: {
  readonly step: string;
  readonly text: string;
  readonly row: FrontRow;
  readonly isOff: boolean;
}) {
  return (
    <button
      type="submit"
      name="move"
      value={`${step}:${row.id}`}
      className="quiet"
      disabled={isOff}
      aria-label={`${text}: ${row.headline}`}
    >
      {text}
    </button>
  );
}
