import type { Named } from "@/lib/articles/views";

/** A section on its own page. */
export interface SectionPage extends Named {
  /** As the database knows it: a list of its pieces is asked for by this. */
  readonly id: number;
  readonly description: string;
}
