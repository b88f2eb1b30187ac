import { type DiffPart, diffTexts } from "@/lib/articles/text-diff";
import type { Passage } from "@/lib/corrections/correction-record";
import type { LanguageAttributes } from "@/lib/typography/language";

const WHERE: Readonly<Record<Passage["where"], string | null>> = {
  headline: "In the headline",
  standfirst: "In the standfirst",
  caption: "In the picture’s caption",
  byline: "In the byline",
  body: null,
};

interface DifferenceProps {
  readonly passages: readonly Passage[];
  /** The language of the piece. */
  readonly written?: LanguageAttributes;
}

/**
 * What became of each passage, in words: what was taken out is struck through and what was put in underlined, and whoever hears the page is told
 * which is which.
 */
export function Difference({ passages, written = {} }: DifferenceProps) {
  return (
    <>
      {placed(passages).map(({ place, item: { where, was, now } }) => (
        <p key={place}>
          {WHERE[where] && <span className="slug">{WHERE[where]}: </span>}
          <span {...written}>
            {placed(diffTexts(was, now)).map(({ place: at, item }) => (
              <Part key={at} part={item} />
            ))}
          </span>
        </p>
      ))}
    </>
  );
}

/** The words that say which is which are in the page's own language. */
function Part({ part: { kind, text } }: { readonly part: DiffPart }) {
  if (kind === "same") return text;
  const said = (
    <span className="heard" lang="en" dir="ltr">
      {kind === "removed" ? "removed: " : "added: "}
    </span>
  );
  return kind === "removed" ? (
    <>
      <del>
        {said}
        {text}
      </del>{" "}
    </>
  ) : (
    <ins>
      {said}
      {text}
    </ins>
  );
}

/** Passages and parts have no name but their place. */
function placed<T>(items: readonly T[]): { readonly place: number; readonly item: T }[] {
  return items.map((item, place) => ({ place, item }));
}
