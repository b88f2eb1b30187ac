import type { Ref } from "react";
import type { LanguageAttributes } from "@/lib/typography/language";

interface RenderedHtmlProps extends LanguageAttributes {
  /** HTML that `lib/markdown` rendered: nothing else may be passed. */
  readonly html: string;
  readonly className: string;
  /** For the newsroom's preview, which goes on from there. */
  readonly ref?: Ref<HTMLDivElement>;
}

/**
 * The one place where HTML enters a page as it is. That is safe because `html` was made by `lib/markdown` when the
 * revision was, and its last step lets through only the elements and attributes of an allow-list: no script, no event
 * handler, no address of a scheme that runs anything. Readers' pages are sent with `script-src 'none'` besides.
 */
export function RenderedHtml({ html, className, ref, ...language }: RenderedHtmlProps) {
  return <div ref={ref} className={className} {...language} dangerouslySetInnerHTML={{ __html: html }} />;
}
