import type { ReactNode } from "react";
import { type SlugItem, SlugLine } from "@/components/site/slug-line";

interface ArchivePageProps {
  /** The way back up, and what is to be known of the page. */
  readonly slug: readonly SlugItem[];
  readonly headline: string;
  /** Under the headline, in the standfirst's voice. */
  readonly standfirst?: string;
  /** What stands beside the headline, such as a calendar. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the archive: a ledger whose dates hang in the margin, left of the wire. */
export function ArchivePage({ slug, headline, standfirst, beside, children }: ArchivePageProps) {
  return (
    <div className="article archive">
      <div className="article-head">
        <div>
          <SlugLine as="div" items={slug} />
          <h1 className="headline">{headline}</h1>
          {standfirst && <p className="standfirst">{standfirst}</p>}
        </div>
        {beside}
      </div>
      {children}
    </div>
  );
}
