/** What an image card says; how it looks is `card-drawing`'s. There is no database here. */

/** In pixels: the size that those ask for who show cards. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

export interface CardWords {
  /** The publication's. */
  readonly name: string;
  readonly tagline: string;
  /** The line in the typewriter's voice, such as `PRIVACY · 2 JAN 2018 · 3 MIN`, in its parts. */
  readonly slug: readonly SlugPart[];
  /** Null on the card of the publication itself. */
  readonly headline: string | null;
  readonly standfirst: string | null;
}

export interface SlugPart {
  readonly text: string;
  /** What is set where the typewriter has not every letter of the text; nothing if null. */
  readonly instead: string | null;
  /** In the signal colour. */
  readonly signal: boolean;
}
