import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DraftWays } from "@/components/newsroom/draft-ways";
import { Editor } from "@/components/newsroom/editor/editor";
import { Checklists, PreviewPane } from "@/components/newsroom/editor/preview-pane";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { may } from "@/lib/accounts/roles";
import { draftContentSchema } from "@/lib/articles/draft-content";
import { deskState } from "@/lib/articles/draft-listing";
import { readDraftPreview } from "@/lib/articles/draft-preview";
import { findKnownNames } from "@/lib/articles/known-names";
import { findDraft } from "@/lib/articles/locked-draft";
import { listMedia } from "@/lib/media/library";
import type { LibraryPicture } from "@/lib/media/views";
import { withNamesOfToday } from "@/lib/names/names-of-today";
import { draftPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfDraftPage } from "../../../caller-of-draft";
import type { PageRoute } from "../../../page-route";
import { save } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Write" };

/** How many of the newest pictures are there to choose from at once. */
const PICTURES_OFFERED = 24;

/** Where a draft is written. Who may read it and not write it sees what readers would. */
export default async function DraftPage({ params }: PageRoute<"id">) {
  const { id } = await params;
  const here = draftPath(id);
  const { actor, desk, ownOrigins } = await callerOfDraftPage({ id, action: "draft-read", here });
  const draft = await findDraft(desk.database, id);
  if (draft === null) notFound();
  const subject = { own: draft.createdBy === actor.id };
  const content = await withNamesOfToday(desk.database, draftContentSchema.parse(draft.content));
  const [site, names, made, library] = await Promise.all([
    findSite(),
    findKnownNames(desk.database, {}),
    readDraftPreview(desk, { id, content }, ownOrigins),
    listMedia(desk.database, { cursor: null, limit: PICTURES_OFFERED }),
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
      <WalkKeys />
      <DraftWays id={id} here={here} article={wasPublished && may(actor.role, "article-correct")} />
      {may(actor.role, "draft-edit", subject) ? (
        <Editor
          draft={{ id, version: draft.version, content }}
          actor={actor.id}
          timeZone={site.timeZone}
          preview={preview}
          known={names}
          library={{ pictures: library.pictures.map(offered), next: library.older }}
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

/** What choosing a picture needs to know of it. */
function offered({ src, width, height, versions, words }: LibraryPicture) {
  return { src, width, height, versions: [...versions], words };
}
