import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DraftWays } from "@/components/newsroom/draft-ways";
import { Editor } from "@/components/newsroom/editor/editor";
import { Checklists, PreviewPane } from "@/components/newsroom/editor/preview-pane";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { may } from "@/lib/accounts/roles";
import { draftContentSchema } from "@/lib/articles/draft-content";
import { deskState } from "@/lib/articles/draft-listing";
import { readDraftPreview } from "@/lib/articles/draft-preview";
import { findKnownNames } from "@/lib/articles/known-names";
import { findDraft } from "@/lib/articles/locked-draft";
import { withNamesOfToday } from "@/lib/names/names-of-today";
import { draftPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfDraftPage } from "../../../caller-of-draft";
import type { PageRoute } from "../../../page-route";
import { save } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Write" };

/** Where a draft is written. Who may read it and not write it sees what readers would. */
export default async function DraftPage({ params }: PageRoute<"id">) {
  const { id } = await params;
  const here = draftPath(id);
  const { actor, desk, ownOrigins } = await callerOfDraftPage({ id, action: "draft-read", here });
  const draft = await findDraft(desk.database, id);
  if (draft === null) notFound();
  const subject = { own: draft.createdBy === actor.id };
  const content = await withNamesOfToday(desk.database, draftContentSchema.parse(draft.content));
  const [site, names, made] = await Promise.all([
    findSite(),
    findKnownNames(desk.database, {}),
    readDraftPreview(desk, { id, content }, ownOrigins),
  ]);
  const wasPublished =
    draft.state === "published" || draft.state === "changed" || draft.state === "withdrawn";
  const preview = { ...made, save: [...made.save], live: [...made.live] };
  return (
    <NewsroomPage
      actor={actor}
      site={site}
      title="Write"
      here={here}
      slug={`${deskState(draft.state)} · version ${draft.version}`}
      wide
    >
      <DraftWays id={id} here={here} article={wasPublished && may(actor.role, "article-correct")} />
      {may(actor.role, "draft-edit", subject) ? (
        <Editor
          draft={{ id, version: draft.version, content }}
          actor={actor.id}
          timeZone={site.timeZone}
          preview={preview}
          known={names}
          action={save}
        />
      ) : (
        <div className="editor-preview">
          <Checklists preview={preview} />
          <PreviewPane content={content} preview={preview} />
        </div>
      )}
    </NewsroomPage>
  );
}
