import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { titleOf } from "@/components/newsroom/desk-ledger";
import { DraftTranslations } from "@/components/newsroom/draft-translations";
import { DraftWays } from "@/components/newsroom/draft-ways";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { StateMark } from "@/components/newsroom/state-mark";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { may } from "@/lib/accounts/roles";
import { draftContentSchema } from "@/lib/articles/draft-content";
import { deskState } from "@/lib/articles/draft-listing";
import { findDraft } from "@/lib/articles/locked-draft";
import { findNewestRevision } from "@/lib/articles/newest-revision";
import { translationsPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { findDraftEditions } from "@/lib/translations/draft-editions";
import type { DraftEdition } from "@/lib/translations/views";
import { callerOfDraftPage } from "../../../../caller-of-draft";
import type { PageRoute } from "../../../../page-route";
import { begin, tie, untie } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Translations" };

/** The editions of a piece in other languages: those that there are, and the way to another. */
export default async function TranslationsPage({ params }: PageRoute<"id">) {
  const { id } = await params;
  const here = translationsPath(id);
  const { actor, desk } = await callerOfDraftPage({ id, action: "draft-read", here });
  const [site, draft, editions, newest] = await Promise.all([
    findSite(),
    findDraft(desk.database, id),
    findDraftEditions(desk.database, id),
    findNewestRevision(desk.database, { id }),
  ]);
  if (draft === null || editions === null) notFound();
  const content = draftContentSchema.parse(draft.content);
  const own = draft.createdBy === actor.id;
  // Of what somebody else writes, a writer is told no more than the site tells everybody.
  const opens = (edition: DraftEdition) =>
    may(actor.role, "draft-read", { own: edition.createdBy === actor.id });
  return (
    <NewsroomPage
      actor={actor}
      site={site}
      title={titleOf(content)}
      here={here}
      slug={
        <>
          <StateMark state={deskState(draft.state)} /> · translations
        </>
      }
    >
      <WalkKeys list="translations" />
      <DraftWays id={id} here={here} article={newest !== null && may(actor.role, "draft-publish")} />
      <DraftTranslations
        draft={{ id, version: draft.version, content }}
        editions={{
          ...editions,
          translations: editions.translations.filter((edition) => opens(edition) || edition.article !== null),
        }}
        opens={opens}
        edits={may(actor.role, "draft-edit", { own })}
        newId={randomUUID()}
        site={site}
        actions={{ begin, tie, untie }}
      />
    </NewsroomPage>
  );
}
