import { ArchivePage } from "@/components/archive/archive-page";
import { linkTo } from "@/components/archive/link-to";
import type { SiteView } from "@/lib/site/views";
import type { SpeakerCount } from "@/lib/statements/views";
import { archivePath, speakerHref } from "@/lib/urls";
import { SPEAKER_WORDS } from "./kind-words";

interface SpeakersPageProps {
  readonly speakers: readonly SpeakerCount[];
  readonly site: Pick<SiteView, "language">;
}

/** Everybody whose statements are recorded, by name. */
export function SpeakersPage({ speakers, site }: SpeakersPageProps) {
  return (
    <ArchivePage
      slug={[
        { key: "archive", text: linkTo(archivePath, "Archive"), signal: true },
        { key: "order", text: "By name" },
      ]}
      headline="Who said what"
      standfirst="What people and organisations claimed, denied, or would not speak about, each in the order of time"
    >
      {speakers.length === 0 ? (
        <p className="archive-empty">Nothing hangs here yet.</p>
      ) : (
        <ul className="ledger">
          {speakers.map(({ slug, name, kind, statements, first, last }) => (
            <li key={slug}>
              <p className="ledger-date">{years(first, last)}</p>
              <div>
                <h2 className="headline">
                  <a href={speakerHref(slug)}>{name}</a>
                </h2>
                <p className="slug">
                  {SPEAKER_WORDS[kind]} · {statements.toLocaleString(site.language)}{" "}
                  {statements === 1 ? "statement" : "statements"}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </ArchivePage>
  );
}

function years(first: string, last: string): string {
  const [from, to] = [first.slice(0, 4), last.slice(0, 4)];
  return from === to ? from : `${from}–${to}`;
}
