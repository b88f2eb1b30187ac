import type { ArticleCard, Named } from "@/lib/articles/views";

/** A running story on its own page. */
export interface StoryPage extends Named {
  /** As the database knows it: a list of its pieces is asked for by this. */
  readonly id: number;
  readonly description: string;
  readonly pieces: number;
  /** When its oldest and its newest piece were published; null where there is none. */
  readonly oldest: Date | null;
  readonly newest: Date | null;
}

/** Where a piece stands in its running story. */
export interface PlaceInStory {
  readonly story: Named;
  /** Counted from 1, which is the oldest piece. */
  readonly number: number;
  readonly pieces: number;
  /** The pieces of the story just before and just after it. */
  readonly previous: ArticleCard | null;
  readonly next: ArticleCard | null;
}
