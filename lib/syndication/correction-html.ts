import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, serialize } from "parse5";
import { diffTexts } from "@/lib/articles/text-diff";
import { machineDate } from "@/lib/dates";
import type { EntryCorrection } from "./views";

type Node = DefaultTreeAdapterTypes.ChildNode;

/** A correction as HTML that can be read anywhere: what readers are told, its day in the time zone, and each passage with what was taken out and put in. */
export function correctionHtml({ note, passages, correctedAt }: EntryCorrection, timeZone: string): string {
  const day = machineDate(correctedAt, "day", timeZone);
  return written([
    element("p", [element("strong", [text("Correction")]), text(`, ${day}: ${note}`)]),
    ...passages.map(({ was, now }) =>
      element(
        "p",
        diffTexts(was, now).flatMap((part) => {
          if (part.kind === "same") return [text(part.text)];
          if (part.kind === "added") return [element("ins", [text(part.text)])];
          // Where neither is marked, what was and what is would be one word.
          return [element("del", [text(part.text)]), text(" ")];
        }),
      ),
    ),
  ]);
}

function written(nodes: readonly Node[]): string {
  const fragment = defaultTreeAdapter.createDocumentFragment();
  for (const node of nodes) defaultTreeAdapter.appendChild(fragment, node);
  return serialize(fragment);
}

function element(name: string, children: readonly Node[]): Node {
  const made = defaultTreeAdapter.createElement(name, html.NS.HTML, []);
  for (const child of children) defaultTreeAdapter.appendChild(made, child);
  return made;
}

function text(value: string): Node {
  return defaultTreeAdapter.createTextNode(value);
}
