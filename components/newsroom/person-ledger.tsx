import { ActionForm } from "@/components/forms/action-form";
import { CheckField, HiddenField, SelectField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import type { Person } from "@/lib/accounts/people";
import { ROLES } from "@/lib/accounts/roles";
import { printMoment } from "./print-moment";

interface PersonLedgerProps {
  readonly people: readonly Person[];
  readonly timeZone: string;
  readonly actions: Readonly<Record<"setRole" | "reset" | "setDoor", FormAction>>;
}

/** Everybody of the newsroom, with what an administrator can do about each behind a line that opens. */
export function PersonLedger({ people, timeZone, actions }: PersonLedgerProps) {
  return (
    <ul className="ledger">
      {people.map((person) => (
        <li key={person.id}>
          <p>
            {person.name} <span className="mono">{person.email}</span>
          </p>
          <p className="mono">
            <span className="state">{person.disabledAt ? "✕ closed" : `● ${person.role}`}</span> ·{" "}
            {person.secondFactor ? "second factor" : "no second factor"} · since{" "}
            {printMoment(person.createdAt, timeZone)}
          </p>
          <details className="change">
            <summary className="mono">Change {person.name}</summary>
            <ActionForm action={actions.setRole} submit="Set the role" label={`Role of ${person.name}`}>
              <HiddenField name="person" value={person.email} />
              <SelectField
                name="role"
                label="Role"
                value={person.role}
                options={ROLES.map((role) => ({ value: role, label: role }))}
              />
            </ActionForm>
            <ActionForm
              action={actions.reset}
              submit="Make an address for a new password"
              label={`Password of ${person.name}`}
            >
              <HiddenField name="person" value={person.email} />
              {person.secondFactor && (
                <CheckField
                  name="factor"
                  value="forget"
                  label="Forget the second factor too"
                  hint="For somebody who lost it. Until they set a new password they cannot sign in."
                />
              )}
            </ActionForm>
            <ActionForm
              action={actions.setDoor}
              submit={person.disabledAt ? "Open the account again" : "Close the account"}
              grave={person.disabledAt === null}
              label={`Account of ${person.name}`}
            >
              <HiddenField name="person" value={person.email} />
              <HiddenField name="door" value={person.disabledAt ? "open" : "closed"} />
            </ActionForm>
          </details>
        </li>
      ))}
    </ul>
  );
}
