import type { ArticlePage } from "@/lib/articles/views";
import { changeAnchor, historyPath, hrefOf } from "@/lib/urls";
import { CHANGES_ID } from "./changes";

/** As many digits of a hash as tell one revision from another at a glance. */
const SHORT_HASH_LENGTH = 8;

/** Which revision of the piece this is, with the way to all of them, and the first digits of the hash that chains it to the ones before. */
export function Provenance({
  article,
}: {
  article: Pick<ArticlePage, "path" | "revisionNumber" | "revisionHash" | "changes">;
}) {
  // The newest stands first among those at the end of the piece; where all are serious, they stand before it.
  const newest = article.changes[0];
  const isTold = article.changes.some(({ correction }) => !correction?.serious);
  return (
    <p className="provenance">
      <a href={hrefOf(historyPath(article.path))}>Revision {article.revisionNumber}</a>{" "}
      <span className="hash" title={article.revisionHash} translate="no">
        {article.revisionHash.slice(0, SHORT_HASH_LENGTH)}
      </span>
      {newest && (
        <>
          {" "}
          <a href={`#${isTold ? CHANGES_ID : changeAnchor(newest.revision)}`}>what changed</a>
        </>
      )}
    </p>
  );
}
