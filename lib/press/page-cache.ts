/** Something that the press keeps, with what it weighs in memory. */
export interface Kept {
  readonly bytes: number;
}

/**
 * Finished answers by their address, bounded in bytes: when there is no more room, the one that nobody has asked for
 * longest goes first. What is larger than an eighth of the room is not kept, so that no one answer can empty it.
 */
export class PageCache<Page extends Kept> {
  readonly #pages = new Map<string, Page>();
  readonly #room: number;
  #bytes = 0;
  #latest: string | undefined;

  constructor(room: number) {
    this.#room = room;
  }

  /** The kept answer, which counts as asked for. */
  get(address: string): Page | undefined {
    const page = this.#pages.get(address);
    if (page === undefined || address === this.#latest) return page;
    this.#latest = address;
    // A map remembers the order of its keys; the last is the one asked for last.
    this.#pages.delete(address);
    this.#pages.set(address, page);
    return page;
  }

  set(address: string, page: Page): void {
    this.delete(address);
    if (page.bytes > this.#room / 8) return;
    this.#pages.set(address, page);
    this.#latest = address;
    this.#bytes += page.bytes;
    for (const [oldest] of this.#pages) {
      if (this.#bytes <= this.#room) break;
      this.delete(oldest);
    }
  }

  delete(address: string): void {
    this.#bytes -= this.#pages.get(address)?.bytes ?? 0;
    this.#pages.delete(address);
  }

  get size(): number {
    return this.#pages.size;
  }

  get bytes(): number {
    return this.#bytes;
  }
}
