import type { LogEnd } from "@/lib/log/views";
import type { KeptPages } from "@/lib/press/kept-pages";

/** How the site is, at one moment. */
export interface Health {
  readonly at: Date;
  readonly database: {
    readonly kind: "embedded" | "postgresql";
    readonly version: string;
    /** What `SHOW fsync` says. */
    readonly fsync: string;
    readonly bytes: number;
    /** The process that holds the embedded database's folder, by its own account; null for a PostgreSQL. */
    readonly holder: number | null;
    readonly migrations: { readonly count: number; readonly newest: string };
  };
  readonly edition: { readonly number: number; readonly changedAt: Date };
  /** Null where this process has no press. */
  readonly kept: KeptPages | null;
  readonly articles: number;
  readonly drafts: number;
  readonly revisions: number;
  /** The end of the public log; null while nothing was entered. */
  readonly log: LogEnd | null;
  readonly pictures: { readonly count: number; readonly bytes: number };
  readonly newest: { readonly path: string; readonly headline: string; readonly publishedAt: Date } | null;
  readonly schedule: {
    readonly count: number;
    /** How many should have gone live more than a minute ago. */
    readonly overdue: number;
    readonly next: { readonly id: string; readonly headline: string; readonly at: Date } | null;
  };
  /** Of the disk that the data are on, in bytes. */
  readonly disk: { readonly free: number; readonly size: number };
  readonly versions: { readonly program: string; readonly node: string };
}
