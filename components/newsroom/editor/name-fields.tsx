import { useState } from "react";
import type { DraftFields } from "@/lib/articles/draft-form";
import type { ApiClient, FoundName, NameKind } from "./api-client";
import { DraftTextField } from "./draft-fields";
import { useNameSearch } from "./use-name-search";

interface NameFieldProps {
  readonly client: ApiClient;
  readonly values: Partial<DraftFields>;
  /** Is told of names that there are, so that one of them that is typed means that one. */
  readonly onFound: (kind: NameKind, names: readonly FoundName[]) => void;
}

const KIND_OF = { section: "sections", story: "stories", topics: "topics", authors: "authors" } as const;

/** One name: those that there are come up while it is typed. */
export function OneName({
  name,
  offered,
  client,
  values,
  onFound,
}: NameFieldProps & {
  readonly name: "section" | "story";
  /** What can be chosen before anything is typed. */
  readonly offered: readonly FoundName[];
}) {
  const { found, search } = useNameSearch(client, KIND_OF[name], onFound);
  const suggestions = [...new Set([...found, ...offered].map((each) => each.name))];
  return <DraftTextField name={name} values={values} suggestions={suggestions} onType={search} />;
}

/** Several names, one a line, with a field that finds those that there are and adds the one that is chosen. */
export function SeveralNames({
  name,
  label,
  rows,
  isLive,
  client,
  values,
  onFound,
  onChoose,
}: NameFieldProps & {
  readonly name: "topics" | "authors";
  /** What the finding field is called. */
  readonly label: string;
  readonly rows: number;
  /** Whether the script is at work, which finds names. */
  readonly isLive: boolean;
  readonly onChoose: (field: "topics" | "authors", name: string) => void;
}) {
  const typed = useNameSearch(client, KIND_OF[name], onFound);
  return (
    <div className="name-field">
      <DraftTextField name={name} values={values} rows={rows} onType={(_, line) => typed.search(line)} />
      {isLive && (
        <NameFinder
          kind={KIND_OF[name]}
          {...{ label, client, onFound }}
          onChoose={(chosen) => onChoose(name, chosen)}
        />
      )}
    </div>
  );
}

interface NameFinderProps extends Pick<NameFieldProps, "client" | "onFound"> {
  readonly kind: NameKind;
  readonly label: string;
  readonly onChoose: (name: string) => void;
}

/** Finds the names that there are, so that a topic is not made twice, and adds the one that is chosen. */
function NameFinder({ kind, label, client, onFound, onChoose }: NameFinderProps) {
  const [words, setWords] = useState("");
  const { found, search } = useNameSearch(client, kind, onFound);
  const choose = () => {
    if (words.trim() === "") return;
    onChoose(words.trim());
    setWords("");
  };
  const listId = `find-${kind}`;
  return (
    <p className="name-finder">
      <label>
        <span className="slug">{label}</span>
        <input
          type="text"
          list={listId}
          autoComplete="off"
          value={words}
          onChange={({ target }) => {
            setWords(target.value);
            search(target.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            choose();
          }}
        />
      </label>
      <datalist id={listId}>
        {found.map(({ slug, name }) => (
          <option key={slug} value={name} />
        ))}
      </datalist>
      <button type="button" className="quiet" onClick={choose}>
        Add
      </button>
    </p>
  );
}
