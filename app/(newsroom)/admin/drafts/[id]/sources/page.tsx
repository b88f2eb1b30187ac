import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { titleOf } from "@/components/newsroom/desk-ledger";
import { DraftSources } from "@/components/newsroom/draft-sources";
import { DraftWays } from "@/components/newsroom/draft-ways";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { StateMark } from "@/components/newsroom/state-mark";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { may } from "@/lib/accounts/roles";
import { findOutlook } from "@/lib/articles/draft-outlook";
import { draftSourcesPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { findDraftEvidence } from "@/lib/sources/draft-evidence";
import { callerOfDraftPage } from "../../../../caller-of-draft";
import type { PageRoute } from "../../../../page-route";
import { capture } from "../../../captures/actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sources" };

/** What a piece cites and quotes, as it is written now: what was kept of it, and what is known of it. */
export default async function DraftSourcesPage({ params }: PageRoute<"id">) {
  const { id } = await params;
  const here = draftSourcesPath(id);
  const { actor, desk, ownOrigins } = await callerOfDraftPage({ id, action: "draft-read", here });
  const [site, draft, evidence] = await Promise.all([
    findSite(),
    findOutlook(desk, id, ownOrigins),
    findDraftEvidence(desk, id, ownOrigins),
  ]);
  if (draft === null || evidence === null) notFound();
  return (
    <NewsroomPage
      actor={actor}
      site={site}
      title={titleOf(draft.content)}
      here={here}
      slug={
        <>
          <StateMark state={draft.state} /> · sources
        </>
      }
    >
      <WalkKeys list="draft-sources" />
      <DraftWays id={id} here={here} article={draft.published !== null && may(actor.role, "draft-publish")} />
      <DraftSources
        id={id}
        evidence={evidence}
        written={draft.content.language}
        site={site}
        keep={capture}
        describes={may(actor.role, "source-describe")}
      />
    </NewsroomPage>
  );
}
