import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftContent } from "@/lib/articles/draft-content";
import type { ApiClient } from "./api-client";
import {
  type Autosave,
  type AutosaveEffect,
  type AutosaveEvent,
  isSafe,
  isSaved,
  openDraft,
  recoverDraft,
  type Step,
  step,
} from "./autosave";
import { findKept, forgetFound, forgetText, holdPlace, keepText, type Place } from "./kept-texts";

interface Opened {
  readonly actor: string;
  readonly draft: string;
  readonly version: number;
  readonly content: DraftContent;
}

export interface AutosaveInUse {
  readonly state: Autosave<DraftContent>;
  readonly tell: (event: AutosaveEvent<DraftContent>) => void;
  /** When words that were found in this browser had been written; null where none were. */
  readonly recoveredAt: Date | null;
}

/**
 * Runs the machine of `./autosave` in a browser: its waits, its sending, and what it keeps. `onRecover` is given words that this browser had and the
 * server had not, to be put into the fields; they are on their way to the server then.
 */
export function useAutosave(
  opened: Opened,
  client: ApiClient,
  onRecover: (content: DraftContent) => void,
): AutosaveInUse {
  const [state, setState] = useState(() => openDraft("", opened.version, opened.content));
  const [recoveredAt, setRecoveredAt] = useState<Date | null>(null);
  const machine = useRef<Runner | null>(null);
  const recover = useRef(onRecover);
  recover.current = onRecover;
  const { actor, draft, version, content } = opened;
  // What the server gave when the page was opened; that React draws the page again later changes nothing about it.
  const first = useRef({ version, content });

  useEffect(() => {
    const session = randomName();
    const place = { actor, draft, session };
    const begun = openDraft(session, first.current.version, first.current.content);
    const runner = new Runner(place, client, begun, setState);
    machine.current = runner;
    holdPlace(place);
    void findKept(place).then(async (found) => {
      if (found === null || runner.hasBegun()) return;
      if (JSON.stringify(found.kept.content) !== JSON.stringify(first.current.content)) {
        recover.current(found.kept.content);
        setRecoveredAt(found.keptAt);
        runner.take(recoverDraft(session, found.kept));
        await runner.settled();
      }
      if (isSafe(runner.state)) await forgetFound(found);
    });
    const onHidden = () => document.visibilityState === "hidden" && runner.tell({ kind: "hidden" });
    const onOnline = () => runner.tell({ kind: "retry-due" });
    const onLeave = (event: BeforeUnloadEvent) => {
      runner.tell({ kind: "hidden" });
      if (!isSafe(runner.state)) event.preventDefault();
    };
    document.addEventListener("visibilitychange", onHidden);
    window.addEventListener("online", onOnline);
    window.addEventListener("beforeunload", onLeave);
    return () => {
      document.removeEventListener("visibilitychange", onHidden);
      window.removeEventListener("online", onOnline);
      window.removeEventListener("beforeunload", onLeave);
      runner.tell({ kind: "hidden" });
    };
  }, [actor, draft, client]);

  const tell = useCallback((event: AutosaveEvent<DraftContent>) => machine.current?.tell(event), []);
  return { state, tell, recoveredAt };
}

/** What the machine wants done, done. What is kept and forgotten is so one after another, in the order in which it was wanted. */
class Runner {
  state: Autosave<DraftContent>;
  readonly #place: Place;
  readonly #client: ApiClient;
  readonly #show: (state: Autosave<DraftContent>) => void;
  readonly #waits = new Map<string, number>();
  #keeping: Promise<void> = Promise.resolve();

  constructor(
    place: Place,
    client: ApiClient,
    state: Autosave<DraftContent>,
    show: (state: Autosave<DraftContent>) => void,
  ) {
    this.#place = place;
    this.#client = client;
    this.state = state;
    this.#show = show;
  }

  tell(event: AutosaveEvent<DraftContent>): void {
    this.take(step(this.state, event));
  }

  take({ state, effects }: Step<DraftContent>): void {
    this.state = state;
    this.#show(state);
    for (const effect of effects) this.#perform(effect);
  }

  hasBegun(): boolean {
    return !isSaved(this.state);
  }

  /** Resolves once all that was to be kept so far has been. */
  settled(): Promise<void> {
    return this.#keeping;
  }

  #perform(effect: AutosaveEffect<DraftContent>): void {
    switch (effect.kind) {
      case "wait": {
        if (this.#waits.has(effect.for)) return;
        const timer = window.setTimeout(() => {
          this.#waits.delete(effect.for);
          this.tell({ kind: effect.for });
        }, effect.ms);
        this.#waits.set(effect.for, timer);
        return;
      }
      case "keep": {
        const { record } = effect;
        this.#keeping = this.#keeping.then(() =>
          keepText(this.#place, record).then(
            () => this.tell({ kind: "kept", edit: record.edit }),
            () => this.tell({ kind: "not-kept" }),
          ),
        );
        return;
      }
      case "forget": {
        this.#keeping = this.#keeping.then(async () => {
          if (this.state.newest.edit <= effect.edit) await forgetText(this.#place).catch(() => {});
        });
        return;
      }
      case "send": {
        const { sending } = effect;
        void this.#keeping
          .then(() => this.#client.save(this.#place.draft, sending))
          .then((answer) => this.tell({ ...answer, key: sending.key }));
        return;
      }
    }
  }
}

/** Random letters and digits, also where there is no HTTPS, without which browsers make no UUID. */
function randomName(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
