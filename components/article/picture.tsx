import type { Figure } from "@/lib/articles/content";
import { pictureSources } from "@/lib/markdown/picture-sources";
import type { StoredFile } from "@/lib/media/views";
import type { LanguageAttributes } from "@/lib/typography/language";

/** How wide a lead picture is shown: as wide as the window, or what a column beside it leaves. */
const SIZES_OF_LEAD = "(min-width: 56rem) 60vw, 100vw";

interface PictureProps extends LanguageAttributes {
  readonly figure: Figure;
  /** The same picture, lighter, among which the browser may choose. */
  readonly versions: readonly StoredFile[];
  readonly className: string;
  /** True for a picture at the top of the page, which is fetched at once. */
  readonly first: boolean;
}

/** A picture with its caption, and its credit and licence in the typewriter's voice. */
export function Picture({ figure, versions, className, first, ...language }: PictureProps) {
  const rights = [figure.credit, figure.licence].filter((part) => part !== null && part !== "");
  const sources = pictureSources({ ...figure, versions });
  return (
    <figure className={`figure ${className}`} {...language}>
      <img
        src={figure.src}
        alt={figure.alt}
        width={figure.width}
        height={figure.height}
        {...(sources !== null && { srcSet: sources, sizes: SIZES_OF_LEAD })}
        decoding="async"
        {...(first ? { fetchPriority: "high" } : { loading: "lazy" })}
      />
      {(figure.caption || rights.length > 0) && (
        <figcaption>
          {figure.caption && <span className="caption">{figure.caption} </span>}
          {rights.length > 0 && <small className="credit">{rights.join(", ")}</small>}
        </figcaption>
      )}
    </figure>
  );
}
