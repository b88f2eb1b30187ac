import type { Outcome } from "@/lib/outcome";
import type { RenderedBody, RenderOptions } from "./rendered-body";
import { Renderer } from "./renderer";

export type { RenderedBody, RenderOptions } from "./rendered-body";

/**
 * Renders the Markdown of an article's body to safe HTML, with its text, outline, links and length.
 *
 * The work is done in one warm worker thread, one document after another, so that no document can hold up the server
 * or take it down. Refused are documents beyond `LIMITS` (`source-too-long`, `nesting-too-deep`, `table-too-large`,
 * `output-too-large`, `render-too-slow`, `render-out-of-memory`) and wrongly written directives (`quote-…`,
 * `figure-…`, `directive-…`), each with its place (`body:<line>`) and what to do.
 */
export function renderBody(source: string, options: RenderOptions): Promise<Outcome<RenderedBody>> {
  return sharedRenderer().render(source, options);
}

/** Starts the worker, which takes a second, so that whoever opens the first document need not wait for it. */
export function warmRenderer(): void {
  sharedRenderer().warm();
}

/** Finishes the documents that were asked for and ends the worker. `renderBody` starts it again. */
export async function closeRenderer(): Promise<void> {
  await sharedRenderer().close();
}

const KEY = Symbol.for("standfirst.renderer");

/** One for the process: a server's bundle may hold this module more than once, and a second worker would be waste. */
function sharedRenderer(): Renderer {
  const shared: typeof globalThis & { [KEY]?: Renderer } = globalThis;
  shared[KEY] ??= new Renderer();
  return shared[KEY];
}
