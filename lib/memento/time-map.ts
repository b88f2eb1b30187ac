import { absoluteUrl, revisionPath, timeGatePath, timeMapPath } from "@/lib/urls";
import { printDatetime } from "./datetime";
import { type WebLink, writeLinkDocument } from "./link-format";
import { LINK_FORMAT, mementoLink, originalLink, timeGateLink } from "./links";
import type { Memento, TimeMap } from "./views";

/** A TimeMap in link format (RFC 7089, 5): the article, its TimeGate, the list itself, its parts and each memento. */
export function writeLinkTimeMap(map: TimeMap, siteUrl: string): string {
  const { path, mementos, older, before } = map;
  const { first, last } = endsOf(map);
  const part = (
    number: number | null,
    rel: string,
    more: Readonly<Record<string, string>> = {},
  ): WebLink => ({
    target: partAddress(siteUrl, map, "link", number),
    rel,
    attributes: { type: LINK_FORMAT, ...more },
  });
  return writeLinkDocument([
    originalLink(siteUrl, path),
    timeGateLink(siteUrl, path),
    part(before, "self", { from: printDatetime(first.at), until: printDatetime(last.at) }),
    ...(older === null ? [] : [part(older, "timemap")]),
    ...mementos.map((memento) => mementoLink(siteUrl, path, memento, relationOf(memento, map))),
  ]);
}

/** The same in JSON, as the protocol's aggregators write it (`timemap/json` of mementoweb.org and MemGator). */
export function writeJsonTimeMap(map: TimeMap, siteUrl: string): string {
  const { path, mementos, older, before } = map;
  const { first, last } = endsOf(map);
  const entry = ({ number, at }: Memento) => ({
    datetime: `${at.toISOString().slice(0, 19)}Z`,
    uri: absoluteUrl(siteUrl, revisionPath(path, number)),
  });
  const document = {
    original_uri: absoluteUrl(siteUrl, path),
    self: partAddress(siteUrl, map, "json", before),
    mementos: {
      ...(older === null && { first: entry(first) }),
      list: mementos.map(entry),
      ...(before === null && { last: entry(last) }),
    },
    timegate_uri: absoluteUrl(siteUrl, timeGatePath(path)),
    timemap_uri: {
      link_format: absoluteUrl(siteUrl, timeMapPath(path, "link")),
      json_format: absoluteUrl(siteUrl, timeMapPath(path, "json")),
    },
    ...(older !== null && { older_uri: partAddress(siteUrl, map, "json", older) }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function partAddress(
  siteUrl: string,
  { path }: TimeMap,
  form: "link" | "json",
  before: number | null,
): string {
  const address = absoluteUrl(siteUrl, timeMapPath(path, form));
  return before === null ? address : `${address}?older=${before}`;
}

function endsOf({ mementos }: TimeMap): { readonly first: Memento; readonly last: Memento } {
  const [first] = mementos;
  return { first, last: mementos.at(-1) ?? first };
}

/** The first and the last of all are said to be that, where this part of the list has them. */
function relationOf(memento: Memento, map: TimeMap): string {
  const { first, last } = endsOf(map);
  const words = [
    ...(map.older === null && memento === first ? ["first"] : []),
    ...(map.before === null && memento === last ? ["last"] : []),
  ];
  return [...words, "memento"].join(" ");
}
