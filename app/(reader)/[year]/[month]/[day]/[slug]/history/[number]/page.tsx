import { redirect } from "next/navigation";
import { env } from "@/lib/env";
import { printDatetime } from "@/lib/memento/datetime";
import { writeLinkHeader } from "@/lib/memento/link-format";
import { neighbourLinks, originalLink, timeGateLink, timeMapLink } from "@/lib/memento/links";
import { findMemento } from "@/lib/memento/queries";
import { hrefOf, mementoPath, revisionPath } from "@/lib/urls";
import { type ArticleParams, readArticleAddress } from "../../article-address";
import { leadOn } from "../lead-on";
import { readRevisionNumber } from "../revision-number";

export const dynamic = "force-dynamic";

/**
 * An article as one of its revisions was. It is drawn below `/memento`, where the press goes in the reader's place, because a page cannot say its
 * own `Memento-Datetime` and `Link` (RFC 7089, 2.1.1 and 2.2).
 */
export default async function RevisionRoutePage({
  params,
}: {
  readonly params: Promise<ArticleParams & { readonly number: string }>;
}): Promise<never> {
  const { number: written, ...segments } = await params;
  const [address, number] = [readArticleAddress(segments), readRevisionNumber(written)];
  const found = address?.canonical && number !== null ? await findMemento(address.path, number) : null;
  if (address === null || number === null || found === null)
    return leadOn(number === null ? null : address, (path) => hrefOf(revisionPath(path, number ?? 1)));
  const { path } = address;
  const { siteUrl } = env();
  const { memento, around } = found;
  const links = [
    originalLink(siteUrl, path),
    timeGateLink(siteUrl, path),
    timeMapLink(siteUrl, path),
    ...neighbourLinks(siteUrl, path, around),
  ];
  redirect(mementoPath(path, number, { datetime: printDatetime(memento.at), link: writeLinkHeader(links) }));
}
