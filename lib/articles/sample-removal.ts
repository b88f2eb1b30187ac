import type { Desk } from "@/lib/desk";
import { readRevision } from "./revisions";

/**
 * Takes the sample publication's revisions out of the object store, so that a rebuild does not bring them back. They are
 * found by what their records say, so that an interrupted removal is finished by the next one.
 */
export async function forgetSampleRevisions(desk: Desk): Promise<void> {
  for await (const { hash, extension } of desk.objects.list("revisions")) {
    if (await isSample(desk, hash, extension)) await desk.objects.forgetSample(hash);
  }
}

/** What cannot be read is nobody's sample: it stays, for a rebuild to report. */
async function isSample(desk: Desk, hash: string, extension: string): Promise<boolean> {
  try {
    const bytes = await desk.objects.read("revisions", hash, extension);
    return bytes !== null && readRevision(bytes).sample;
  } catch {
    return false;
  }
}
