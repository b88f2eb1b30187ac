import type { RenderOptions } from "@/lib/markdown/rendered-body";

/** Options of an English article with nothing special about it; a test names what it is about. */
export function renderOptions(special: Partial<RenderOptions> = {}): RenderOptions {
  return { language: "en", idPrefix: "a-", endMark: null, ownOrigins: [], images: {}, ...special };
}
