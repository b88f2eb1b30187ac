import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField, TextField } from "@/components/forms/fields";
import { DoorPage } from "@/components/newsroom/door-page";
import { signInPath, wayBack } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { one, type PageRoute } from "../../../page-route";
import { giveCode } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Second factor" };

/** Open to everybody; without a sign-in that waits, no code is right. */
export default async function SecondFactorPage({ searchParams }: PageRoute) {
  const { next } = await searchParams;
  return (
    <DoorPage site={await findSite()} title="Your second factor">
      <ActionForm action={giveCode} submit="Go on">
        <HiddenField name="next" value={wayBack(one(next))} />
        <TextField
          name="code"
          label="Code"
          hint="The six digits that your authenticator shows now, or one of your recovery codes."
          autoComplete="one-time-code"
          required
        />
      </ActionForm>
      <p className="hint">
        <a href={signInPath}>Begin anew</a>
      </p>
    </DoorPage>
  );
}
