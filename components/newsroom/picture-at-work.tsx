import { pictureSources } from "@/lib/markdown/picture-sources";
import { pictureMarkdown } from "@/lib/media/picture-markdown";
import type { PictureAtWork } from "@/lib/media/views";
import { draftPath } from "@/lib/newsroom-urls";
import { hrefOf } from "@/lib/urls";
import { Fact } from "./fact";
import { printMoment } from "./print-moment";
import { printUses } from "./print-uses";

/** A picture as large as the window allows, and what is known of it. */
export function PictureFacts({
  picture,
  timeZone,
  language,
}: {
  readonly picture: PictureAtWork;
  readonly timeZone: string;
  readonly language: string;
}) {
  const sources = pictureSources(picture);
  return (
    <>
      <p className="picture-large" lang={language}>
        <img
          src={picture.src}
          alt={picture.words.alt || "The picture, which nobody has described"}
          width={picture.width}
          height={picture.height}
          {...(sources !== null && { srcSet: sources, sizes: "(min-width: 72rem) 70rem, 100vw" })}
          decoding="async"
        />
      </p>
      <dl className="facts">
        <Fact name="Size">
          {picture.width} × {picture.height} pixels, {Math.ceil(picture.bytes / 1024)} KB
        </Fact>
        <Fact name="Brought">
          {printMoment(picture.createdAt, timeZone)}
          {picture.broughtBy !== null && ` by ${picture.broughtBy}`}
        </Fact>
        <Fact name="Address">
          <a href={picture.src}>{picture.src}</a>
        </Fact>
      </dl>
      <figure className="reveal">
        <figcaption className="slug">To show it, paste this into a text</figcaption>
        <pre>{pictureMarkdown(picture)}</pre>
      </figure>
    </>
  );
}

/** The articles and drafts that show a picture. */
export function PictureUses({
  picture,
  language,
}: {
  readonly picture: PictureAtWork;
  readonly language: string;
}) {
  const { usedIn, usedInDrafts } = picture;
  return (
    <section>
      <h2>Where it is used</h2>
      <p className="slug">{printUses(picture)}</p>
      {usedIn.length > 0 && (
        <ul className="ledger">
          {usedIn.map(({ id, path, headline, language: written }) => (
            <li key={id}>
              <a href={hrefOf(path)} lang={written}>
                {headline}
              </a>{" "}
              <span className="slug">
                live · <a href={draftPath(id)}>its draft</a>
              </span>
            </li>
          ))}
        </ul>
      )}
      {usedInDrafts.length > 0 && (
        <ul className="ledger">
          {usedInDrafts.map(({ id, headline }) => (
            <li key={id}>
              <a href={draftPath(id)} lang={headline === "" ? undefined : language}>
                {headline || "A draft without a headline"}
              </a>{" "}
              <span className="slug">draft</span>
            </li>
          ))}
        </ul>
      )}
      {usedIn.length < Math.min(picture.uses, 100) && (
        <p className="hint">The newest {usedIn.length} articles are named here.</p>
      )}
    </section>
  );
}
