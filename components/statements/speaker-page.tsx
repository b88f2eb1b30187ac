import { ArchivePage } from "@/components/archive/archive-page";
import { linkTo } from "@/components/archive/link-to";
import { Turn } from "@/components/archive/turn";
import type { SiteView } from "@/lib/site/views";
import type { SpeakerView, StatementPage } from "@/lib/statements/views";
import { speakerHref, statementsPath } from "@/lib/urls";
import { SPEAKER_WORDS } from "./kind-words";
import { StatementEntry } from "./statement-entry";

interface SpeakerPageProps {
  readonly speaker: SpeakerView;
  readonly page: StatementPage;
  /** Whether the list begins with the speaker's first statement. */
  readonly fromTheBeginning: boolean;
  readonly site: Pick<SiteView, "language">;
}

/** What somebody said, in the order in which they said it. */
export function SpeakerPage({ speaker, page, fromTheBeginning, site }: SpeakerPageProps) {
  const beginning = fromTheBeginning ? null : { href: speakerHref(speaker.slug), text: null };
  const next = page.next === null ? null : { href: speakerHref(speaker.slug, page.next), text: null };
  return (
    <ArchivePage
      slug={[
        { key: "kind", text: linkTo(statementsPath, "Statements"), signal: true },
        { key: "speaker", text: SPEAKER_WORDS[speaker.kind] },
        { key: "order", text: "In order of time" },
      ]}
      headline={speaker.name}
    >
      <ol className="ledger statements">
        {page.statements.map((statement) => (
          <StatementEntry key={statement.id} statement={statement} site={site} />
        ))}
      </ol>
      <Turn
        label="Pages"
        earlier={beginning}
        later={next}
        words={["From the beginning", "Later statements"]}
        forwards="later"
      />
    </ArchivePage>
  );
}
