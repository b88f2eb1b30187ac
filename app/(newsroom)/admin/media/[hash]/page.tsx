import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/forms/action-form";
import { CheckField, HiddenField, TextArea, TextField } from "@/components/forms/fields";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { PictureFacts, PictureUses } from "@/components/newsroom/picture-at-work";
import { may } from "@/lib/accounts/roles";
import { findMedia } from "@/lib/media/library";
import type { PictureAtWork } from "@/lib/media/views";
import { mediaDeskPath, pictureDeskPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfPage } from "../../../caller";
import type { PageRoute } from "../../../page-route";
import { describe, remove } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "A picture" };

/** One picture of the library: what it shows, where, and what can be done with it. */
export default async function PicturePage({ params }: PageRoute<"hash">) {
  const { hash } = await params;
  const here = /^[0-9a-f]{64}$/.test(hash) ? pictureDeskPath(hash) : mediaDeskPath;
  const { actor, desk } = await callerOfPage({ action: "media-list", here });
  const [site, picture] = await Promise.all([
    findSite(),
    here === mediaDeskPath ? null : findMedia(desk.database, hash),
  ]);
  if (picture === null) notFound();
  const subject = { own: picture.createdBy === actor.id };
  return (
    <NewsroomPage
      actor={actor}
      site={site}
      title="A picture"
      here={here}
      slug={<a href={mediaDeskPath}>All pictures</a>}
    >
      <PictureFacts picture={picture} timeZone={site.timeZone} language={site.language} />
      {may(actor.role, "media-describe", subject) && (
        <Description picture={picture} language={site.language} />
      )}
      <PictureUses picture={picture} language={site.language} />
      {may(actor.role, "media-remove", subject) && <Removal picture={picture} />}
    </NewsroomPage>
  );
}

function Description({ picture, language }: { readonly picture: PictureAtWork; readonly language: string }) {
  const { alt, caption, credit, licence } = picture.words;
  return (
    <section>
      <h2>What is remembered of it</h2>
      <p className="prose-line">
        This is offered wherever the picture is used. Pieces that show it already keep the words that they
        have.
      </p>
      <ActionForm action={describe} submit="Write it down" label="Describe the picture">
        <HiddenField name="picture" value={picture.hash} />
        <TextArea
          name="alt"
          label="Alternative text"
          hint="What it shows, for those who do not see it."
          value={alt}
          rows={3}
          lang={language}
        />
        <TextArea name="caption" label="Caption" value={caption ?? ""} rows={3} lang={language} />
        <TextField name="credit" label="Credit" hint="Whose it is." value={credit ?? ""} lang={language} />
        <TextField name="licence" label="Licence" hint="Such as CC BY 4.0." value={licence ?? ""} />
      </ActionForm>
    </section>
  );
}

function Removal({ picture }: { readonly picture: PictureAtWork }) {
  return (
    <section>
      <h2>Remove it</h2>
      {picture.published ? (
        <p className="prose-line">
          It was published, and what was published can always be seen as it was: it is never removed.
        </p>
      ) : picture.draftUses > 0 ? (
        <p className="prose-line">The drafts above show it. Take it out there first.</p>
      ) : (
        <ActionForm action={remove} submit="Remove the picture" grave label="Remove the picture">
          <HiddenField name="picture" value={picture.hash} />
          <CheckField
            name="sure"
            label="Remove it for good"
            hint="It goes off the disk, with all of its versions and what is written about it. Earlier versions of drafts that showed it will lack it."
          />
        </ActionForm>
      )}
    </section>
  );
}
