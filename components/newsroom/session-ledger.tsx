import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import { printMoment } from "./print-moment";

interface SessionLedgerProps {
  readonly sessions: readonly {
    readonly id: string;
    readonly userAgent: string;
    readonly signedInAt: Date;
    readonly lastUsedAt: Date;
  }[];
  /** The id of the session that is looking. */
  readonly present: string;
  readonly timeZone: string;
  readonly end: FormAction;
}

/** Where somebody is signed in, and a way to end each. */
export function SessionLedger({ sessions, present, timeZone, end }: SessionLedgerProps) {
  return (
    <ul className="ledger">
      {sessions.map(({ id, userAgent, signedInAt, lastUsedAt }) => (
        <li key={id}>
          <p>{userAgent || "A browser that says nothing of itself"}</p>
          <p className="mono">
            signed in {printMoment(signedInAt, timeZone)}, last used {printMoment(lastUsedAt, timeZone)}
          </p>
          {id === present ? (
            <p className="state">● This one</p>
          ) : (
            <ActionForm
              action={end}
              submit="End it"
              label={`End the session of ${printMoment(signedInAt, timeZone)}`}
            >
              <HiddenField name="session" value={id} />
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
