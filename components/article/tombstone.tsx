import { nameSpan } from "@/components/archive/span-names";
import { SlugLine } from "@/components/site/slug-line";
import type { ArchiveSpan } from "@/lib/articles/archive-span";
import type { TombstoneView } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";
import { languageAttributes } from "@/lib/typography/language";
import { archivePath, datePath, searchPath } from "@/lib/urls";
import { Moment } from "./moment";

interface TombstoneProps {
  readonly tombstone: TombstoneView;
  readonly site: Pick<SiteView, "language" | "timeZone">;
  /** The part of the archive around it that has pieces; null where none has. */
  readonly around: ArchiveSpan | null;
}

/** What stands at the address of an article that was withdrawn: when, why, and what it was, by its hash. */
export function Tombstone({ tombstone, site, around }: TombstoneProps) {
  const { kind, headline, reason, authority, withdrawnHash } = tombstone;
  const { language, timeZone } = site;
  return (
    <article className="article article-broken">
      <header className="article-head">
        <SlugLine
          items={[{ key: "kind", text: kind === "legal" ? "Removed by order" : "Withdrawn", signal: true }]}
        />
        {headline === null ? (
          <h1 className="headline">{headlineOf(tombstone)}</h1>
        ) : (
          <h1 className="headline" {...languageAttributes(tombstone.language, language)}>
            {headline}
          </h1>
        )}
      </header>
      <div className="rail">
        <p className="dateline">
          Published{" "}
          <Moment
            at={tombstone.publishedAt}
            precision={tombstone.publishedPrecision}
            form="long"
            {...{ language, timeZone }}
          />
        </p>
        <p className="updated">
          Withdrawn{" "}
          <Moment at={tombstone.withdrawnAt} precision="minute" form="long" {...{ language, timeZone }} />
        </p>
      </div>
      <div className="prose">
        <p>
          {kind === "legal"
            ? "An article stood here until we were ordered to remove it. The reason that was given:"
            : "An article stood here. We have withdrawn it, for this reason:"}
        </p>
        <blockquote>
          <p>{reason}</p>
        </blockquote>
        {authority !== null && (
          <p>
            The order is that of{" "}
            <a href={authority} rel="external nofollow noreferrer" translate="no">
              {authority}
            </a>
            .
          </p>
        )}
        <p>
          What was withdrawn has the sha256 <code>{withdrawnHash}</code>. Whoever has kept it can tell by that
          number that theirs is what stood here.
        </p>
        <p>
          {around === null ? (
            <a href={archivePath}>The archive</a>
          ) : (
            <a href={datePath(around.first.year, ...withinYear(around))}>
              What else there is of {nameSpan(around, language)}
            </a>
          )}
          , or <a href={searchPath}>search</a> for another article.
        </p>
      </div>
    </article>
  );
}

/** What a tombstone is headed, and its page is called. */
export function headlineOf({ headline, kind }: Pick<TombstoneView, "headline" | "kind">): string {
  return headline ?? (kind === "legal" ? "This article had to be removed" : "This article was withdrawn");
}

function withinYear({ unit, first }: ArchiveSpan): number[] {
  if (unit === "year") return [];
  return unit === "month" ? [first.month] : [first.month, first.day];
}
