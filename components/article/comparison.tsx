import type { FieldDiff } from "@/lib/articles/content-diff";
import { type DiffLine, type DiffPart, pairLines } from "@/lib/articles/text-diff";
import type { LanguageAttributes } from "@/lib/typography/language";
import { CONTENT_NAMES } from "./content-names";

interface ComparisonProps {
  readonly fields: readonly FieldDiff[];
  /** The language of what is compared, where it is not the page's. */
  readonly written?: LanguageAttributes;
  /** What the two texts are called, where they stand side by side. */
  readonly sides?: readonly [earlier: string, later: string];
}

/**
 * What became of one text in another, field by field. What was removed is struck through, what was added underlined; each is marked for
 * those who see no colour, and said for those who hear the page. What did not change is folded, but for a paragraph around each change.
 */
export function Comparison({ fields, written = {}, sides }: ComparisonProps) {
  if (fields.length === 0) return <p className="prose-line">Both say the same.</p>;
  return (
    <dl className={sides ? "comparison in-sides" : "comparison"}>
      {fields.map(({ field, lines }) => (
        <div key={field} data-field={field}>
          <dt className="slug">{CONTENT_NAMES[field]}</dt>
          <dd dir="auto">
            {sides ? (
              <Sides lines={lines} sides={sides} written={written} />
            ) : (
              <ComparedLines lines={lines} written={written} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface Lines extends Pick<FieldDiff, "lines"> {
  /** The language of what is compared, where it is not the page's. */
  readonly written: LanguageAttributes;
}

/** The paragraphs of one comparison, in line. */
export function ComparedLines({ lines, written }: Lines) {
  return placed(lines).map(({ place, item }) =>
    item.kind === "skipped" ? (
      <Folded key={place} lines={item.lines} written={written} />
    ) : (
      <p key={place} {...written}>
        <Parts parts={item.parts} />
      </p>
    ),
  );
}

function Sides({ lines, written, sides }: Lines & Required<Pick<ComparisonProps, "sides">>) {
  return (
    <table>
      <thead>
        <tr>
          {sides.map((side) => (
            <th key={side} scope="col" className="slug">
              {side}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {placed(pairLines(lines)).map(({ place, item }) =>
          item.kind === "skipped" ? (
            <tr key={place}>
              <td colSpan={2}>
                <Folded lines={item.lines} written={written} />
              </td>
            </tr>
          ) : (
            <tr key={place}>
              <td {...written}>{item.earlier && <Parts parts={item.earlier} />}</td>
              <td {...written}>{item.later && <Parts parts={item.later} />}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

/** Paragraphs that are the same, which whoever wants them opens. */
function Folded({
  lines,
  written,
}: Pick<Extract<DiffLine, { kind: "skipped" }>, "lines"> & Omit<Lines, "lines">) {
  return (
    <details className="skipped">
      <summary className="slug">
        {lines.length === 1 ? "1 paragraph" : `${lines.length} paragraphs`} the same
      </summary>
      {placed(lines).map(({ place, item }) => (
        <p key={place} {...written}>
          {item}
        </p>
      ))}
    </details>
  );
}

function Parts({ parts }: { readonly parts: readonly DiffPart[] }) {
  return placed(parts).map(({ place, item }) => <Part key={place} part={item} />);
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
