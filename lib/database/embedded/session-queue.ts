/** One holder's time with the session. */
export interface QueuedTurn {
  /** Gives the session to whoever has waited longest. Calling it again does nothing. */
  leave(): void;
}

/** Lets one holder at a time have the session, in the order in which they asked. */
export class SessionQueue {
  private last: Promise<void> = Promise.resolve();

  async enter(): Promise<QueuedTurn> {
    const before = this.last;
    let leave: () => void = () => {};
    this.last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return { leave };
  }

  /** Resolves when everyone who had asked by now has left. */
  whenFree(): Promise<void> {
    return this.last;
  }
}
