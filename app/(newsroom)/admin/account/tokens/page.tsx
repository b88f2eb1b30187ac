import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { CheckField, SelectField, TextField } from "@/components/forms/fields";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { TokenLedger } from "@/components/newsroom/token-ledger";
import { isFresh } from "@/lib/accounts/guard";
import { listTokens, scopeSentences, scopesFor } from "@/lib/accounts/tokens";
import { apiDescriptionPath, signInAgain, tokensPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfPage } from "../../../caller";
import { make, revoke } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Tokens" };

const SPANS = [7, 30, 90, 365].map((days) => ({ value: String(days), label: `${days} days` }));

/** What one's own programs call the API with. */
export default async function TokensPage() {
  const { actor, desk } = await callerOfPage({
    action: "token-list",
    subject: { own: true },
    here: tokensPath,
  });
  const [site, tokens] = await Promise.all([findSite(), listTokens(desk, actor.id)]);
  return (
    <NewsroomPage actor={actor} site={site} title="Tokens" slug="Account" here={tokensPath}>
      <p className="prose-line">
        A program that works for you calls the API with a token instead of your password. It can do what the
        token is for, and never more than you may yourself. <a href={apiDescriptionPath}>What can be asked</a>
      </p>
      {tokens.length > 0 ? (
        <TokenLedger tokens={tokens} now={desk.now()} timeZone={site.timeZone} revoke={revoke} />
      ) : (
        <p>You have no tokens.</p>
      )}
      <section>
        <h2>Make a token</h2>
        {isFresh(actor, desk.now()) ? (
          <ActionForm action={make} submit="Make the token" label="Make a token">
            <TextField name="name" label="What it is for" hint="So that you know it again." required />
            <fieldset>
              <legend className="slug">What it may do</legend>
              {scopesFor(actor.role).map((scope) => (
                <CheckField key={scope} name={scope} label={scopeSentences[scope]} />
              ))}
            </fieldset>
            <SelectField name="days" label="How long it is good for" value="90" options={SPANS} />
          </ActionForm>
        ) : (
          <p>
            <a href={signInAgain(tokensPath)}>Sign in again to make one.</a> It lets a program in, and so it
            needs your password.
          </p>
        )}
      </section>
    </NewsroomPage>
  );
}
