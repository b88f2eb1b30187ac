import type { AuditEntry } from "@/lib/audit/views";
import { draftPath } from "@/lib/newsroom-urls";
import { factsOf, phraseOf } from "./audit-phrases";
import { printMoment } from "./print-moment";

interface AuditLedgerProps {
  readonly events: readonly AuditEntry[];
  /** The people and drafts that the events name, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly headlines: ReadonlyMap<string, string>;
  readonly timeZone: string;
  /** The address of the log where it is narrowed down to an actor or a thing. */
  readonly narrowTo: (filter: { readonly person?: string; readonly object?: string }) => string;
}

/** Events of the audit log, each as a sentence. */
export function AuditLedger({ events, names, headlines, timeZone, narrowTo }: AuditLedgerProps) {
  const print = (instant: Date) => printMoment(instant, timeZone);
  return (
    <ol className="ledger" reversed>
      {events.map((event) => {
        const { number, at, actor, action, subject, detail } = event;
        const { before, after } = phraseOf(action);
        const facts = factsOf(detail, print);
        return (
          <li key={number}>
            <p>
              <a href={narrowTo({ person: actor })}>{names.get(actor) ?? actor}</a> {before}{" "}
              {after !== null && subject !== null && (
                <Thing subject={subject} names={names} headlines={headlines} />
              )}{" "}
              {after}
              {facts.length > 0 && ` (${facts.join("; ")})`}
            </p>
            <p className="mono">
              no. {number} · <time dateTime={at.toISOString()}>{print(at)}</time> · {action}
              {subject !== null && (
                <>
                  {" · "}
                  <a href={narrowTo({ object: subject })} aria-label={`all of it, as in no. ${number}`}>
                    all of it
                  </a>
                </>
              )}
              {detail.after !== undefined && ` · ${detail.after.slice(0, 12)}`}
            </p>
            {!event.isWhole && <p className="problem">This is not what was written.</p>}
          </li>
        );
      })}
    </ol>
  );
}

function Thing({
  subject,
  names,
  headlines,
}: { readonly subject: string } & Pick<AuditLedgerProps, "names" | "headlines">) {
  const headline = headlines.get(subject);
  if (headline !== undefined) return <a href={draftPath(subject)}>{headline || "an untitled draft"}</a>;
  const name = names.get(subject);
  return name === undefined ? (
    <span className="mono">{subject.length > 36 ? `${subject.slice(0, 12)}…` : subject}</span>
  ) : (
    name
  );
}
