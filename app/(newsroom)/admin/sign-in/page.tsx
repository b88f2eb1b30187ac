import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField, TextField } from "@/components/forms/fields";
import { DoorPage } from "@/components/newsroom/door-page";
import { wayBack } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { one, type PageRoute } from "../../page-route";
import { signIn } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sign in" };

/** Open to everybody. */
export default async function SignInPage({ searchParams }: PageRoute) {
  const { next, again } = await searchParams;
  const site = await findSite();
  return (
    <DoorPage site={site} title={again === undefined ? "Sign in" : "Sign in once more"}>
      {again !== undefined && (
        <p className="prose-line">
          What you are about to do lets others in or cannot be undone, so it needs a sign-in of the last ten
          minutes.
        </p>
      )}
      <ActionForm action={signIn} submit="Sign in">
        <HiddenField name="next" value={wayBack(one(next))} />
        <TextField name="email" type="email" label="E-mail address" autoComplete="username" required />
        <TextField
          name="password"
          type="password"
          label="Password"
          autoComplete="current-password"
          required
        />
      </ActionForm>
      <p className="hint">
        Forgotten? An administrator can give you an address where you set a new one; so can whoever runs the
        server, by <code>standfirst user reset</code>.
      </p>
    </DoorPage>
  );
}
