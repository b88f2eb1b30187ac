"use client";

import { useLayoutEffect, useRef, useState } from "react";
import { RenderedHtml } from "@/components/article/rendered-html";
import type { LanguageAttributes } from "@/lib/typography/language";
import { showBlocks } from "./preview-blocks";

interface PreviewBodyProps extends LanguageAttributes {
  /** HTML that `lib/markdown` rendered. */
  readonly html: string;
  readonly className: string;
}

/** A body that is being written. React is given the first of its HTML alone: of what comes later only the blocks that changed are put in. */
export function PreviewBody({ html, className, ...language }: PreviewBodyProps) {
  const [first] = useState(html);
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(first);
  useLayoutEffect(() => {
    if (place.current === null || shown.current === html) return;
    showBlocks(place.current, html);
    shown.current = html;
  }, [html]);
  return <RenderedHtml ref={place} html={first} className={className} {...language} />;
}
