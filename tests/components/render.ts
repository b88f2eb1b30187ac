import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** The markup of `element`, and its text as a reader who sees no markup has it, with runs of space as one. */
export function render(element: ReactNode): { readonly html: string; readonly text: string } {
  const html = renderToStaticMarkup(element);
  const text = html
    .replace(/<\/(?:p|div|h\d|li|header|figure|article|section)>/g, " ")
    .replace(/<[^>]+>/g, "")
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
  return { html, text };
}
