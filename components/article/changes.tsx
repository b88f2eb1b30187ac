import type { ArticleChange } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";
import type { LanguageAttributes } from "@/lib/typography/language";
import { changeAnchor } from "@/lib/urls";
import { CorrectionPassages } from "./correction-passages";
import { Moment } from "./moment";

/** Where a page says what changed, for links to it. */
export const CHANGES_ID = "changes";

const CALLED = {
  typo: "Typing error",
  updated: "Update",
  corrected: "Correction",
  restored: "Published again",
} as const;

interface ChangesProps {
  /** Of the article, stored and unencoded. */
  readonly path: string;
  readonly changes: readonly ArticleChange[];
  readonly site: Pick<SiteView, "language" | "timeZone">;
  /** The language of the piece, in which its notes are written too. */
  readonly written: LanguageAttributes;
}

/** What readers are told of each change since a piece was published, the newest first; nothing where nothing is told. */
export function Changes({ changes, ...props }: ChangesProps) {
  const told = changes.filter((change) => !isSerious(change));
  if (told.length === 0) return null;
  return (
    <section className="note" aria-labelledby={CHANGES_ID}>
      <h2 className="slug" id={CHANGES_ID}>
        What changed
      </h2>
      <div className="prose">
        <ul>
          {told.map((change) => (
            <li key={change.revision} id={changeAnchor(change.revision)}>
              <Change change={change} {...props} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** What could have led readers astray, before they read; hung from the wire. */
export function SeriousCorrections({ changes, ...props }: ChangesProps) {
  const serious = changes.filter(isSerious);
  if (serious.length === 0) return null;
  return (
    <section className="note" aria-labelledby="corrected">
      <h2 className="slug signal" id="corrected">
        {serious.length === 1 ? "A serious correction" : `${serious.length} serious corrections`}
      </h2>
      {serious.map((change) => (
        <section key={change.revision} id={changeAnchor(change.revision)} className="prose">
          <Change change={change} {...props} />
        </section>
      ))}
    </section>
  );
}

function Change({
  path,
  change,
  site: { language, timeZone },
  written,
}: Omit<ChangesProps, "changes"> & { readonly change: ArticleChange }) {
  const { revision, kind, at, note, correction } = change;
  return (
    <>
      <p>
        <strong>{CALLED[kind]}</strong>,{" "}
        <Moment at={at} precision="minute" form="long" {...{ language, timeZone }} />:{" "}
        <span {...written}>{note}</span>
      </p>
      {correction && <CorrectionPassages {...{ path, written, ...correction }} to={revision} />}
    </>
  );
}

function isSerious({ correction }: ArticleChange): boolean {
  return correction?.serious === true;
}
