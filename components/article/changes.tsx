import type { ArticleChange } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";
import type { LanguageAttributes } from "@/lib/typography/language";
import { Moment } from "./moment";

/** Where a page says what changed, for links to it. */
export const CHANGES_ID = "changes";

const CALLED = { updated: "Update", corrected: "Correction", restored: "Published again" } as const;

interface ChangesProps {
  readonly changes: readonly ArticleChange[];
  readonly site: Pick<SiteView, "language" | "timeZone">;
  /** The language of the piece, in which its notes are written too. */
  readonly written: LanguageAttributes;
}

/** What readers are told of each change since a piece was published, the newest first; nothing where nothing is told. */
export function Changes({ changes, site, written }: ChangesProps) {
  if (changes.length === 0) return null;
  const { language, timeZone } = site;
  return (
    <section className="prose" aria-labelledby={CHANGES_ID}>
      <h2 className="slug" id={CHANGES_ID}>
        What changed
      </h2>
      <ul>
        {changes.map(({ revision, kind, at, note }) => (
          <li key={revision}>
            <strong>{CALLED[kind]}</strong>,{" "}
            <Moment at={at} precision="minute" form="long" {...{ language, timeZone }} />:{" "}
            <span {...written}>{note}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
