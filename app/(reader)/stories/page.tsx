import { listStories } from "@/lib/stories/queries";
import { storiesPath, storyPath } from "@/lib/urls";
import { type Ledger, LedgerRoutePage, ledgerMetadata } from "../archive/ledger-page";

export const dynamic = "force-dynamic";

const ledger: Ledger = {
  headline: "Running stories",
  path: storiesPath,
  pathOf: storyPath,
  description: (name) => `What ${name} has followed over the years, from the first piece to the latest.`,
  remark: () => "The one that moved last comes first",
  list: listStories,
};

export const generateMetadata = () => ledgerMetadata(ledger);

export default function StoriesRoutePage() {
  return <LedgerRoutePage {...ledger} />;
}
