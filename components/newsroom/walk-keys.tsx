"use client";

import { useEffect } from "react";
import { isTyping } from "./keys";

/** The keys that walk a list, and by how many places. The arrows do so only from within it: elsewhere they scroll the page. */
const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * Lets keys walk the rows of the list with the id `list`, each by its link that has `data-row`, and lets single letters press, follow or
 * go to what has them as its `data-key`: first in the row that has the focus, then on the page. It draws nothing.
 */
export function WalkKeys({ list }: { readonly list?: string }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
        return;
      const rows = list === undefined ? [] : rowsOf(list);
      const at = rows.findIndex((row) => row.closest("li")?.contains(document.activeElement));
      const step = STEPS[event.key];
      if (step !== undefined && rows.length > 0) {
        if (event.key.startsWith("Arrow") && at < 0) return;
        event.preventDefault();
        const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step;
        rows[Math.max(0, Math.min(next, rows.length - 1))]?.focus();
        return;
      }
      const found = keyed(event.key, rows[at]?.closest("li")) ?? keyed(event.key, document);
      if (found === null) return;
      event.preventDefault();
      if (found instanceof HTMLAnchorElement) found.click();
      else found.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [list]);
  return null;
}

function rowsOf(list: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`#${list} [data-row]`)];
}

/** A letter leads to a button and does not press it: nothing goes to readers by a slip of a finger. */
function keyed(key: string, within: ParentNode | null | undefined): HTMLElement | null {
  return /^[a-z/]$/.test(key) ? (within?.querySelector<HTMLElement>(`[data-key="${key}"]`) ?? null) : null;
}
