import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import type { PersonalToken } from "@/lib/accounts/tokens";
import { printDay } from "@/lib/dates";

interface TokenLedgerProps {
  readonly tokens: readonly PersonalToken[];
  readonly now: Date;
  readonly timeZone: string;
  readonly revoke: FormAction;
}

/** Somebody's tokens, and a way to end each that is still good. */
export function TokenLedger({ tokens, now, timeZone, revoke }: TokenLedgerProps) {
  return (
    <ul className="ledger">
      {tokens.map((token) => {
        const { id, name, scopes, createdAt, expiresAt, lastUsedOn, revokedAt } = token;
        const day = (instant: Date) => printDay(instant, "en-GB", timeZone);
        const isGood = revokedAt === null && expiresAt > now;
        return (
          <li key={id}>
            <p dir="auto">{name}</p>
            <p className="mono">{scopes.join(" · ")}</p>
            <p className="mono">
              made {day(createdAt)},{" "}
              {lastUsedOn === null ? "never used" : `last used ${printDay(lastUsedOn, "en-GB", "UTC")}`}
            </p>
            <p className="state">
              {isGood && `● good until ${day(expiresAt)}`}
              {revokedAt !== null && `✕ revoked ${day(revokedAt)}`}
              {revokedAt === null && !isGood && `✕ expired ${day(expiresAt)}`}
            </p>
            {isGood && (
              <ActionForm action={revoke} submit="Revoke it" grave label={`Revoke the token ${name}`}>
                <HiddenField name="which" value={id} />
              </ActionForm>
            )}
          </li>
        );
      })}
    </ul>
  );
}
