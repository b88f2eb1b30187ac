import type { FormEvent } from "react";
import type { DraftField, DraftFields } from "@/lib/articles/draft-form";

/** What each field of a draft is called. Its id is its name, so that a problem leads to it from any page. */
export const FIELD_NAMES: Readonly<Record<DraftField, string>> = {
  headline: "Headline",
  standfirst: "Standfirst",
  standfirstLabel: "Label of the standfirst",
  body: "Text",
  language: "Language",
  section: "Section",
  story: "Running story",
  topics: "Topics, one a line",
  authors: "Authors, one a line",
  place: "Place",
  slug: "Slug",
  "translation.translator": "Translated by",
  "translation.engine": "Translated by machine",
  "translation.checkedBy": "Translation checked by",
  "lead.src": "Lead picture: address",
  "lead.alt": "What the picture shows",
  "lead.caption": "Caption",
  "lead.credit": "Credit",
  "lead.licence": "Licence",
};

/** What names a picture of the library where the form has no script to choose it by. */
export const LEAD_PICK = "lead.pick";

interface FieldProps {
  readonly name: DraftField;
  readonly values: Partial<DraftFields>;
  readonly hint?: string;
  readonly lang?: string;
  readonly className?: string;
  /** More than one line, and how many. */
  readonly rows?: number;
  readonly suggestions?: readonly string[];
  /** Is told what stands in the field, and in the line that is being typed. */
  readonly onType?: (value: string, line: string) => void;
}

/** One field of the draft, as the form sends it. */
export function DraftTextField(props: FieldProps) {
  const { name, values, hint, lang, className, rows, suggestions, onType } = props;
  const hintId = hint === undefined ? undefined : `${name}-hint`;
  const given = {
    id: name,
    name,
    defaultValue: values[name] ?? "",
    className,
    lang: lang || undefined,
    dir: "auto" as const,
    "aria-describedby": hintId,
    onInput: ({ currentTarget }: FormEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onType?.(currentTarget.value, lineIn(currentTarget)),
  };
  return (
    <div className="field">
      <label htmlFor={name} className="slug">
        {FIELD_NAMES[name]}
      </label>
      {rows === undefined ? (
        <input
          {...given}
          type="text"
          autoComplete="off"
          list={suggestions === undefined ? undefined : `${name}-list`}
        />
      ) : (
        <textarea {...given} rows={rows} />
      )}
      {suggestions !== undefined && (
        <datalist id={`${name}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      {hint !== undefined && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}

function lineIn({ value, selectionStart }: HTMLInputElement | HTMLTextAreaElement): string {
  const at = selectionStart ?? value.length;
  const end = value.indexOf("\n", at);
  return value.slice(value.lastIndexOf("\n", at - 1) + 1, end < 0 ? value.length : end);
}
