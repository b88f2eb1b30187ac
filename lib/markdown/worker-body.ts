import { MessagePort, workerData } from "node:worker_threads";
import { renderMarkdown } from "./pipeline";
import type { RenderRequest, WorkerReport } from "./worker-messages";

const port: unknown = workerData?.port;
if (!(port instanceof MessagePort)) throw new Error("The renderer's worker was started without its port.");
serve(port);

function serve(port: MessagePort): void {
  const report = (message: WorkerReport) => port.postMessage(message);
  // The first document should not pay for the compiling of code that all of them use.
  renderMarkdown("# A *warm* start[^1]\n\n[^1]: “Yes.”", {
    language: "en",
    idPrefix: "warm-",
    endMark: null,
    ownOrigins: [],
    images: {},
  });
  port.on("message", ({ id, source, options }: RenderRequest) => {
    report({ kind: "begun", id });
    try {
      report({ kind: "done", id, outcome: renderMarkdown(source, options) });
    } catch (error) {
      report({ kind: "failed", id, error });
    }
  });
  report({ kind: "ready" });
}
