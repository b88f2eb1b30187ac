import type { Named } from "@/lib/articles/views";
import { joinNames, namesInList } from "@/lib/typography/lists";
import { authorPath, hrefOf } from "@/lib/urls";

interface BylineProps {
  readonly authors: readonly Named[];
  /** The site's language, which joins the names. */
  readonly language: string;
  /** Whether each name leads to its author's page. */
  readonly linked?: boolean;
}

/** `By A, B and C`, joined as the site's language does it; nothing for a piece that nobody signed. */
export function Byline({ authors, language, linked = false }: BylineProps) {
  if (authors.length === 0) return null;
  const names = authors.map(({ name }) => name);
  // A translator that works on the page would otherwise translate the names too.
  return (
    <p className="byline">
      By{" "}
      <span translate="no">
        {linked
          ? namesInList(names, language).map(({ text, index }) => {
              const author = index === null ? undefined : authors[index];
              if (author === undefined) return text;
              return (
                <a key={author.slug} href={hrefOf(authorPath(author.slug))} rel="author">
                  {text}
                </a>
              );
            })
          : joinNames(names, language)}
      </span>
    </p>
  );
}
