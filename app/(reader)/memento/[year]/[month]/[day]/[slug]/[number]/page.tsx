import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Article } from "@/components/article/article-page";
import { OldRevisionNote } from "@/components/history/old-revision";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { env } from "@/lib/env";
import { findOldRevision } from "@/lib/history/queries";
import type { OldRevision } from "@/lib/history/views";
import { printDatetime } from "@/lib/memento/datetime";
import { absoluteUrl, revisionPath } from "@/lib/urls";
import {
  type ArticleParams,
  readArticleAddress,
} from "../../../../../../[year]/[month]/[day]/[slug]/article-address";
import { readRevisionNumber } from "../../../../../../[year]/[month]/[day]/[slug]/history/revision-number";
import { readSite } from "../../../../../../reader-queries";
import "../../../../../../[year]/[month]/[day]/[slug]/history/history.css";

export const dynamic = "force-dynamic";

interface MementoRoute {
  readonly params: Promise<ArticleParams & { readonly number: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(route: MementoRoute): Promise<Metadata> {
  const { subject, page, number } = await revisionAt(route);
  return {
    title: `${page.headline} (revision ${number})`,
    robots: "noindex",
    alternates: { canonical: absoluteUrl(env().siteUrl, subject.path) },
  };
}

/**
 * An article as one of its revisions was, for the press to show at the revision's address with the headers that this page cannot give
 * itself (`lib/press/stand-in`). Nobody else is answered.
 */
export default async function MementoPage(route: MementoRoute) {
  const [site, revision] = await Promise.all([readSite(), revisionAt(route)]);
  const { page, subject, number } = revision;
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "text", "italic"]} />
      <OldRevisionNote revision={revision} site={site} />
      <Article
        article={page}
        site={site}
        address={absoluteUrl(env().siteUrl, revisionPath(subject.path, number))}
      />
    </ReaderPage>
  );
}

async function revisionAt({ params, searchParams }: MementoRoute): Promise<OldRevision> {
  const [{ number: written, ...segments }, { datetime }] = await Promise.all([params, searchParams]);
  const [address, number] = [readArticleAddress(segments), readRevisionNumber(written)];
  // Only the press says it: a question without it is nobody's.
  if (datetime === undefined || address === null || number === null) notFound();
  const revision = await read(address.path, number);
  if (revision === null || datetime !== printDatetime(revision.at)) notFound();
  return revision;
}

const read = cache((path: string, number: number) => findOldRevision(path, number, [env().siteUrl]));
