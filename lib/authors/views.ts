import type { AuthorView } from "@/lib/site/views";

/** An author on their own page. */
export interface AuthorPage extends AuthorView {
  /** As the database knows it: a list of its pieces is asked for by this. */
  readonly id: number;
}
