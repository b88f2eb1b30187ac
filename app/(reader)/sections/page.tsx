import { listSections } from "@/lib/sections/queries";
import { sectionPath, sectionsPath } from "@/lib/urls";
import { type Ledger, LedgerRoutePage, ledgerMetadata } from "../archive/ledger-page";

export const dynamic = "force-dynamic";

const ledger: Ledger = {
  headline: "Sections",
  path: sectionsPath,
  pathOf: sectionPath,
  description: (name) => `The sections of ${name}, and how much each has published.`,
  remark: (count) => `${count} sections`,
  list: listSections,
};

export const generateMetadata = () => ledgerMetadata(ledger);

export default function SectionsRoutePage() {
  return <LedgerRoutePage {...ledger} />;
}
