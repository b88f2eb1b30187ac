import type { Named } from "@/lib/articles/views";
import type { FooterLink, Policies } from "./settings";

/** The publication as every page shows it: masthead, footer, and the rules by which dates are printed. */
export interface SiteView {
  readonly name: string;
  readonly tagline: string;
  readonly copyrightFrom: number;
  /** Null means that the span runs on to the present year. */
  readonly copyrightTo: number | null;
  /** An IANA name. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly language: string;
  /** In the order in which the masthead names them. */
  readonly sections: readonly Named[];
  /** What the footer links to beside the site's own pages. */
  readonly footerLinks: readonly FooterLink[];
  /** Where its policies can be read. */
  readonly policies: Policies;
  /** The edition number, which rises with every change that the public can see. */
  readonly edition: number;
}

/** What `/about` shows beyond the site itself. */
export interface AboutView {
  /** Rendered and sanitised by `lib/markdown`. */
  readonly html: string;
  readonly authors: readonly AuthorView[];
}

/** Where to write to about the site; each null where none is named. */
export interface ContactsView {
  /** An e-mail address, or an address of the web that begins with `https://`. */
  readonly contact: string | null;
  /** An address of the web that begins with `https://`. */
  readonly securityPolicy: string | null;
}

export interface AuthorView extends Named {
  readonly bio: string;
  /** True for a byline that belongs to no living person. */
  readonly invented: boolean;
}
