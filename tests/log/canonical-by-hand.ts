import { createHash } from "node:crypto";

/**
 * RFC 8785 for what the log holds, written without looking at the program: objects by their keys' UTF-16 code units, no spaces, and
 * strings and numbers as ECMAScript writes them.
 */
export function canonicalByHand(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalByHand).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalByHand(each)}`).join(",")}}`;
}

/** The sha256 of that. */
export function hashByHand(value: unknown): string {
  return createHash("sha256").update(canonicalByHand(value), "utf8").digest("hex");
}
