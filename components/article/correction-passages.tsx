import type { Passage } from "@/lib/corrections/correction-record";
import type { LanguageAttributes } from "@/lib/typography/language";
import { hrefOf, revisionDifferencePath } from "@/lib/urls";
import { Difference } from "./difference";

interface CorrectionPassagesProps {
  /** Of the article, stored and unencoded. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly passages: readonly Passage[];
  readonly written: LanguageAttributes;
}

/** The words of a correction, folded, and the way to the two texts as they were. */
export function CorrectionPassages({ path, from, to, passages, written }: CorrectionPassagesProps) {
  const whole = <a href={hrefOf(revisionDifferencePath(path, from, to))}>show the correction in the text</a>;
  if (passages.length === 0) return <p>{whole}</p>;
  return (
    <details>
      <summary>
        {passages.length === 1 ? "The passage" : `The ${passages.length} passages`}, before and after
      </summary>
      <Difference passages={passages} written={written} />
      <p>{whole}</p>
    </details>
  );
}
