import type { DiffLine } from "@/lib/articles/text-diff";
import type { SiteView } from "@/lib/site/views";
import { languageAttributes } from "@/lib/typography/language";

interface SourceChangesProps {
  /** What became of the source's text between two captures; null where it did not change, or is not shown. */
  readonly changes: readonly DiffLine[] | null;
  /** The source's, where it is known. */
  readonly language: string | null;
  readonly site: Pick<SiteView, "language">;
}

/** What a source said first and says now, where somebody changed it after it was kept. */
export function SourceChanges({ changes, language, site }: SourceChangesProps) {
  if (changes === null) return null;
  const theirs = language === null ? {} : languageAttributes(language, site.language);
  return (
    <details>
      <summary className="slug">The source has changed since it was first kept</summary>
      {changes.map((line, index) =>
        line.kind === "skipped" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: The lines of a comparison never change places.
          <p key={index} className="slug">
            … the same …
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: The lines of a comparison never change places.
          <p key={index} {...theirs}>
            {line.parts.map(({ kind, text }, at) => {
              const key = `${at} ${kind}`;
              if (kind === "added") return <ins key={key}>{text}</ins>;
              return kind === "removed" ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
            })}
          </p>
        ),
      )}
    </details>
  );
}
