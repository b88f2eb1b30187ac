import { listTopics } from "@/lib/topics/queries";
import { topicPath, topicsPath } from "@/lib/urls";
import { type Ledger, LedgerRoutePage, ledgerMetadata } from "../archive/ledger-page";

export const dynamic = "force-dynamic";

const ledger: Ledger = {
  headline: "Topics",
  path: topicsPath,
  pathOf: topicPath,
  description: (name) => `What ${name} has written about, and how often.`,
  remark: (count) => `${count} topics`,
  list: listTopics,
};

export const generateMetadata = () => ledgerMetadata(ledger);

export default function TopicsRoutePage() {
  return <LedgerRoutePage {...ledger} />;
}
