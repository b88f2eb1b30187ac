import type { ListPage } from "@/lib/articles/listing";
import type { SiteView } from "@/lib/site/views";
import { ArchivePage } from "./archive-page";
import { Ledger } from "./ledger";
import { linkTo } from "./link-to";
import { PageTurn } from "./page-turn";

interface ListingProps {
  /** The kind, and where all of the kind are listed. */
  readonly kind: { readonly name: string; readonly path: string };
  readonly name: string;
  readonly description: string;
  /** What else is to be known, in the typewriter's voice. */
  readonly note?: string;
  readonly page: ListPage;
  /** The list's own path. */
  readonly path: string;
  readonly site: SiteView;
  readonly about?: "section" | "author";
}

/** The pieces of a section, a topic or an author, the newest first, a page at a time. */
export function Listing({ kind, name, description, note, page, path, site, about }: ListingProps) {
  return (
    <ArchivePage
      slug={[
        { key: "kind", text: linkTo(kind.path, kind.name), signal: true },
        ...(note ? [{ key: "note", text: note }] : []),
      ]}
      headline={name}
      standfirst={description}
    >
      {page.articles.length > 0 ? (
        <Ledger articles={page.articles} site={site} {...(about && { about })} />
      ) : (
        <p className="archive-empty">Nothing hangs here yet.</p>
      )}
      <PageTurn page={page} path={path} />
    </ArchivePage>
  );
}
