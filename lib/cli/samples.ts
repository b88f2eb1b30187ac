import { loadSamplePublication, removeSamplePublication } from "@/lib/importers/sample-publication";
import { atDesk } from "./open-desk";

/** Loads the sample publication; gives back the exit status. */
export async function loadSamples(): Promise<number> {
  return atDesk("command line", async ({ desk, ownOrigins }) => {
    const loaded = await loadSamplePublication(desk, ownOrigins);
    if (!loaded.ok) {
      for (const { at, message } of loaded.problems) console.error(`${at ?? "samples"}: ${message}`);
      return 1;
    }
    console.log(
      `${loaded.value.published} articles were published, ${loaded.value.unchanged} were there before.`,
    );
    return 0;
  });
}

/** Takes the sample publication out again; gives back the exit status. */
export async function removeSamples(): Promise<number> {
  return atDesk("command line", async ({ desk }) => {
    const removed = await removeSamplePublication(desk);
    console.log(
      removed === 0 ? "There were no sample articles." : `${removed} sample articles were removed.`,
    );
    return 0;
  });
}
