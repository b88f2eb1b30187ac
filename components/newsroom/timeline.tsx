import type { TimelineEntry } from "@/lib/articles/draft-timeline";
import { historyPath } from "@/lib/newsroom-urls";
import { printMoment } from "./print-moment";

/** The id of the list, by which keys walk it. */
export const TIMELINE = "timeline";

interface TimelineProps {
  readonly id: string;
  readonly entries: readonly TimelineEntry[];
  /** The two texts that are compared, as they are called. */
  readonly from: string;
  readonly to: string;
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  /** Whether the list begins with the present, which is saved already or not. */
  readonly isStart: boolean;
}

const WHAT: Readonly<Record<Extract<TimelineEntry, { kind: "revision" }>["what"], string>> = {
  published: "Published",
  updated: "Updated",
  corrected: "Corrected",
  withdrawn: "Withdrawn",
  imported: "Imported",
  restored: "Published again",
  moved: "Moved",
  typo: "Typing error mended",
};

/**
 * All that happened to a piece, the latest first, on one wire: revisions are its full nodes, saves its hollow ones. As a form it asks for
 * an address that compares two of them.
 */
export function Timeline({ id, entries, from, to, names, timeZone, isStart }: TimelineProps) {
  return (
    <form action={historyPath(id)} className="timeline-form" aria-label="Compare two texts">
      <p className="actions">
        <button type="submit" data-key="c">
          Compare the two that are chosen
        </button>
      </p>
      <p className="choice-heads slug" aria-hidden="true">
        <span>From</span>
        <span>To</span>
      </p>
      <ol id={TIMELINE} className="timeline">
        {isStart && (
          <li>
            <Choice name="now" what="the draft as it is" {...{ from, to }} />
            <p>
              <span className="entry-what">The draft as it is</span>
            </p>
          </li>
        )}
        {entries.map((entry) => (
          <Entry key={nameOf(entry)} {...{ id, entry, from, to, names, timeZone }} />
        ))}
      </ol>
    </form>
  );
}

type EntryProps = Omit<TimelineProps, "entries" | "isStart"> & { readonly entry: TimelineEntry };

function Entry({ id, entry, from, to, names, timeZone }: EntryProps) {
  const name = nameOf(entry);
  const isRevision = entry.kind === "revision";
  const hasWords = !(isRevision && entry.what === "withdrawn");
  const title = isRevision ? `${WHAT[entry.what]}, revision ${entry.number}` : `Version ${entry.number}`;
  const who = entry.actor === null ? null : (names.get(entry.actor) ?? entry.actor);
  return (
    <li data-kind={entry.kind}>
      {hasWords && <Choice name={name} what={title} {...{ from, to }} />}
      <p>
        <span className="entry-what">
          {hasWords ? (
            <a href={historyPath(id, { from: name, to: "now" })} data-row>
              {title}
            </a>
          ) : (
            title
          )}
        </span>{" "}
        <span className="slug">
          <time dateTime={entry.at.toISOString()}>{printMoment(entry.at, timeZone)}</time>
          {who && ` · ${who}`}
          {entry.kind === "version" && !entry.deliberate && " · saved by itself"}
        </span>
      </p>
      {isRevision && entry.note && <p className="entry-note">{entry.note}</p>}
      {isRevision && (
        <p className="mono hash" translate="no">
          {entry.hash.slice(0, 16)}
        </p>
      )}
    </li>
  );
}

/** Two rounds to press: this text as the earlier, and as the later. */
function Choice({
  name,
  what,
  from,
  to,
}: {
  readonly name: string;
  readonly what: string;
  readonly from: string;
  readonly to: string;
}) {
  return (
    <span className="choice">
      <input
        type="radio"
        name="from"
        value={name}
        defaultChecked={from === name}
        aria-label={`From ${what}`}
      />
      <input type="radio" name="to" value={name} defaultChecked={to === name} aria-label={`To ${what}`} />
    </span>
  );
}

function nameOf({ kind, number }: TimelineEntry): string {
  return `${kind === "revision" ? "r" : "v"}${number}`;
}
