import type { Metadata } from "next";
import { ArchivePage } from "@/components/archive/archive-page";
import { linkTo } from "@/components/archive/link-to";
import { NameLedger } from "@/components/archive/name-ledger";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import type { NamedCount } from "@/lib/articles/archive-views";
import { env } from "@/lib/env";
import { absoluteUrl, archivePath } from "@/lib/urls";
import { readSite } from "../reader-queries";

/** One kind of name that has a ledger of its own: sections, running stories, topics, authors. */
export interface Ledger {
  readonly headline: string;
  readonly path: string;
  readonly pathOf: (slug: string) => string;
  /** For search engines, with the publication's name. */
  readonly description: (publication: string) => string;
  /** What stands above the headline beside the way back; `count` is already printed. */
  readonly remark: (count: string) => string;
  /** In the order of the ledger; a name's place in the alphabet depends on the language (BCP 47). */
  readonly list: (language: string) => Promise<readonly NamedCount[]>;
}

export async function ledgerMetadata({ headline, path, description }: Ledger): Promise<Metadata> {
  const { name } = await readSite();
  return {
    title: headline,
    description: description(name),
    alternates: { canonical: absoluteUrl(env().siteUrl, path) },
  };
}

export async function LedgerRoutePage({ headline, pathOf, remark, list }: Ledger) {
  const site = await readSite();
  const names = await list(site.language);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <ArchivePage
        slug={[
          { key: "archive", text: linkTo(archivePath, "Archive"), signal: true },
          { key: "remark", text: remark(names.length.toLocaleString(site.language)) },
        ]}
        headline={headline}
      >
        <NameLedger names={names} pathOf={pathOf} site={site} />
      </ArchivePage>
    </ReaderPage>
  );
}
