import type { ImportedDocument } from "@/lib/importers/imported-document";
import { readPlainTextReport } from "@/lib/importers/plain-text-report";
import type { Outcome } from "@/lib/outcome";

/** The document that a report in UTF-8 is read as. Fails the test where it is refused. */
export function readReport(text: string): ImportedDocument {
  return accepted(readPlainTextReport(utf8(text), "report.txt"));
}

export function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(outcome.problems.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  return outcome.value;
}

/** The code and place of the first problem of a refusal; null where there is none. */
export function refusal(outcome: Outcome<unknown>): { code: string; at: string | null } | null {
  if (outcome.ok) return null;
  const [{ code, at }] = outcome.problems;
  return { code, at };
}

/** Findings as `line code`, in order. */
export function findingsOf(document: { readonly findings: ImportedDocument["findings"] }): string[] {
  return document.findings.map(({ line, code }) => `${line} ${code}`);
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
