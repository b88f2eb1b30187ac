import { type NameKind, namePath } from "@/lib/names/kinds";
import type { NameAtWork } from "@/lib/names/views";
import { deskListPath } from "@/lib/newsroom-urls";
import { hrefOf } from "@/lib/urls";
import { Fact } from "./fact";
import { printArticles } from "./name-words";
import { printMoment } from "./print-moment";

interface NameFactsProps {
  readonly kind: NameKind;
  readonly named: NameAtWork;
  readonly timeZone: string;
}

/** Where a name is met: its page, its pieces, and the addresses that lead to it. */
export function NameFacts({ kind, named, timeZone }: NameFactsProps) {
  const path = namePath(kind, named.slug);
  return (
    <dl className="facts">
      <Fact name="Readers find it at">
        <a href={hrefOf(path)} data-key="r">
          {path}
        </a>
      </Fact>
      <Fact name="Articles">
        {printArticles(named.articles)} ·{" "}
        <a href={deskListPath({ [kind]: named.slug })} data-key="d">
          all drafts and articles of it
        </a>
        {named.isInDrafts && " · some drafts are not published yet"}
      </Fact>
      <Fact name="Former addresses">
        {named.former.length === 0 ? (
          "none leads here"
        ) : (
          <ul>
            {named.former.map(({ slug, leftAt }) => (
              <li key={slug}>
                {namePath(kind, slug)} <span className="slug">since {printMoment(leftAt, timeZone)}</span>
              </li>
            ))}
          </ul>
        )}
      </Fact>
    </dl>
  );
}
