import type { Outcome } from "@/lib/outcome";
import type { RenderedBody, RenderOptions } from "./rendered-body";

/** What the renderer sends to its worker. */
export interface RenderRequest {
  readonly id: number;
  readonly source: string;
  readonly options: RenderOptions;
}

/** What the worker sends: that it is ready, that it has begun with a document, that it is done or met a bug. */
export type WorkerReport =
  | { readonly kind: "ready" }
  | { readonly kind: "begun"; readonly id: number }
  | { readonly kind: "done"; readonly id: number; readonly outcome: Outcome<RenderedBody> }
  | { readonly kind: "failed"; readonly id: number; readonly error: unknown };
