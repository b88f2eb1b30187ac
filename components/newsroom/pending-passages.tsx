import { Difference } from "@/components/article/difference";
import type { PendingChange } from "@/lib/articles/draft-outlook";
import { TOO_LARGE } from "@/lib/corrections/small-change";

/** Which sentences a correction would name, and why a change is more than a typing error. */
export function PendingPassages({ change: { passages, tooLarge } }: { readonly change: PendingChange }) {
  return (
    <>
      {tooLarge !== null && (
        <p className="prose-line">This is more than a typing error: {TOO_LARGE[tooLarge]}.</p>
      )}
      {passages.length > 0 && (
        <details className="pending-passages">
          <summary>What readers would be shown of a correction</summary>
          <Difference passages={passages} />
        </details>
      )}
    </>
  );
}
