import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { mementosPath, tombstonesPath } from "@/lib/urls";

/** A page that Next has for what was asked, and what it cannot say itself. */
export interface StandIn {
  /** Where Next has it. */
  readonly address: string;
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
}

const STATUSES = new Set([410, 451]);

/**
 * A page of Next can neither choose its status nor send a header. That of an article that was withdrawn leads on, for now
 * (307), to where the tombstone is drawn, with both in the address (`lib/urls`); that of an old revision to where it is drawn, with its
 * datetime and its links (RFC 7089, 2.1). The press goes there in the reader's place,
 * and answers where they asked. No reader can ask for it, since none of these parameters passes the press from outside,
 * and without them there is no such page.
 *
 * Null for every other answer.
 */
export function standInOf({ statusCode, headers }: IncomingMessage): StandIn | null {
  if (statusCode !== 307 || headers.location === undefined) return null;
  const { pathname, search, searchParams } = new URL(headers.location, "http://press.invalid");
  const datetime = searchParams.get("datetime");
  if (pathname.startsWith(`${mementosPath}/`) && datetime !== null) {
    const said = { "memento-datetime": datetime, link: searchParams.get("link") ?? "" };
    return { address: pathname + search, status: 200, headers: said };
  }
  const status = Number(searchParams.get("status"));
  if (!pathname.startsWith(`${tombstonesPath}/`) || !STATUSES.has(status)) return null;
  const link = searchParams.get("link");
  return { address: pathname + search, status, headers: link === null ? {} : { link } };
}
