import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { History } from "@/components/history/history";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { env } from "@/lib/env";
import { findHistory } from "@/lib/history/queries";
import type { HistoryPage } from "@/lib/history/views";
import { differencePath, historyPath, hrefOf, olderHistoryPath } from "@/lib/urls";
import { readSite } from "../../../../../reader-queries";
import { type ArticleParams, readArticleAddress } from "../article-address";
import { leadOn } from "./lead-on";
import { readRevisionNumber } from "./revision-number";
import "./history.css";

export const dynamic = "force-dynamic";

interface HistoryRoute {
  readonly params: Promise<ArticleParams>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(route: HistoryRoute): Promise<Metadata> {
  const [history, { older }] = await Promise.all([historyAt(route), route.searchParams]);
  const { path, headline, newest } = history;
  const before = readRevisionNumber(older);
  const part = before === null ? "" : `, before revision ${before}`;
  return {
    title: `History of “${headline}”${part}`,
    description: `Every revision of “${headline}” that was published, ${newest} until now, and what each changed${part}.`,
    alternates: {
      canonical: `${env().siteUrl}${before === null ? hrefOf(historyPath(path)) : olderHistoryPath(path, before)}`,
    },
  };
}

export default async function HistoryRoutePage(route: HistoryRoute) {
  const [site, history] = await Promise.all([readSite(), historyAt(route)]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "text", "italic"]} />
      <History history={history} site={site} />
    </ReaderPage>
  );
}

/**
 * The part of a history that an address asks for. Does not return where its form has named two revisions, which have an address of their own, or
 * where there is no such part.
 */
async function historyAt({ params, searchParams }: HistoryRoute): Promise<HistoryPage> {
  const [address, { older, from, to, view }] = [readArticleAddress(await params), await searchParams];
  const before = readRevisionNumber(older);
  if (older !== undefined && before === null) notFound();
  const history = address?.canonical ? await read(address.path, before) : null;
  if (history === null)
    return leadOn(address, (path) =>
      before === null ? hrefOf(historyPath(path)) : olderHistoryPath(path, before),
    );
  if (from === undefined && to === undefined) return history;
  const [one, other] = [readRevisionNumber(from), readRevisionNumber(to)];
  if (one === null || other === null) notFound();
  permanentRedirect(
    differencePath(history.path, {
      from: Math.min(one, other),
      to: Math.max(one, other),
      view: view === "side" ? "side" : "line",
    }),
  );
}

const read = cache(findHistory);
