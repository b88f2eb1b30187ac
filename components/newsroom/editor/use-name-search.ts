import { useCallback, useEffect, useRef, useState } from "react";
import type { ApiClient, FoundName, NameKind } from "./api-client";

/** For how long, in milliseconds, nobody types before names are looked up. */
const PAUSE_MS = 150;

interface NameSearch {
  readonly found: readonly FoundName[];
  /** Looks for names with these words, once nobody has typed for a moment; what was asked before is passed over. */
  readonly search: (words: string) => void;
}

/** Looks the names of one kind up while they are typed, and hands on what is found. */
export function useNameSearch(
  client: ApiClient,
  kind: NameKind,
  onFound: (kind: NameKind, names: readonly FoundName[]) => void,
): NameSearch {
  const [found, setFound] = useState<readonly FoundName[]>([]);
  const timer = useRef(0);
  const asked = useRef(0);
  const tell = useRef(onFound);
  tell.current = onFound;
  useEffect(
    () => () => {
      window.clearTimeout(timer.current);
      asked.current += 1;
    },
    [],
  );
  const search = useCallback(
    (words: string) => {
      window.clearTimeout(timer.current);
      const mine = ++asked.current;
      if (words.trim() === "") return setFound([]);
      timer.current = window.setTimeout(async () => {
        const names = await client.findNames(kind, words.trim());
        if (mine !== asked.current) return;
        setFound(names);
        if (names.length > 0) tell.current(kind, names);
      }, PAUSE_MS);
    },
    [client, kind],
  );
  return { found, search };
}
