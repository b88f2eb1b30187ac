"use client";

import { useEffect, useRef } from "react";
import { KEY_TABLE } from "./key-table";
import type { Way } from "./ways";

/** How long, in milliseconds, `g` waits for the key that says where to. */
const PATIENCE_MS = 1_500;

/**
 * The sheet of all keys, and the keys that work everywhere. Without script it is a list that opens; single keys do nothing while
 * somebody types, and none of them takes a key from the browser or a screen reader.
 */
export function Keys({ ways }: { readonly ways: readonly Way[] }) {
  const sheet = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    let wentAt = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key === "Escape" && sheet.current?.open) {
        sheet.current.open = false;
        sheet.current.querySelector("summary")?.focus();
        return;
      }
      if (isTyping(event.target)) return;
      if (event.key === "?" && sheet.current) {
        event.preventDefault();
        sheet.current.open = !sheet.current.open;
        sheet.current.querySelector("summary")?.focus();
      } else if (event.key === "g") wentAt = event.timeStamp;
      else if (wentAt > 0 && event.timeStamp - wentAt < PATIENCE_MS) {
        wentAt = 0;
        const way = ways.find(({ key }) => key === event.key);
        if (way === undefined) return;
        event.preventDefault();
        window.location.assign(way.href);
      } else wentAt = 0;
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [ways]);
  return (
    <details ref={sheet} className="keys">
      <summary>Keys</summary>
      <div className="keys-sheet">
        {KEY_TABLE.map(({ page, entries }) => (
          <section key={page}>
            <h2 className="slug">{page}</h2>
            <dl>
              {entries.map(({ keys, does }) => (
                <Entry key={keys} keys={keys} does={does} />
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h2 className="slug">Go to</h2>
          <dl>
            {ways.map(({ key, text }) => (
              <Entry key={key} keys={`g ${key}`} does={text} />
            ))}
          </dl>
        </section>
      </div>
    </details>
  );
}

function Entry({ keys, does }: { readonly keys: string; readonly does: string }) {
  return (
    <div>
      <dt>
        <kbd>{keys}</kbd>
      </dt>
      <dd>{does}</dd>
    </div>
  );
}

/** Whether a key that is pressed there is a letter to be written. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
