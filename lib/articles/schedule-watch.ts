const MINUTE_MS = 60_000;

/** What the watch asks and does; the clock is the caller's, so that a test's can be its own. */
export interface ScheduleWork {
  readonly now: () => Date;
  /** When the next draft falls due that has not yet; null where none is scheduled. */
  readonly findNextDue: () => Promise<Date | null>;
  /** Publishes what is due by now. */
  readonly publish: () => Promise<void>;
}

/**
 * Publishes scheduled drafts as they fall due, for as long as the server runs: at once when it starts, at each full minute, which
 * is when most are due, and at the due times in between. What is scheduled anew is met at the next minute at the latest, and so
 * is what failed. The database is asked for two index entries a minute.
 */
export class ScheduleWatch {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private closed = false;

  /** @param report is told when the database could not be asked; the watch goes on. */
  constructor(
    private readonly work: ScheduleWork,
    private readonly report: (cause: unknown) => void,
  ) {}

  start(): void {
    this.working = this.turn();
  }

  /** Resolves when nothing is being published any more, and nothing will be. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.working;
  }

  private async turn(): Promise<void> {
    let next: Date | null = null;
    try {
      await this.work.publish();
      next = await this.work.findNextDue();
    } catch (cause) {
      this.report(cause);
    }
    if (this.closed) return;
    const delay = untilNextTurn(this.work.now(), next);
    this.timer = setTimeout(() => this.start(), delay).unref();
  }
}

/** Milliseconds until the watch looks again: until `nextDue`, or the next full minute where that is sooner. */
export function untilNextTurn(now: Date, nextDue: Date | null): number {
  const minute = MINUTE_MS - (now.getTime() % MINUTE_MS);
  return nextDue === null ? minute : Math.max(0, Math.min(minute, nextDue.getTime() - now.getTime()));
}
