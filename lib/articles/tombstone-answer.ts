import type { TombstoneView } from "./views";

/** How HTTP says that an article was withdrawn. */
export interface TombstoneAnswer {
  readonly status: 410 | 451;
  /** The `Link` header, where there is one. */
  readonly link: string | null;
}

/**
 * 410 (RFC 9110, 15.5.11) where the newsroom took it back by itself; where it had to, 451 with a link to the authority
 * (RFC 7725).
 */
export function tombstoneAnswer({
  kind,
  authority,
}: Pick<TombstoneView, "kind" | "authority">): TombstoneAnswer {
  if (kind === "editorial") return { status: 410, link: null };
  return { status: 451, link: authority && `<${authority}>; rel="blocked-by"` };
}
