import type { DraftContent } from "@/lib/articles/draft-content";
import { DRAFT_FIELDS, type DraftFields, fieldsOf } from "@/lib/articles/draft-form";
import { FIELD_NAMES } from "./draft-fields";

interface StoredVersionProps {
  readonly stored: DraftContent;
  /** What was typed, which stands in the form. */
  readonly typed: Partial<DraftFields>;
}

/** What somebody else saved, for whoever writes without script: each field that they have otherwise, to be copied from. */
export function StoredVersion({ stored, typed }: StoredVersionProps) {
  const theirs = fieldsOf(stored);
  const others = DRAFT_FIELDS.filter((name) => theirs[name] !== withNewlines(typed[name] ?? ""));
  return (
    <section className="panel stored" aria-label="What somebody else saved">
      <h2>Somebody else has saved this draft</h2>
      <p className="prose-line">
        Nothing was overwritten: yours is in the fields below, and here is what they have otherwise. Put into
        your own fields what is to stay of it, then save again: yours becomes the successor of theirs, and
        both stay in the history.
      </p>
      {others.map((name) => (
        <label key={name} className="field">
          <span className="slug">Theirs: {FIELD_NAMES[name]}</span>
          <textarea
            readOnly
            rows={name === "body" ? 12 : 2}
            defaultValue={theirs[name] || "(nothing)"}
            dir="auto"
          />
        </label>
      ))}
    </section>
  );
}

/** Forms send two characters for the end of a line. */
function withNewlines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
