import { accept, type Outcome, refuse } from "@/lib/outcome";
import { sha256 } from "@/lib/storage/sha256";

/** The tag of an answer that has no other: it follows from all that is said. */
export function tagOf(body: unknown): string {
  return sha256(textOf(body)).slice(0, 32);
}

/** The bytes of an answer. */
export function textOf(body: unknown): string {
  return `${JSON.stringify(body)}\n`;
}

/** Refused where what the caller has seen, by its tag, is not what would be answered now. */
export function requireSeen(tag: string, now: unknown): Outcome<void> {
  if (tag === tagOf(now)) return accept(undefined);
  return refuse({
    code: "seen-before-a-change",
    at: "if-match",
    message: "Somebody has changed this since you read it. Read it again, then change it.",
  });
}
