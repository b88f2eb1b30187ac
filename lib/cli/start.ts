import { env } from "@/lib/env";
import { declineSamples, loadSamplesOnce } from "@/lib/importers/sample-publication";
import { serveSite } from "@/lib/press/server";
import { readSettings } from "@/lib/site/commands";
import { ensureBuild } from "./build";
import { openDesk } from "./open-desk";

/** How long requests under way may take to finish when the program is asked to end. */
const PATIENCE_MS = 8_000;

/** Builds the site if need be, opens the database, and serves the site until SIGINT or SIGTERM. */
export async function start({ samples }: { samples: boolean }): Promise<void> {
  const { host, port, siteUrl } = env();
  await ensureBuild(() => console.log("Building the site, which is done once for each version…"));
  const open = await openDesk("start");
  const { desk, ownOrigins } = open;
  try {
    if (!samples) await declineSamples(desk);
    const loaded = await loadSamplesOnce(desk, ownOrigins, () =>
      console.log("Loading the sample publication…"),
    );
    if (!loaded.ok)
      for (const { at, message } of loaded.problems) console.error(`${at ?? "samples"}: ${message}`);
    const server = await serveSite(host, port);
    const { name } = await readSettings(desk);
    const address = port === 0 ? `http://${host}:${server.port}` : siteUrl;
    console.log(
      `${name} is at ${address} (${open.kind === "embedded" ? "embedded database" : "PostgreSQL"}).`,
    );
    await interruption();
    console.log("Closing…");
    await server.close(PATIENCE_MS);
  } finally {
    await open.close();
  }
  process.exit(0);
}

/** Resolves when the program is asked to end; a second request ends it at once. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.once("SIGINT", () => process.exit(130));
      process.once("SIGTERM", () => process.exit(143));
      resolve();
    };
    let asked = false;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        if (!asked) stop();
        asked = true;
      });
    }
  });
}
