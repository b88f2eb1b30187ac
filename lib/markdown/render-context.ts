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
