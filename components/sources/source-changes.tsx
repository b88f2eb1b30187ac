import { ComparedLines } from "@/components/article/comparison";
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
  return (
    <details>
      <summary className="slug">The source has changed since it was first kept</summary>
      <ComparedLines
        lines={changes}
        written={language === null ? {} : languageAttributes(language, site.language)}
      />
    </details>
  );
}
