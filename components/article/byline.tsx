import type { Named } from "@/lib/articles/views";
import { joinNames } from "@/lib/typography/lists";

/** `By A, B and C`, joined as the site's language does it; nothing for a piece that nobody signed. */
export function Byline({ authors, language }: { authors: readonly Named[]; language: string }) {
  if (authors.length === 0) return null;
  const names = joinNames(
    authors.map(({ name }) => name),
    language,
  );
  // A translator that works on the page would otherwise translate the names too.
  return (
    <p className="byline">
      By <span translate="no">{names}</span>
    </p>
  );
}
