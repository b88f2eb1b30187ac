import { type Outcome, refuse } from "@/lib/outcome";

/** Fetches what a log answers. */
export async function fetchLogText(address: string): Promise<Outcome<string>> {
  return refuse({
    code: "fetching-not-there",
    at: address,
    message: "Nothing is fetched yet: save what is there to a file, and name that.",
  });
}
