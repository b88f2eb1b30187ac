import type { ReactNode } from "react";
import { ComparedLines } from "@/components/article/comparison";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import type { DiffLine } from "@/lib/articles/text-diff";
import { nameOfType } from "@/lib/captures/type-names";
import type { CaptureAtDesk } from "@/lib/captures/views";
import { capturesListPath } from "@/lib/newsroom-urls";
import { printBytes } from "@/lib/print-bytes";
import { capturePath } from "@/lib/urls";
import { printMoment } from "./print-moment";

/** What was kept of sources, each with its beginning, what has changed since the time before, and whether readers may read it. */
export function CaptureLedger({
  captures,
  names,
  timeZone,
  show,
  compared,
}: {
  readonly captures: readonly CaptureAtDesk[];
  /** Who asked for them, by what they are named. */
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  /** The form that shows and hides a text; null for somebody who may not decide it. */
  readonly show: FormAction | null;
  /** What has changed in one of them, by its hash; the lines are null where one of the two has no text. */
  readonly compared: { readonly hash: string; readonly lines: readonly DiffLine[] | null } | null;
}) {
  return (
    <ul className="ledger" id="captures">
      {captures.map((capture) => (
        <li key={capture.hash} id={capture.hash.slice(0, 12)} className="capture-row">
          <p className="redirect-way">
            <a href={hrefOfRow(capture)} data-row>
              {capture.address}
            </a>
          </p>
          <p className="mono">
            {printMoment(capture.capturedAt, timeZone)} · {nameOfType(capture.mediaType)} of{" "}
            {printBytes(capture.bytes)} · {capture.method === "fetched" ? "fetched for" : "brought by"}{" "}
            {names.get(capture.capturedBy) ?? capture.capturedBy} · {capture.hash.slice(0, 12)}
          </p>
          <p className="mono">
            <Changed capture={capture} />{" "}
            <span className="state">
              {capture.textShown ? "● shown to readers" : "○ its text is not shown"}
            </span>
            {!capture.isCited && " · readers have no page of it, as nothing that they have cites it"}
          </p>
          {compared?.hash === capture.hash && <Compared lines={compared.lines} />}
          {capture.beginning === null ? (
            <p className="prose-line">No text can be read in it.</p>
          ) : (
            <details>
              <summary>How it begins</summary>
              <p dir="auto" className="prose-line">
                {capture.beginning}…
              </p>
            </details>
          )}
          {show !== null && capture.beginning !== null && <Showing capture={capture} show={show} />}
        </li>
      ))}
    </ul>
  );
}

/** The page that readers have of a capture; where they have none, what else was kept of its address. */
function hrefOfRow({ hash, address, isCited }: CaptureAtDesk): string {
  return isCited ? capturePath(hash) : capturesListPath({ address });
}

function Changed({
  capture: { address, before, hash, payloadHash },
}: {
  readonly capture: CaptureAtDesk;
}): ReactNode {
  if (before === null) return <span>The first of this address</span>;
  if (before.payloadHash === payloadHash) return <span>The same as the time before</span>;
  return (
    <a href={`${capturesListPath({ address, compare: hash })}#${hash.slice(0, 12)}`}>
      Changed since the time before
    </a>
  );
}

function Compared({ lines }: { readonly lines: readonly DiffLine[] | null }) {
  if (lines === null) return <p className="prose-line">One of the two has no text that could be compared.</p>;
  if (lines.every(({ kind }) => kind === "skipped"))
    return <p className="prose-line">The words are the same; only what is around them has changed.</p>;
  return (
    <section aria-label="What has changed since the time before" className="comparison">
      <ComparedLines lines={lines} written={{}} />
    </section>
  );
}

function Showing({ capture, show }: { readonly capture: CaptureAtDesk; readonly show: FormAction }) {
  const what = capture.textShown ? "Hide its text from readers" : "Let readers read its text";
  const label = `${what}: ${capture.hash.slice(0, 12)}`;
  return (
    <ActionForm action={show} label={label}>
      <HiddenField name="hash" value={capture.hash} />
      <HiddenField name="shown" value={capture.textShown ? "no" : "yes"} />
      <button type="submit" aria-label={label}>
        {what}
      </button>
    </ActionForm>
  );
}
