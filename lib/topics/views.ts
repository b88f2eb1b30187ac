import type { Named } from "@/lib/articles/views";

/** A topic on its own page. */
export interface TopicPage extends Named {
  /** As the database knows it: a list of its pieces is asked for by this. */
  readonly id: number;
}
