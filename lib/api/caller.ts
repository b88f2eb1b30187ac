import type { Accounts } from "@/lib/accounts/accounts";
import { findActor } from "@/lib/accounts/guard";
import type { Role } from "@/lib/accounts/roles";
import { findTokenHolder, type TokenScope } from "@/lib/accounts/tokens";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";

/** Who calls the API. */
export interface Caller {
  /** The user's id. */
  readonly id: string;
  readonly role: Role;
  /** What their token is good for; null for a browser that is signed in, which may do what its person may. */
  readonly scopes: readonly TokenScope[] | null;
}

/**
 * Who is calling: by a personal token (`Authorization: Bearer sf_…`), or by the session of a browser on the site's own pages. Where there is
 * a token, a cookie is not looked at. Refused with `token-not-usable`, `signed-out`, or `cross-origin` where a session that may change
 * something comes from elsewhere.
 */
export async function findCaller(accounts: Accounts, request: Request): Promise<Outcome<Caller>> {
  const authorization = request.headers.get("authorization");
  if (authorization === null) {
    const found = await findActor(accounts, request);
    return found.ok ? accept({ id: found.value.id, role: found.value.role, scopes: null }) : found;
  }
  const [, token = ""] = /^bearer +(\S+)$/i.exec(authorization) ?? [];
  const holder = await findTokenHolder(accounts, token);
  if (holder === null) return refuse(tokenNotUsable);
  return accept({ id: holder.id, role: holder.role, scopes: holder.scopes });
}

const tokenNotUsable: Problem = {
  code: "token-not-usable",
  at: "authorization",
  message: "This token is none, has expired or was revoked. Make a new one in the newsroom, under Account.",
};
