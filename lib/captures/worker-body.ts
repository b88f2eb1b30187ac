import { parentPort, workerData } from "node:worker_threads";
import { textOfDocument } from "./document-text";

/** What the worker says: that it begins, and what it found; `null` is no text, for whatever reason. */
export type TextReport = { readonly kind: "begun" } | { readonly kind: "done"; readonly text: string | null };

const report = (message: TextReport) => parentPort?.postMessage(message);

report({ kind: "begun" });
report({ kind: "done", text: await textOfDocument(workerData).catch(() => null) });
