import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { accounts } from "@/lib/accounts/accounts";
import { type Actor, requireActor } from "@/lib/accounts/guard";
import type { Action, Subject } from "@/lib/accounts/roles";
import type { Desk } from "@/lib/desk";
import { env } from "@/lib/env";
import { signInAgain, signInToGoOn } from "@/lib/newsroom-urls";
import { openedDesk } from "@/lib/opened-desk";
import { accept, type Outcome } from "@/lib/outcome";

/** What a page or an action is about to do, and to what. */
export interface Asked {
  readonly action: Action;
  /** Whose it is; left out for what belongs to nobody. */
  readonly subject?: Subject;
  /** Whether the sign-in has to be from the last ten minutes. */
  readonly fresh?: boolean;
}

/** Somebody who may do what they asked, and what it is done with. */
export interface Caller {
  readonly actor: Actor;
  readonly desk: Desk;
  /** The origins that are this site, for telling its own links from links out. */
  readonly ownOrigins: readonly string[];
}

/**
 * Who opens a page of the newsroom; every page begins with it. Whoever is not signed in, or not freshly enough, is sent to sign in and comes back to
 * `here`, the page's own address; who may not is answered 403.
 */
export async function callerOfPage(asked: Asked & { readonly here: string }): Promise<Caller> {
  const known = await requireActor(await accounts(), { headers: await headersNow(), method: "GET" }, asked);
  if (known.ok) return callerFor(known.value);
  const [{ code }] = known.problems;
  if (code === "signed-out") redirect(signInToGoOn(asked.here));
  if (code === "not-fresh") redirect(signInAgain(asked.here));
  forbidden();
}

/** Who sends a form of the newsroom; every action begins with it, and of what is refused nothing is done. See `requireActor`. */
export async function callerOfAction(asked: Asked): Promise<Outcome<Caller>> {
  const known = await requireActor(await accounts(), { headers: await headersNow(), method: "POST" }, asked);
  return known.ok ? accept(callerFor(known.value)) : known;
}

/** The same for what a browser's script asks a route for, by the session's cookie. */
export async function callerOfRequest(request: Request, asked: Asked): Promise<Outcome<Caller>> {
  const known = await requireActor(await accounts(), request, asked);
  return known.ok ? accept(callerFor(known.value)) : known;
}

/** What an account works with. */
export function callerFor(actor: Actor): Caller {
  return { actor, desk: openedDesk(actor.id), ownOrigins: [env().siteUrl] };
}

/**
 * The headers of the request, with the cookies as they are by now: when an action has changed one, the page that Next then draws
 * is to see it.
 */
async function headersNow(): Promise<Headers> {
  const [sent, jar] = await Promise.all([headers(), cookies()]);
  const now = new Headers(sent);
  now.set("cookie", jar.toString());
  return now;
}
