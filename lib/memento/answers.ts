import { env } from "@/lib/env";
import { answerElsewhere } from "@/lib/history/answers";
import type { AskedAddress } from "@/lib/history/whereabouts";
import { hrefOf, revisionPath, timeGatePath, timeMapPath } from "@/lib/urls";
import { writeLinkHeader } from "./link-format";
import { LINK_FORMAT, neighbourLinks, originalLink, timeMapLink } from "./links";
import { findMementoAt, findTimeMap } from "./queries";
import { writeJsonTimeMap, writeLinkTimeMap } from "./time-map";

/**
 * Answers for a TimeGate (RFC 7089, 4.1, pattern 2.1: 302 to a memento with a place of its own). `at` is the datetime that is asked
 * for, in seconds since 1970, or null, which means the newest. Leads on to the TimeGate of the one address where the article has
 * another; 410 or 451 where it was withdrawn; 404 where there is none.
 */
export async function answerTimeGate(address: AskedAddress | null, at: number | null): Promise<Response> {
  const { siteUrl } = env();
  if (address === null) return new Response(null, { status: 404 });
  const found = address.canonical
    ? await findMementoAt(address.path, at === null ? null : new Date(at * 1000))
    : null;
  if (found === null) return answerElsewhere(address, timeGatePath);
  const { path } = address;
  const { memento, around } = found;
  const links = [
    originalLink(siteUrl, path),
    timeMapLink(siteUrl, path),
    ...neighbourLinks(siteUrl, path, around, memento),
  ];
  return new Response(null, {
    status: 302,
    // Within the site, so that whoever came through the onion service stays there.
    headers: { Location: hrefOf(revisionPath(path, memento.number)), Link: writeLinkHeader(links) },
  });
}

/** Answers for a TimeMap, or for the part of it before a number; otherwise as for a TimeGate. */
export async function answerTimeMap(
  address: AskedAddress | null,
  form: "link" | "json",
  before: number | null,
): Promise<Response> {
  if (address === null) return new Response(null, { status: 404 });
  const map = address.canonical ? await findTimeMap(address.path, before) : null;
  if (map === null) return answerElsewhere(address, (path) => timeMapPath(path, form));
  const { siteUrl } = env();
  const isLink = form === "link";
  return new Response(isLink ? writeLinkTimeMap(map, siteUrl) : writeJsonTimeMap(map, siteUrl), {
    headers: {
      "Content-Type": isLink ? LINK_FORMAT : "application/json",
      "Last-Modified": (map.mementos.at(-1) ?? map.mementos[0]).at.toUTCString(),
      Link: writeLinkHeader([originalLink(siteUrl, address.path)]),
    },
  });
}
