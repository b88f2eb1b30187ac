import type { DraftFields, KnownNames } from "@/lib/articles/draft-form";
import type { ApiClient, FoundName, NameKind } from "./api-client";
import { DraftTextField } from "./draft-fields";
import { OneName, SeveralNames } from "./name-fields";

interface AboutPieceProps {
  readonly client: ApiClient;
  readonly values: Partial<DraftFields>;
  readonly known: KnownNames;
  readonly isTranslation: boolean;
  /** Whether the script is at work, which finds names. */
  readonly isLive: boolean;
  readonly onFound: (kind: NameKind, names: readonly FoundName[]) => void;
  readonly onChoose: (field: "topics" | "authors", name: string) => void;
}

/** What is said of a piece beside its words. */
export function AboutPiece(props: AboutPieceProps) {
  const { client, values, known, isTranslation, isLive, onFound, onChoose } = props;
  const names = { client, values, onFound };
  return (
    <section className="about-piece panel" aria-labelledby="about-piece">
      <h2 id="about-piece">About the piece</h2>
      <OneName name="section" offered={known.sections} {...names} />
      <DraftTextField name="language" values={values} hint="Such as en-GB, de or zh-Hans." />
      <SeveralNames name="topics" label="Find a topic" rows={3} {...{ isLive, onChoose }} {...names} />
      <SeveralNames name="authors" label="Find an author" rows={2} {...{ isLive, onChoose }} {...names} />
      <OneName name="story" offered={known.stories} {...names} />
      <DraftTextField name="standfirstLabel" values={values} hint="A word such as Spoiler." />
      <DraftTextField name="place" values={values} />
      <DraftTextField name="slug" values={values} hint="Empty: the headline decides." />
      {isTranslation && (
        <>
          <DraftTextField name="translation.translator" values={values} hint="Who translated it, by name." />
          <DraftTextField
            name="translation.engine"
            values={values}
            hint="The machine’s name, where one made it or its first draft."
          />
          <DraftTextField
            name="translation.checkedBy"
            values={values}
            hint="Who held it against the original. Readers are told of all three."
          />
        </>
      )}
    </section>
  );
}
