import type { Figure } from "@/lib/articles/content";
import type { LanguageAttributes } from "@/lib/typography/language";

interface PictureProps extends LanguageAttributes {
  readonly figure: Figure;
  readonly className: string;
  /** True for a picture at the top of the page, which is fetched at once. */
  readonly first: boolean;
}

/** A picture with its caption, and its credit and licence in the typewriter's voice. */
export function Picture({ figure, className, first, ...language }: PictureProps) {
  const rights = [figure.credit, figure.licence].filter((part) => part !== null && part !== "");
  return (
    <figure className={`figure ${className}`} {...language}>
      <img
        src={figure.src}
        alt={figure.alt}
        width={figure.width}
        height={figure.height}
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
