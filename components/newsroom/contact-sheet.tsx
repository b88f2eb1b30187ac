import type { LibraryPicture } from "@/lib/media/views";
import { pictureDeskPath } from "@/lib/newsroom-urls";
import { printUses } from "./print-uses";
import { SmallPicture } from "./small-picture";

interface ContactSheetProps {
  readonly pictures: readonly LibraryPicture[];
  /** The language in which pictures are described. */
  readonly language: string;
}

/** The pictures of the library, small, each with what is known of it and where it leads to. */
export function ContactSheet({ pictures, language }: ContactSheetProps) {
  return (
    <ul className="contact-sheet">
      {pictures.map((picture) => (
        <li key={picture.hash}>
          <a href={pictureDeskPath(picture.hash)}>
            <span className="frame">
              <SmallPicture picture={picture} sizes="15rem" />
            </span>
            {picture.words.alt === "" ? (
              <span className="what">A picture that nobody has described</span>
            ) : (
              <span className="what" lang={language}>
                {picture.words.alt}
              </span>
            )}
          </a>
          <p className="slug">
            {picture.width} × {picture.height} · {printUses(picture)}
          </p>
          {picture.words.credit !== null && <p className="mono">{picture.words.credit}</p>}
          {picture.words.alt === "" && <p className="state">✕ no alternative text</p>}
        </li>
      ))}
    </ul>
  );
}
