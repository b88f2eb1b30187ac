import type { MessagePort, Worker } from "node:worker_threads";
import { type Outcome, refuse } from "@/lib/outcome";
import { workerFile } from "@/lib/worker-file";
import { LIMITS } from "./limits";
import type { RenderedBody, RenderOptions } from "./rendered-body";
import type { RenderRequest, WorkerReport } from "./worker-messages";

// Asked of the process itself and not imported, because bundlers treat a `Worker` that they can see as theirs to bundle.
const threads = process.getBuiltinModule("node:worker_threads");

export interface RendererLimits {
  /** Computing time for one document, in milliseconds, from when the worker begins with it. */
  readonly milliseconds: number;
  /** Wall time for one document, in milliseconds: a machine that is busy with other things gets this long. */
  readonly wallMilliseconds: number;
  /** The worker's old generation, in megabytes. */
  readonly memoryMegabytes: number;
}

/** Starting loads and compiles the whole pipeline; if that takes longer than this, in milliseconds, something is broken. */
const START_LIMIT = 60_000;

/** The computing time that this process has had since it was asked with nothing, in milliseconds: all of its threads together. */
export type ComputingTime = () => number;

function computingTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Job {
  readonly request: RenderRequest;
  settle(result: Outcome<RenderedBody>): void;
  fail(error: Error): void;
}

/**
 * One worker that renders one document after another, in the order in which they were asked for. A document that takes too
 * long, or more memory than there is, costs its worker; the next document gets a new one.
 *
 * Neither the worker nor its port keeps the process alive, except while someone waits for a document.
 */
export class Renderer {
  readonly #limits: RendererLimits;
  readonly #queue: Job[] = [];
  #crew: Crew | null = null;
  #current: Job | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** When the worker began with the current document: by this process's computing time, and by the wall. */
  #begun = { computing: 0, wall: 0 };
  readonly #computingTime: ComputingTime;
  #lastId = 0;
  readonly #waitingForIdle: (() => void)[] = [];

  constructor(limits: RendererLimits = LIMITS, time: ComputingTime = computingTime) {
    this.#limits = limits;
    this.#computingTime = time;
  }

  /** Rejects only where the renderer itself is broken; everything a document can cause is a refusal. */
  render(source: string, options: RenderOptions): Promise<Outcome<RenderedBody>> {
    // Sending a huge text to another thread would cost what the limit is there to save.
    if (source.length > LIMITS.sourceLength) source = source.slice(0, LIMITS.sourceLength + 1);
    return new Promise((settle, fail) => {
      this.#queue.push({ request: { id: ++this.#lastId, source, options }, settle, fail });
      this.#next();
    });
  }

  /** Starts the worker before there is a document. What is wrong with it is found out by the first one. */
  warm(): void {
    try {
      this.#crew ??= this.#hire();
    } catch {
      this.#crew = null;
    }
  }

  /** Finishes what was asked for and ends the worker. A later `render` starts a new one. */
  async close(): Promise<void> {
    if (this.#current || this.#queue.length > 0) {
      await new Promise<void>((resolve) => this.#waitingForIdle.push(resolve));
    }
    await this.#dismiss();
  }

  #next(): void {
    if (this.#current) return;
    const job = this.#queue.shift();
    if (!job) {
      this.#crew?.unref();
      for (const resolve of this.#waitingForIdle.splice(0)) resolve();
      return;
    }
    this.#current = job;
    try {
      this.#crew ??= this.#hire();
      this.#crew.ref();
      this.#crew.port.postMessage(job.request);
    } catch (error) {
      void this.#dismiss();
      this.#finish((current) =>
        current.fail(new Error("The renderer could not be started.", { cause: error })),
      );
      return;
    }
    if (!this.#crew.ready) this.#limitTime(START_LIMIT);
  }

  #hire(): Crew {
    const crew = new Crew(this.#limits.memoryMegabytes);
    crew.port.on("message", (report: WorkerReport) => {
      if (this.#crew === crew) this.#take(report);
    });
    crew.worker.on("error", (error: Error & { code?: string }) => {
      if (this.#crew === crew) this.#lose(crew, error);
    });
    crew.worker.on("exit", (code) => {
      if (this.#crew === crew)
        this.#lose(crew, new Error(`The renderer's worker ended with exit code ${code}.`));
    });
    return crew;
  }

  #take(report: WorkerReport): void {
    if (report.kind === "ready") {
      if (this.#crew) this.#crew.ready = true;
      return;
    }
    if (report.id !== this.#current?.request.id) return;
    if (report.kind === "begun") {
      this.#begun = { computing: this.#computingTime(), wall: performance.now() };
      this.#limitTime(this.#limits.milliseconds);
    } else if (report.kind === "done") {
      this.#finish((job) => job.settle(report.outcome));
    } else {
      this.#finish((job) =>
        job.fail(new Error("The renderer met an error of its own.", { cause: report.error })),
      );
    }
  }

  #limitTime(milliseconds: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#overrun(), milliseconds);
  }

  #overrun(): void {
    const crew = this.#crew;
    if (!crew) return;
    // If this thread was busy itself, the answer may have been waiting all the while; then nothing was too slow.
    for (
      let late = threads.receiveMessageOnPort(crew.port);
      late;
      late = threads.receiveMessageOnPort(crew.port)
    ) {
      const before = this.#current;
      this.#take(late.message);
      if (this.#current !== before) return;
    }
    const ready = crew.ready;
    if (ready && this.#hasTimeLeft()) return;
    void this.#dismiss();
    this.#finish((job) => {
      if (!ready) job.fail(new Error(`The renderer's worker was not ready within ${START_LIMIT} ms.`));
      else job.settle(tooSlow(this.#limits.milliseconds));
    });
  }

  /**
   * Whether a document may go on, because the machine gave its time to others: then it is timed again for what it has left. The
   * worker's own computing time cannot be had, but it is no more than the whole process's.
   */
  #hasTimeLeft(): boolean {
    const spent = this.#computingTime() - this.#begun.computing;
    const wallLeft = this.#limits.wallMilliseconds - (performance.now() - this.#begun.wall);
    const left = Math.min(this.#limits.milliseconds - spent, wallLeft);
    // Below a millisecond a timer would only be set again and again.
    if (left < 1) return false;
    this.#limitTime(left);
    return true;
  }

  /** The worker has died. While it had a document, the document is the likeliest cause; before that, we are. */
  #lose(crew: Crew, error: Error & { code?: string }): void {
    this.#crew = null;
    crew.port.close();
    this.#finish((job) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") job.settle(tooMuchMemory());
      else if (!crew.ready)
        job.fail(new Error("The renderer's worker could not be started.", { cause: error }));
      else job.settle(died());
    });
  }

  #finish(tell: (job: Job) => void): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const job = this.#current;
    this.#current = null;
    if (job) tell(job);
    this.#next();
  }

  async #dismiss(): Promise<void> {
    const crew = this.#crew;
    this.#crew = null;
    crew?.port.close();
    await crew?.worker.terminate();
  }
}

/** A worker with the line to it. */
class Crew {
  readonly worker: Worker;
  readonly port: MessagePort;
  ready = false;

  constructor(memoryMegabytes: number) {
    const { port1, port2 } = new threads.MessageChannel();
    this.port = port1;
    this.worker = new threads.Worker(workerFile("markdown"), {
      workerData: { port: port2 },
      transferList: [port2],
      // The loaders of this process are not the worker's: it registers its own.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, stackSizeMb: LIMITS.stackMegabytes },
    });
    this.unref();
  }

  ref(): void {
    this.worker.ref();
    this.port.ref();
  }

  unref(): void {
    this.worker.unref();
    this.port.unref();
  }
}

function tooSlow(milliseconds: number): Outcome<never> {
  return refuse({
    code: "render-too-slow",
    at: "body",
    message: `The text took longer than ${milliseconds / 1000} seconds to render: look for very long runs of brackets, asterisks or backticks, or split it.`,
  });
}

function tooMuchMemory(): Outcome<never> {
  return refuse({
    code: "render-out-of-memory",
    at: "body",
    message:
      "The text needed more memory than one article may use: look for very large tables or lists, or split it.",
  });
}

function died(): Outcome<never> {
  return refuse({
    code: "render-failed",
    at: "body",
    message:
      "The renderer stopped while it was working on this text: take out what was added last and try again.",
  });
}
