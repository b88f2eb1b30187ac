/** How often the edition is read from the database even though nothing was announced. */
const POLL_MS = 5_000;

/** Pages print the day and the age of a piece, so that even one whose edition still holds is made again after this. */
const HOUR_MS = 3_600_000;

/**
 * What the press knows of the edition in force. It is told of each new one by the database; beneath that it reads the number
 * every few seconds, in case an announcement was lost with its connection.
 */
export class EditionWatch {
  private edition: number | null = null;
  private poll: NodeJS.Timeout | undefined;
  private away = false;

  constructor(
    private readonly read: () => Promise<number>,
    watch: (learn: (edition: number) => void) => void,
  ) {
    watch((edition) => this.learn(edition));
  }

  /** Reads the edition for the first time, and from then on. */
  async start(): Promise<void> {
    await this.look();
    this.poll = setInterval(() => void this.look(), POLL_MS).unref();
  }

  /** The stamp that an answer gets when it begins to be made, and by which it is recognised as still good. */
  stamp(now: number): string {
    return `${this.edition ?? "unknown"}@${Math.floor(now / HOUR_MS)}`;
  }

  /** Whether the database did not answer when it was last asked. */
  get isAway(): boolean {
    return this.away;
  }

  get number(): number | null {
    return this.edition;
  }

  close(): void {
    clearInterval(this.poll);
  }

  private learn(edition: number): void {
    this.edition = edition;
    this.away = false;
  }

  private async look(): Promise<void> {
    try {
      this.learn(await this.read());
    } catch {
      // Kept pages are served as they are until the database is back.
      this.away = true;
    }
  }
}
