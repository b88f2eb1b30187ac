"use client";

import { useEffect, useState } from "react";
import type { ApiClient, FoundName, NameKind } from "./api-client";

interface NameFinderProps {
  readonly kind: NameKind;
  readonly label: string;
  readonly client: ApiClient;
  readonly onFound: (kind: NameKind, names: readonly FoundName[]) => void;
  readonly onChoose: (name: string) => void;
}

/** Finds the names that there are, so that a topic is not made twice, and adds the one that is chosen. */
export function NameFinder({ kind, label, client, onFound, onChoose }: NameFinderProps) {
  const [words, setWords] = useState("");
  const [found, setFound] = useState<readonly FoundName[]>([]);
  useEffect(() => {
    if (words.trim() === "") return;
    let isOver = false;
    const timer = window.setTimeout(async () => {
      const names = await client.findNames(kind, words);
      if (isOver) return;
      setFound(names);
      onFound(kind, names);
    }, 150);
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [client, kind, words, onFound]);
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
          onChange={({ target }) => setWords(target.value)}
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
