import type { HouseStyle } from "./rendering";

/**
 * Most pieces end with the house's own mark, which an administrator can change. A stored body therefore says where the mark goes
 * and not which it is, so that another is there with the next request, on all pieces at once and without rendering any.
 */

/** Stands in a stored body for the house's mark: a code point that is no character, and that no text needs. */
const PLACE = "\uFDD0";

/** How a body is rendered that will be stored. */
export function storedStyle(ownOrigins: readonly string[]): HouseStyle {
  return { endMark: PLACE, ownOrigins };
}

const MARK = `<span class="end-mark" aria-hidden="true">${PLACE}</span>`;
const LINE = `\n<p class="end-mark-line">${MARK}</p>`;

/** A stored body with the house's mark, which may be none; one that was printed with a mark of its own stays as it is. */
export function withHouseEndMark(bodyHtml: string, mark: string | null): string {
  if (mark === null) return bodyHtml.replace(LINE, "").replace(`\u00a0${MARK}`, "").replace(MARK, "");
  const printed = mark.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return bodyHtml.replace(MARK, () => MARK.replace(PLACE, () => printed));
}
