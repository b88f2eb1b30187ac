import type { ArticlePage } from "@/lib/articles/views";
import { CHANGES_ID } from "./changes";

/** As many digits of a hash as tell one revision from another at a glance. */
const SHORT_HASH_LENGTH = 8;

/** Which revision of the piece this is, and the first digits of the hash that chains it to the ones before. */
export function Provenance({
  article,
}: {
  article: Pick<ArticlePage, "revisionNumber" | "revisionHash" | "changes">;
}) {
  return (
    <p className="provenance">
      Revision {article.revisionNumber}{" "}
      <span className="hash" title={article.revisionHash} translate="no">
        {article.revisionHash.slice(0, SHORT_HASH_LENGTH)}
      </span>
      {article.changes.length > 0 && (
        <>
          {" "}
          <a href={`#${CHANGES_ID}`}>what changed</a>
        </>
      )}
    </p>
  );
}
