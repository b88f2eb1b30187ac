import { absoluteUrl, revisionPath, timeGatePath, timeMapPath } from "@/lib/urls";
import { printDatetime } from "./datetime";
import type { WebLink } from "./link-format";
import type { Memento, MementoNeighbours } from "./views";

/** The links by which the protocol's parts name each other (RFC 7089, 2.2). */

/** The type of a TimeMap in link format. */
export const LINK_FORMAT = "application/link-format";

/** The article as it stands, of which its revisions are mementos. */
export function originalLink(siteUrl: string, path: string): WebLink {
  return { target: absoluteUrl(siteUrl, path), rel: "original" };
}

export function timeGateLink(siteUrl: string, path: string): WebLink {
  return { target: absoluteUrl(siteUrl, timeGatePath(path)), rel: "timegate" };
}

export function timeMapLink(siteUrl: string, path: string): WebLink {
  return {
    target: absoluteUrl(siteUrl, timeMapPath(path, "link")),
    rel: "timemap",
    attributes: { type: LINK_FORMAT },
  };
}

export function mementoLink(
  siteUrl: string,
  path: string,
  { number, at }: Memento,
  rel = "memento",
): WebLink {
  return {
    target: absoluteUrl(siteUrl, revisionPath(path, number)),
    rel,
    attributes: { datetime: printDatetime(at) },
  };
}

/** The mementos around one, each once with all that it is to it, and that one itself where `chosen` names it. */
export function neighbourLinks(
  siteUrl: string,
  path: string,
  { first, last, previous, next }: MementoNeighbours,
  chosen: Memento | null = null,
): WebLink[] {
  const named: readonly (readonly [string | null, Memento | null])[] = [
    ["first", first],
    ["last", last],
    ["prev", previous],
    ["next", next],
    [null, chosen],
  ];
  const found = new Map<number, { memento: Memento; words: string[] }>();
  for (const [word, memento] of named) {
    if (memento === null) continue;
    const { words } = found.get(memento.number) ?? { words: [] };
    found.set(memento.number, { memento, words: word === null ? words : [...words, word] });
  }
  return [...found.values()].map(({ memento, words }) =>
    mementoLink(siteUrl, path, memento, [...words, "memento"].join(" ")),
  );
}
