import { publisherHost, publisherSlug } from "./publisher-names";
import type { SourceView } from "./views";

/** A source that nobody cited or described yet: it is called by its host. */
export function unknownSource(address: string): SourceView {
  const host = publisherHost(address);
  return {
    address,
    host,
    publisher: { slug: publisherSlug(host), name: host },
    publisherName: null,
    title: null,
    author: null,
    date: null,
    language: null,
    kind: null,
  };
}
