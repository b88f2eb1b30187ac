import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField, TextField } from "@/components/forms/fields";
import { DoorPage } from "@/components/newsroom/door-page";
import { type AccountLink, findLink } from "@/lib/accounts/account-links";
import { accounts } from "@/lib/accounts/accounts";
import { signInPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import type { PageRoute } from "../../../page-route";
import { join } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Join" };

/** Open to whoever has a one-time token: here they make their account, or set another password. */
export default async function JoinPage({ params }: PageRoute<"token">) {
  const { token } = await params;
  const { database, now } = await accounts();
  const [site, link] = await Promise.all([findSite(), findLink(database, token, now())]);
  if (link === null)
    return (
      <DoorPage site={site} title="This address is no longer good">
        <p className="prose-line">
          It was used, has expired, or is not whole. Ask an administrator for a new one; whoever runs the
          server can make one by <code>standfirst user add</code> or <code>standfirst user reset</code>.
        </p>
        <p>
          <a href={signInPath}>Sign in</a>
        </p>
      </DoorPage>
    );
  return (
    <DoorPage site={site} title={TITLES[link.kind]}>
      <p className="prose-line">{describe(link, site.name)}</p>
      <ActionForm action={join} submit={link.kind === "reset" ? "Set the password" : "Join"}>
        <HiddenField name="token" value={token} />
        {link.kind !== "reset" && <TextField name="name" label="Your name" autoComplete="name" required />}
        {link.kind === "first" && (
          <TextField name="email" type="email" label="E-mail address" autoComplete="username" required />
        )}
        {link.email !== null && (
          <TextField
            name="invited"
            type="email"
            label="E-mail address"
            value={link.email}
            autoComplete="username"
            readOnly
          />
        )}
        <TextField
          name="password"
          type="password"
          label="Password"
          hint="At least 15 characters; several words in a row are easy to keep in mind. It is looked up among those that everybody knows, and never sent anywhere."
          autoComplete="new-password"
          required
        />
      </ActionForm>
    </DoorPage>
  );
}

const TITLES: Readonly<Record<AccountLink["kind"], string>> = {
  first: "The first administrator",
  invitation: "Join the newsroom",
  reset: "Set a new password",
};

function describe({ kind, role }: AccountLink, name: string): string {
  if (kind === "first")
    return `You are the first in the newsroom of ${name}: you can set it up, and invite the others. This address works once.`;
  if (kind === "invitation") return `You were invited to ${name} as ${role}. This address works once.`;
  return "Every session of yours ends when the new password is set. This address works once.";
}
