/** A redirect that an editor made. */
export interface HandRedirect {
  /** As it is stored: decoded, with its query. */
  readonly from: string;
  readonly to: string;
  /** The two as a link has them, percent-encoded. */
  readonly href: string;
  readonly toHref: string;
  /** Whether it leads to another site. */
  readonly outside: boolean;
  readonly createdAt: Date;
  /** The id of whoever made it, or the name of a program. */
  readonly createdBy: string;
}

/** An address that leads on because an article moved. */
export interface MovedAddress {
  readonly from: string;
  readonly to: string;
  readonly href: string;
  readonly toHref: string;
  readonly articleId: string;
  readonly leftAt: Date;
}

/** One page of a list, with the `after` of the next; null at the end. */
export interface RedirectPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** What answers at an address. `to` is where a reader ends. */
export type Standing =
  | { readonly kind: "part" | "file" | "kept" | "span" | "article" | "withdrawn" | "name" }
  | { readonly kind: "nothing" }
  /** An article, or what one hangs on, was there and is elsewhere now. */
  | { readonly kind: "moved"; readonly to: string };

/** Where an address leads that somebody pasted. `address` is how it is stored; `to` is where a reader ends. */
export type WhereItLeads =
  | { readonly kind: Exclude<Standing["kind"], "moved">; readonly address: string; readonly href: string }
  | {
      readonly kind: "moved" | "redirect";
      readonly address: string;
      readonly href: string;
      readonly to: string;
      readonly outside: boolean;
    };
