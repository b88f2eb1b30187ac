import type { DraftContent } from "@/lib/articles/draft-content";
import { fieldOfProblem } from "@/lib/articles/draft-form";
import type { Preview } from "./api-client";
import type { Autosave } from "./autosave";
import { standingOf, statusOf } from "./status";

interface EditorStatusProps {
  readonly state: Autosave<DraftContent>;
  readonly preview: Preview;
  readonly timeZone: string;
  /** Whether the script is at work, which saves by itself. */
  readonly isLive: boolean;
}

/** Where the words are, and how many; it stays in sight while one writes. */
export function EditorStatus({ state, preview, timeZone, isLive }: EditorStatusProps) {
  return (
    <p className="editor-status" data-standing={standingOf(state)}>
      {isLive && (
        <span role="status" className="mono">
          {statusOf(state, (at) => timeIn(at, timeZone))}
        </span>
      )}{" "}
      <span className="mono">
        {preview.words} words · {preview.minutes} min <a href="#preview">Preview</a>
      </span>
    </p>
  );
}

interface EditorNewsProps {
  readonly state: Autosave<DraftContent>;
  readonly timeZone: string;
  /** Who else has the draft open. */
  readonly others: readonly string[];
  /** From when the words are that were found in this browser; null where none were. */
  readonly recoveredAt: Date | null;
}

/** What somebody who writes has to be told, and did not ask for. */
export function EditorNews({ state, timeZone, others, recoveredAt }: EditorNewsProps) {
  return (
    <div aria-live="polite" className="editor-news">
      {others.length > 0 && (
        <p>
          ▲ {others.join(" and ")} {others.length === 1 ? "has" : "have"} this draft open too.
        </p>
      )}
      {recoveredAt !== null && (
        <p>
          ✓ Words that had not reached the server were found in this browser, from{" "}
          {timeIn(recoveredAt, timeZone)}; they are back in the text.
        </p>
      )}
      {state.problems.map(({ code, at, message }) => {
        const field = fieldOfProblem(at);
        return (
          <p key={`${code} ${at}`} className="problem">
            {field === null ? message : <a href={`#${field}`}>{message}</a>}
          </p>
        );
      })}
    </div>
  );
}

function timeIn(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(at);
}
