import { primaryLanguage } from "./language";
import type { RenderOptions } from "./rendered-body";
import type { Wording } from "./wording";

/** What the steps of one rendering share. */
export interface RenderContext {
  readonly source: string;
  readonly options: RenderOptions;
  readonly wording: Wording;
  /** Filled by the step that resolves images: the addresses as written, in order, once each. */
  readonly imagesWritten: Set<string>;
}

/** The language of the house's own words, to be put where it is not the article's (WCAG 3.1.2, language of parts). */
export function foreignWording({ options, wording }: RenderContext): { lang?: string } {
  return primaryLanguage(options.language) === wording.language ? {} : { lang: wording.language };
}
