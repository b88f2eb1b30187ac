/**
 * The years that the publication claims, such as `© 1994–2026`: one year where both ends are the same, and up to
 * `presentYear` where `to` is null.
 */
export function copyrightSpan(from: number, to: number | null, presentYear: number): string {
  // A clock set wrong must not print a span that runs backwards.
  const last = Math.max(from, to ?? presentYear);
  return last === from ? `© ${from}` : `© ${from}–${last}`;
}
