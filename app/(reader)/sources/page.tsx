import { listPublishers } from "@/lib/sources/queries";
import { publisherPath, sourcesPath } from "@/lib/urls";
import { type Ledger, LedgerRoutePage, ledgerMetadata } from "../archive/ledger-page";

export const dynamic = "force-dynamic";

const ledger: Ledger = {
  headline: "Sources",
  path: sourcesPath,
  pathOf: publisherPath,
  description: (name) => `Whose publications ${name} cites, and how often.`,
  remark: (count) => `${count} publishers`,
  list: listPublishers,
};

export const generateMetadata = () => ledgerMetadata(ledger);

export default function SourcesRoutePage() {
  return <LedgerRoutePage {...ledger} />;
}
