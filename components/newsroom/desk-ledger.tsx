import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import type { DraftRow } from "@/lib/articles/draft-listing";
import { printShortDay, printTime } from "@/lib/dates";
import { draftPath, historyPath, publishDeskPath } from "@/lib/newsroom-urls";
import { hrefOf } from "@/lib/urls";
import { StateMark } from "./state-mark";

/** The id of the desk's list, by which keys walk it. */
export const DESK_LIST = "desk";

interface DeskLedgerProps {
  readonly drafts: readonly DraftRow[];
  /** What those are called who are named as actors. */
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  readonly now: Date;
  /** Makes a discarded draft one that is being written. */
  readonly bringBack: FormAction;
}

/** The drafts of the desk, a row each: its state, what it says, who has it, when it was touched. */
export function DeskLedger({ drafts, names, timeZone, now, bringBack }: DeskLedgerProps) {
  const nameOf = (actor: string) => names.get(actor) ?? actor;
  return (
    <ol id={DESK_LIST} className="desk">
      {drafts.map((draft) => (
        <li key={draft.id} data-state={draft.state}>
          <p className="desk-state">
            <StateMark state={draft.state} />
          </p>
          <div className="desk-words">
            <Headline draft={draft} />
            {draft.deskNote && <p className="desk-note">{draft.deskNote}</p>}
          </div>
          <p className="desk-who">
            {draft.holders.map(({ actor }) => (
              <span key={actor} className="holder">
                {nameOf(actor)} has it open
              </span>
            ))}
            <span>
              {draft.section && <>{draft.section.name} · </>}
              {draft.createdBy === null ? "begun by nobody named" : nameOf(draft.createdBy)}
            </span>
          </p>
          <p className="desk-when">
            {draft.scheduledAt ? (
              <span>
                Live <Brief at={draft.scheduledAt} {...{ now, timeZone }} withTime />
              </span>
            ) : (
              <Brief at={draft.updatedAt} {...{ now, timeZone }} />
            )}
          </p>
          {draft.state === "discarded" ? (
            <ActionForm action={bringBack} label={`Bring back “${titleOf(draft)}”`}>
              <HiddenField name="id" value={draft.id} />
              <button type="submit" className="quiet" data-row>
                Bring back
              </button>
            </ActionForm>
          ) : (
            <Ways draft={draft} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Headline({ draft }: { readonly draft: DraftRow }) {
  const title = titleOf(draft);
  if (draft.state === "discarded")
    return (
      <p className="desk-headline" dir="auto">
        {title}
      </p>
    );
  return (
    <p className="desk-headline" dir="auto">
      <a href={draftPath(draft.id)} data-row>
        {title}
      </a>
    </p>
  );
}

/** A moment in as few letters as say it: the time of today, the day of any other. */
function Brief({
  at,
  now,
  timeZone,
  withTime = false,
}: {
  readonly at: Date;
  readonly now: Date;
  readonly timeZone: string;
  readonly withTime?: boolean;
}) {
  const [day, today] = [at, now].map((instant) => printShortDay(instant, "en-GB", timeZone));
  const time = printTime(at, "en-GB", timeZone);
  const brief = day === today ? `Today, ${time}` : withTime ? `${day}, ${time}` : day;
  return <time dateTime={at.toISOString()}>{brief}</time>;
}

function Ways({ draft }: { readonly draft: DraftRow }) {
  const about = titleOf(draft);
  return (
    <p className="desk-ways">
      <a href={publishDeskPath(draft.id)} data-key="p" aria-label={`Publish: ${about}`}>
        Publish
      </a>{" "}
      <a href={historyPath(draft.id)} data-key="h" aria-label={`History: ${about}`}>
        History
      </a>
      {draft.path !== null && (
        <>
          {" "}
          <a href={hrefOf(draft.path)} data-key="r" aria-label={`What readers see: ${about}`}>
            Readers
          </a>
        </>
      )}
    </p>
  );
}

/** What a draft is called that may have no headline yet. */
export function titleOf({ headline }: { readonly headline: string }): string {
  return headline.trim() === "" ? "No headline yet" : headline;
}
