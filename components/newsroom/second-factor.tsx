import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";

interface SecondFactorProps {
  readonly isOn: boolean;
  readonly actions: Readonly<
    Record<"beginSecondFactor" | "confirmSecondFactor" | "renewRecoveryCodes" | "endSecondFactor", FormAction>
  >;
}

/** Setting up a second factor, in two steps, or what can be done with one. */
export function SecondFactor({ isOn, actions }: SecondFactorProps) {
  const { beginSecondFactor, confirmSecondFactor, renewRecoveryCodes, endSecondFactor } = actions;
  return (
    <section>
      <h2>Second factor</h2>
      {isOn ? (
        <>
          <p className="prose-line">
            <span className="state">● On</span> A sign-in asks for a code of your authenticator.
          </p>
          <ActionForm action={renewRecoveryCodes} submit="Make new recovery codes" label="Recovery codes">
            <Password />
          </ActionForm>
          <ActionForm
            action={endSecondFactor}
            submit="Take the second factor away"
            grave
            label="No second factor"
          >
            <Password />
          </ActionForm>
        </>
      ) : (
        <>
          <p className="prose-line">
            <span className="state">○ Off</span> With one, a stolen password alone opens nothing. Any
            authenticator that shows six digits will do.
          </p>
          <ActionForm action={beginSecondFactor} submit="Set one up" label="Set up a second factor">
            <Password />
          </ActionForm>
          <ActionForm action={confirmSecondFactor} submit="Turn it on" label="Turn the second factor on">
            <TextField
              name="code"
              label="First code"
              hint="The six digits that the authenticator shows once it has the secret."
              autoComplete="one-time-code"
              inputMode="numeric"
              required
            />
          </ActionForm>
        </>
      )}
    </section>
  );
}

function Password() {
  return (
    <TextField
      name="password"
      type="password"
      label="Your password"
      autoComplete="current-password"
      required
    />
  );
}
