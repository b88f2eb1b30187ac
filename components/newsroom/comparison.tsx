import type { FieldDiff } from "@/lib/articles/content-diff";
import type { DiffLine, DiffPart } from "@/lib/articles/text-diff";
import { CONTENT_NAMES } from "./content-names";

/**
 * What became of one text in another, field by field. What was removed is struck through, what was added underlined; each is marked for
 * those who see no colour, and said for those who hear the page.
 */
export function Comparison({ fields }: { readonly fields: readonly FieldDiff[] }) {
  if (fields.length === 0) return <p className="prose-line">Both say the same.</p>;
  return (
    <dl className="comparison">
      {fields.map(({ field, lines }) => (
        <div key={field} data-field={field}>
          <dt className="slug">{CONTENT_NAMES[field]}</dt>
          <dd dir="auto">
            <ComparedLines lines={lines} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The paragraphs of one comparison. */
export function ComparedLines({ lines }: { readonly lines: readonly DiffLine[] }) {
  return placed(lines).map(({ place, item }) => <Line key={place} line={item} />);
}

function Line({ line }: { readonly line: DiffLine }) {
  if (line.kind === "skipped") {
    const what = line.lines === 1 ? "1 paragraph" : `${line.lines} paragraphs`;
    return <p className="skipped slug">{what} the same</p>;
  }
  return (
    <p>
      {placed(line.parts).map(({ place, item }) => (
        <Part key={place} part={item} />
      ))}
    </p>
  );
}

function Part({ part: { kind, text } }: { readonly part: DiffPart }) {
  if (kind === "same") return text;
  return kind === "removed" ? (
    <del>
      <span className="heard">removed: </span>
      {text}
    </del>
  ) : (
    <ins>
      <span className="heard">added: </span>
      {text}
    </ins>
  );
}

/** The parts of a comparison have no name but their place. */
function placed<T>(items: readonly T[]): { readonly place: number; readonly item: T }[] {
  return items.map((item, place) => ({ place, item }));
}
