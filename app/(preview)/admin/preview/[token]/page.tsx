import { notFound } from "next/navigation";
import { Article } from "@/components/article/article-page";
import { printMoment } from "@/components/newsroom/print-moment";
import { Notice } from "@/components/site/notice";
import { accounts } from "@/lib/accounts/accounts";
import { prepareDraftPage } from "@/lib/articles/draft-page";
import { readPreviewLink } from "@/lib/articles/preview-link";
import { env } from "@/lib/env";
import { findSite } from "@/lib/site/queries";

export const dynamic = "force-dynamic";

interface PreviewRoute {
  readonly params: Promise<{ readonly token: string }>;
}

/**
 * A draft as readers would see it. Open to whoever has the link, until it expires: nobody is asked who they are, and a link that shows
 * nothing is a missing page, whatever its reason.
 */
export default async function PreviewPage({ params }: PreviewRoute) {
  const { token } = await params;
  const { database, secret, now } = await accounts();
  const opened = await readPreviewLink({ database, now }, secret, token);
  if (opened === null) notFound();
  const [site, page] = await Promise.all([
    findSite(),
    prepareDraftPage({ database, now }, opened.draft, [env().siteUrl]),
  ]);
  return (
    <div className="page preview">
      <header>
        <p className="unpublished" lang="en">
          <strong>Not published.</strong> This is a draft of {site.name}, shown to you by a link that is good
          until <time dateTime={opened.until.toISOString()}>{printMoment(opened.until, site.timeZone)}</time>.
          It may change, and may never be published. Please keep it to yourself.
        </p>
      </header>
      <main id="main">
        {page.ok ? (
          <Article
            article={{ ...page.value, headline: page.value.headline.trim() || "No headline yet" }}
            site={site}
            address=""
          />
        ) : (
          <Notice label="Not published" headline="This draft cannot be set as it is">
            {page.problems.map(({ message }) => (
              <p key={message}>{message}</p>
            ))}
          </Notice>
        )}
      </main>
    </div>
  );
}
