import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import { accept, type Outcome, refuse } from "@/lib/outcome";
import type { Accounts } from "./accounts";
import { isFromOwnOrigin } from "./own-origin";
import { type Action, isRole, may, type Role, type Subject } from "./roles";

/** Who is calling. */
export interface Actor {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly secondFactor: boolean;
  readonly sessionId: string;
  readonly signedInAt: Date;
}

/** What was called. `method` is that of HTTP; a server action is a POST. */
export interface Call {
  readonly headers: Headers;
  readonly method: string;
}

/** How long a sign-in counts as fresh, for what cannot be undone or lets others in. */
const FRESH_MS = 10 * 60 * 1_000;

/**
 * Gives back who is calling, if they may do `action` to `subject`; each page and each action of the newsroom begins with it. Refuses with
 * `cross-origin` (anything but GET and HEAD that the site's own pages did not send), `signed-out`, `not-allowed` (which is put down in the
 * audit log), and `not-fresh` where the sign-in has to be from the last ten minutes. Of what is refused nothing may be done or shown.
 */
export async function requireActor(
  accounts: Accounts,
  call: Call,
  asked: { readonly action: Action; readonly subject?: Subject; readonly fresh?: boolean },
): Promise<Outcome<Actor>> {
  const known = await findActor(accounts, call);
  if (!known.ok) return known;
  const actor = known.value;
  const allowed = await requireRole(accounts, actor, asked);
  if (!allowed.ok) return allowed;
  if (asked.fresh && !isFresh(actor, accounts.now()))
    return refuse({
      code: "not-fresh",
      at: null,
      message: "Sign in again to do this: it needs your password.",
    });
  return accept(actor);
}

/** Whether somebody signed in within the last ten minutes. */
export function isFresh({ signedInAt }: Pick<Actor, "signedInAt">, now: Date): boolean {
  return now.getTime() - signedInAt.getTime() <= FRESH_MS;
}

/** Whether somebody who is known may do `action` to `subject`. A refusal (`not-allowed`) is put down in the audit log. */
export async function requireRole(
  accounts: Pick<Accounts, "database" | "now">,
  actor: Pick<Actor, "id" | "role">,
  asked: { readonly action: Action; readonly subject?: Subject },
): Promise<Outcome<void>> {
  if (may(actor.role, asked.action, asked.subject ?? null)) return accept(undefined);
  await transact(accounts.database, (transaction) =>
    recordEvent(transaction, {
      at: accounts.now(),
      actor: actor.id,
      action: "not-allowed",
      subject: null,
      detail: { asked: asked.action, role: actor.role },
    }),
  );
  return refuse({
    code: "not-allowed",
    at: null,
    message: `Your role, ${actor.role}, does not allow that. An administrator can change it.`,
  });
}

/** Who is calling, whatever they may do: for pages that everybody of the newsroom has. Refuses as `requireActor` does. */
export async function findActor(
  { auth, siteUrl }: Accounts,
  { headers, method }: Call,
): Promise<Outcome<Actor>> {
  if (method !== "GET" && method !== "HEAD" && !isFromOwnOrigin(headers, siteUrl))
    return refuse({
      code: "cross-origin",
      at: null,
      message: "This did not come from a page of the newsroom. Open the newsroom and do it there.",
    });
  const found = await auth.api.getSession({ headers });
  const role = found?.user.role ?? "";
  if (!found || found.user.disabledAt || !isRole(role))
    return refuse({ code: "signed-out", at: null, message: "Sign in to go on." });
  const { user, session } = found;
  return accept({
    id: user.id,
    email: user.email,
    name: user.name,
    role,
    secondFactor: user.twoFactorEnabled ?? false,
    sessionId: session.id,
    signedInAt: session.createdAt,
  });
}
