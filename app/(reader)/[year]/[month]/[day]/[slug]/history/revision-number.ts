/** The number of a revision as an address writes it, from 1 and in one form alone; null for anything else. */
export function readRevisionNumber(written: string | string[] | undefined): number | null {
  return typeof written === "string" && /^[1-9]\d{0,8}$/.test(written) ? Number(written) : null;
}
