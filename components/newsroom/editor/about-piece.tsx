import type { DraftFields, KnownNames } from "@/lib/articles/draft-form";
import type { ApiClient, FoundName, NameKind } from "./api-client";
import { DraftTextField } from "./draft-fields";
import { NameFinder } from "./name-finder";

interface AboutPieceProps {
  readonly client: ApiClient;
  readonly values: Partial<DraftFields>;
  readonly known: KnownNames;
  /** The language of what is written; empty where it is not known. */
  readonly lang: string;
  /** Whether the script is at work, which finds names. */
  readonly isLive: boolean;
  readonly onFound: (kind: NameKind, names: readonly FoundName[]) => void;
  readonly onChoose: (field: "topics" | "authors", name: string) => void;
}

/** What is said of a piece beside its words. */
export function AboutPiece({ client, values, known, lang, isLive, onFound, onChoose }: AboutPieceProps) {
  return (
    <section className="about-piece panel" aria-labelledby="about-piece">
      <h2 id="about-piece">About the piece</h2>
      <DraftTextField name="section" values={values} suggestions={known.sections.map(({ name }) => name)} />
      <DraftTextField name="language" values={values} hint="Such as en-GB, de or zh-Hans." />
      <DraftTextField name="topics" values={values} rows={3} />
      {isLive && (
        <NameFinder
          kind="topics"
          label="Find a topic"
          client={client}
          onFound={onFound}
          onChoose={(name) => onChoose("topics", name)}
        />
      )}
      <DraftTextField name="authors" values={values} rows={2} />
      {isLive && (
        <NameFinder
          kind="authors"
          label="Find an author"
          client={client}
          onFound={onFound}
          onChoose={(name) => onChoose("authors", name)}
        />
      )}
      <DraftTextField name="story" values={values} suggestions={known.stories.map(({ name }) => name)} />
      <DraftTextField name="standfirstLabel" values={values} hint="A word such as Spoiler." />
      <DraftTextField name="place" values={values} />
      <DraftTextField name="slug" values={values} hint="Empty: the headline decides." />
      <h3 className="slug">Lead picture</h3>
      <DraftTextField name="lead.src" values={values} hint="Of a stored picture: /media/…" />
      <DraftTextField name="lead.alt" values={values} lang={lang} />
      <DraftTextField name="lead.caption" values={values} lang={lang} />
      <DraftTextField name="lead.credit" values={values} />
      <DraftTextField name="lead.licence" values={values} />
    </section>
  );
}
