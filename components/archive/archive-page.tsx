import type { ReactNode } from "react";
import { type SlugItem, SlugLine } from "@/components/site/slug-line";
import type { LanguageAttributes } from "@/lib/typography/language";

interface ArchivePageProps {
  /** The way back up, and what is to be known of the page. */
  readonly slug: readonly SlugItem[];
  readonly headline: string;
  /** The headline's language, where it is not the page's. */
  readonly language?: LanguageAttributes;
  /** Under the headline, in the standfirst's voice. */
  readonly standfirst?: string;
  /** What stands beside the headline, such as a calendar. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the archive: a ledger whose dates hang in the margin, left of the wire. */
export function ArchivePage({ slug, headline, language, standfirst, beside, children }: ArchivePageProps) {
  return (
    <div className="article archive">
      <div className="article-head">
        <div>
          <SlugLine as="div" items={slug} />
          <h1 className="headline" {...language}>
            {headline}
          </h1>
          {standfirst && <p className="standfirst">{standfirst}</p>}
        </div>
        {beside}
      </div>
      {children}
    </div>
  );
}
