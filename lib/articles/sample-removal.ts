import type { Desk } from "@/lib/desk";
import { readRevision } from "./revisions";

/**
 * Takes the sample publication's revisions out of the object store, so that a rebuild does not bring them back. They are
 * found by what their records say, so that an interrupted removal is finished by the next one.
 */
export async function forgetSampleRevisions(desk: Desk): Promise<void> {
  for await (const { hash, extension } of desk.objects.list("revisions")) {
    const bytes = await desk.objects.read("revisions", hash, extension);
    if (bytes !== null && readRevision(bytes).sample) await desk.objects.forgetSample(hash);
  }
}
