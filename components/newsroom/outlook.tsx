import type { DraftOutlook } from "@/lib/articles/draft-outlook";
import { draftPath } from "@/lib/newsroom-urls";
import { hrefOf } from "@/lib/urls";
import { titleOf } from "./desk-ledger";

/** What keeps a draft from going live: each thing a sentence that leads to its field in the editor, or that there is none. */
export function Checklist({ draft }: { readonly draft: Pick<DraftOutlook, "id" | "problems"> }) {
  const { id, problems } = draft;
  if (problems.length === 0) return <p className="ready">Nothing is missing: it can go live.</p>;
  return (
    <div className="unready">
      <p>
        {problems.length === 1 ? "One thing keeps" : `${problems.length} things keep`} it from going live:
      </p>
      <ul>
        {problems.map(({ code, at, message }) => (
          <li key={`${code} ${at}`}>
            {at === null ? message : <a href={`${draftPath(id)}#${at}`}>{message}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ForReadersProps {
  readonly draft: DraftOutlook;
  readonly siteUrl: string;
  /** Whether the headline is the one that readers have, and not what the draft says now. */
  readonly asPublished?: boolean;
}

/** What of a piece readers meet first, and at which address. */
export function ForReaders({ draft, siteUrl, asPublished = false }: ForReadersProps) {
  const { content, path, published } = draft;
  return (
    <section className="for-readers" aria-label={asPublished ? "What readers have" : "What readers will see"}>
      <p className="slug">{content.section?.name || "No section"}</p>
      <p className="headline" dir="auto">
        {asPublished ? (published?.headline ?? "Its headline is hidden") : titleOf(content)}
      </p>
      {!asPublished && content.standfirst && (
        <p className="standfirst" dir="auto">
          {content.standfirstLabel && <span className="label">{content.standfirstLabel}: </span>}
          {content.standfirst}
        </p>
      )}
      <p className="mono address">
        {path === null
          ? "No address can be made yet."
          : published === null || published.isWithdrawn
            ? siteUrl + path
            : null}
        {path !== null && published !== null && !published.isWithdrawn && (
          <a href={hrefOf(path)} data-key="r">
            {siteUrl}
            {path}
          </a>
        )}
      </p>
    </section>
  );
}
