import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { env } from "@/lib/env";
import { absoluteUrl } from "@/lib/urls";
import { readArticlePlace, report } from "./article-place";
import { atDesk } from "./open-desk";

interface WithdrawArguments {
  readonly reason: string;
  /** The address of the authority that ordered it. */
  readonly legal?: string;
  /** Whether the headline is kept; undefined leaves it to what the withdrawal is. */
  readonly headline?: boolean;
}

/** Withdraws the article at an address; gives back the exit status. */
export async function withdraw(address: string, options: WithdrawArguments): Promise<number> {
  const { reason, legal, headline } = options;
  const article = readArticlePlace(address);
  return atDesk("command line", async ({ desk }) => {
    const withdrawn = await withdrawArticle(desk, {
      article,
      reason,
      legal: legal === undefined ? null : { authority: legal },
      ...(headline !== undefined && { keepHeadline: headline }),
    });
    return report(
      withdrawn,
      ({ path, withdrawnHash }) =>
        `${absoluteUrl(env().siteUrl, path)} is withdrawn. What stood there has the sha256 ${withdrawnHash}.`,
    );
  });
}
