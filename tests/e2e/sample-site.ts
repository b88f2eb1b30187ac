import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { projectFolder } from "@/lib/project-folder";
import { startSite } from "../support/run-standfirst";

/** The data of a site that was started once with the sample publication, and stopped. */
export const SAMPLE_SITE = path.join(projectFolder, "test-results/sample-site");

/**
 * Makes what the sites of the journeys begin from, once for all of them, as a newcomer's first start does: to load the sample publication for
 * each again would take longer than the journeys.
 */
export default async function makeSampleSite(): Promise<() => Promise<void>> {
  const remove = () => rm(SAMPLE_SITE, { recursive: true, force: true });
  await remove();
  await mkdir(SAMPLE_SITE, { recursive: true });
  const site = await startSite(SAMPLE_SITE);
  const status = await site.stop();
  if (status !== 0) throw new Error(`The sample site ended with ${status}:\n${site.said()}`);
  return remove;
}
