import { fetchDocument } from "@/lib/fetching/fetch-document";
import { accept, type Outcome } from "@/lib/outcome";

const TEXTS = new Set(["application/json", "application/x-ndjson", "text/plain"]);

/** Fetches what a log, or somebody who kept a part of it, has at an address, by the one guarded way out. */
export async function fetchLogText(address: string): Promise<Outcome<string>> {
  const fetched = await fetchDocument(address, { accepts: TEXTS });
  return fetched.ok ? accept(fetched.value.body.toString("utf8")) : fetched;
}
