import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/fields";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { SecondFactor } from "@/components/newsroom/second-factor";
import { SessionLedger } from "@/components/newsroom/session-ledger";
import { listSessions } from "@/lib/accounts/sessions";
import { accountPath, tokensPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfPage } from "../../caller";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  endSession,
  renewRecoveryCodes,
  setPassword,
  signOut,
} from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Account" };

/** One's own account: password, second factor, and where one is signed in. */
export default async function AccountPage() {
  const { actor, desk } = await callerOfPage({
    action: "session-list",
    subject: { own: true },
    here: accountPath,
  });
  const [site, sessions] = await Promise.all([findSite(), listSessions(desk, actor.id)]);
  return (
    <NewsroomPage
      actor={actor}
      site={site}
      title="Account"
      slug={`${actor.email} · ${actor.role}`}
      here={accountPath}
    >
      <ActionForm action={signOut} submit="Sign out" label="Sign out" />
      <section>
        <h2>Password</h2>
        <ActionForm action={setPassword} submit="Set the password" label="Password">
          <TextField
            name="current"
            type="password"
            label="Present password"
            autoComplete="current-password"
            required
          />
          <TextField
            name="password"
            type="password"
            label="New password"
            hint={
              actor.secondFactor
                ? "At least 8 characters, beside your second factor."
                : "At least 15 characters; several words in a row are easy to keep in mind."
            }
            autoComplete="new-password"
            required
          />
        </ActionForm>
      </section>
      <SecondFactor
        isOn={actor.secondFactor}
        actions={{ beginSecondFactor, confirmSecondFactor, renewRecoveryCodes, endSecondFactor }}
      />
      <section>
        <h2>Tokens</h2>
        <p>
          <a href={tokensPath}>Tokens</a> let programs work for you without your password.
        </p>
      </section>
      <section>
        <h2>Where you are signed in</h2>
        <SessionLedger
          sessions={sessions}
          present={actor.sessionId}
          timeZone={site.timeZone}
          end={endSession}
        />
        <ActionForm action={endSession} submit="End all but this one" label="All other sessions" />
      </section>
    </NewsroomPage>
  );
}
