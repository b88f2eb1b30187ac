import { inTurn } from "@/lib/painter";
import { workerFile } from "@/lib/worker-file";
import type { Readable } from "./document-text";
import type { TextReport } from "./worker-body";

// Asked of the process itself and not imported, because bundlers treat a `Worker` that they can see as theirs to bundle.
const threads = process.getBuiltinModule("node:worker_threads");

export interface ReadingLimits {
  /** To start the worker, in milliseconds; if that takes longer, something is broken, and the text is not worth waiting for. */
  readonly startMilliseconds: number;
  /** For one document, from when the worker begins with it. */
  readonly milliseconds: number;
  /** The worker's own heap. */
  readonly heapMegabytes: number;
  /** By how much the whole process may grow meanwhile, since what a PDF unpacks to lies outside of any heap. */
  readonly growthMegabytes: number;
}

export const READING_LIMITS: ReadingLimits = {
  startMilliseconds: 60_000,
  milliseconds: 10_000,
  heapMegabytes: 256,
  growthMegabytes: 768,
};

/** How often the process's growth is looked at. */
const LOOK_EVERY = 100;

const one = inTurn();

/**
 * The text that can be read in a document; null where there is none, or where reading it takes too long, too much memory, or fails: then the document
 * is kept without a text.
 *
 * It is a stranger's document, so each is read in a worker of its own that ends with it, one after the other.
 */
export function readableText(
  document: Readable,
  limits: ReadingLimits = READING_LIMITS,
): Promise<string | null> {
  if (document.mediaType.startsWith("image/")) return Promise.resolve(null);
  return one(() => readInWorker(document, limits));
}

async function readInWorker(document: Readable, limits: ReadingLimits): Promise<string | null> {
  const worker = new threads.Worker(workerFile("captures"), {
    workerData: document,
    // The loaders of this process are not the worker's, which registers its own.
    execArgv: [],
    // It needs nothing of the environment, and is told none of it.
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, stackSizeMb: 8 },
  });
  const before = process.memoryUsage.rss();
  let timer: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<string | null>((settle) => {
      const giveUp = () => settle(null);
      timer = setTimeout(giveUp, limits.startMilliseconds);
      watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > limits.growthMegabytes * 1024 ** 2) giveUp();
      }, LOOK_EVERY);
      worker.on("message", (report: TextReport) => {
        if (report.kind === "done") settle(report.text);
        else {
          clearTimeout(timer);
          timer = setTimeout(giveUp, limits.milliseconds);
        }
      });
      worker.on("error", giveUp);
      worker.on("exit", giveUp);
    });
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    await worker.terminate();
  }
}
