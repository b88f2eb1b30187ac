import { listAuthors } from "@/lib/authors/queries";
import { authorPath, authorsPath } from "@/lib/urls";
import { type Ledger, LedgerRoutePage, ledgerMetadata } from "../archive/ledger-page";

export const dynamic = "force-dynamic";

const ledger: Ledger = {
  headline: "Authors",
  path: authorsPath,
  pathOf: authorPath,
  description: (name) => `Who writes for ${name}, and how much each has published.`,
  remark: (count) => `${count} authors`,
  list: listAuthors,
};

export const generateMetadata = () => ledgerMetadata(ledger);

export default function AuthorsRoutePage() {
  return <LedgerRoutePage {...ledger} />;
}
