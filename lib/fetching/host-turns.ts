/** How many answers one host is asked for at the same time. */
export const MOST_A_HOST = 2;

/** How many hosts are remembered that asked to be left alone. */
const MOST_REMEMBERED = 1000;

/** Whose turn it is to ask a host, and which hosts asked to be left alone for a while. */
export class HostTurns {
  readonly #most: number;
  readonly #busy = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #quietUntil = new Map<string, Date>();

  /** @param most is how many may ask one host at the same time. */
  constructor(most = MOST_A_HOST) {
    this.#most = most;
  }

  /** Does `work` when there is room among those who ask `host`. Rejects with the signal's reason when that ends the waiting. */
  async inTurn<T>(host: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#enter(host, signal);
    try {
      return await work();
    } finally {
      this.#leave(host);
    }
  }

  /** Remembers until when a host wants to be left alone. */
  keepQuiet(host: string, until: Date): void {
    this.#quietUntil.delete(host);
    this.#quietUntil.set(host, until);
    const [oldest] = this.#quietUntil.keys();
    if (this.#quietUntil.size > MOST_REMEMBERED && oldest !== undefined) this.#quietUntil.delete(oldest);
  }

  /** Until when a host wants to be left alone; null where it may be asked. */
  quietUntil(host: string, now: Date): Date | null {
    const until = this.#quietUntil.get(host);
    return until !== undefined && until > now ? until : null;
  }

  async #enter(host: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const busy = this.#busy.get(host) ?? 0;
    if (busy < this.#most) {
      this.#busy.set(host, busy + 1);
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const queue = this.#waiting.get(host) ?? [];
      this.#waiting.set(host, queue);
      const enter = () => {
        signal.removeEventListener("abort", giveUp);
        resolve();
      };
      const giveUp = () => {
        queue.splice(queue.indexOf(enter), 1);
        reject(signal.reason);
      };
      queue.push(enter);
      signal.addEventListener("abort", giveUp, { once: true });
    });
  }

  /** Hands the turn on, or gives it back. */
  #leave(host: string): void {
    const next = this.#waiting.get(host)?.shift();
    if (next !== undefined) {
      next();
      return;
    }
    this.#waiting.delete(host);
    const busy = (this.#busy.get(host) ?? 1) - 1;
    if (busy === 0) this.#busy.delete(host);
    else this.#busy.set(host, busy);
  }
}
