/** A revision of an article, as the Memento protocol (RFC 7089) speaks of it: what stood at the article's address from a moment on. */
export interface Memento {
  /** Of the revision. */
  readonly number: number;
  /** When it came into force here. The protocol knows whole seconds. */
  readonly at: Date;
}

/** Where a memento lies among those of its article; each null where there is none. */
export interface MementoNeighbours {
  readonly first: Memento;
  readonly last: Memento;
  readonly previous: Memento | null;
  readonly next: Memento | null;
}

/** The mementos of an article, or a part of them. */
export interface TimeMap {
  /** The stored path of the article that they are of. */
  readonly path: string;
  /** The oldest first; never none. */
  readonly mementos: readonly [Memento, ...Memento[]];
  /** The number before which there are more; null where these go back to the first. */
  readonly older: number | null;
  /** The number before which these end; null where they end with the newest. */
  readonly before: number | null;
}
