import { offerFirstAccount } from "@/lib/accounts/people";
import { enterUnlogged } from "@/lib/articles/log-revision";
import { type DuePublications, findNextDue, publishDue } from "@/lib/articles/publish-due";
import { ScheduleWatch } from "@/lib/articles/schedule-watch";
import { env } from "@/lib/env";
import { forgetContacts } from "@/lib/error-reports/commands";
import { warmRenderer } from "@/lib/markdown/render-body";
import { EditionWatch } from "@/lib/press/edition";
import { serveSite } from "@/lib/press/server";
import { openedRedirections } from "@/lib/redirects/queries";
import { readSettings } from "@/lib/site/commands";
import { readEdition } from "@/lib/site/queries";
import { absoluteUrl, accountLinkPath } from "@/lib/urls";
import { ensureBuild } from "./build";
import { type OpenDesk, openDesk } from "./open-desk";

/** How long requests under way may take to finish when the program is asked to end. */
const PATIENCE_MS = 8_000;

/** Builds the site if need be, opens the database, and serves the site until SIGINT or SIGTERM. */
export async function start({ samples }: { samples: boolean }): Promise<void> {
  const { host, port, siteUrl, onionUrl, trustedProxies, pressMemory, accessLog } = env();
  await ensureBuild(() => console.log("Building the site, which is done once for each version…"));
  const open = await openDesk("start");
  try {
    await enterUnlogged(open.desk, () => console.log("Entering in the log what was published before it…"));
    await settleSamples(open, samples);
    const edition = new EditionWatch(readEdition, open.watchEdition);
    await edition.start();
    const server = await serveSite({
      host,
      port,
      origins: { siteUrl, onionUrl },
      trustedProxies,
      room: pressMemory * 1024 * 1024,
      edition,
      redirections: openedRedirections,
      ...(accessLog && { log: console.log }),
    });
    const schedule = watchSchedule(open);
    const { name } = await readSettings(open.desk);
    const address = port === 0 ? `http://${host}:${server.port}` : siteUrl;
    const first = await offerFirstAdministrator(open, siteUrl);
    console.log(
      `${name} is at ${address} (${open.kind === "embedded" ? "embedded database" : "PostgreSQL"}).${first}`,
    );
    // Nobody who reads waits for this, and whoever opens a draft would.
    warmRenderer();
    await interruption();
    console.log("Closing…");
    edition.close();
    await server.close(PATIENCE_MS);
    await schedule.close();
  } finally {
    await open.close();
  }
  process.exit(0);
}

/** What is said while nobody has an account: where whoever can read the console may make the first. */
async function offerFirstAdministrator({ desk }: OpenDesk, siteUrl: string): Promise<string> {
  const token = await offerFirstAccount(desk);
  if (token === null) return "";
  const address = absoluteUrl(siteUrl, accountLinkPath(token));
  return `\nNobody has an account yet. Make the first administrator’s, within a day, at\n${address}`;
}

/** Loads the sample publication where it is wanted and was never settled. */
async function settleSamples({ desk, ownOrigins }: OpenDesk, wanted: boolean): Promise<void> {
  const { samples } = await desk.database.site.findUniqueOrThrow({
    where: { id: 1 },
    select: { samples: true },
  });
  if (samples !== "offered") return;
  // The importers are loaded only where there is something to import.
  const { declineSamples, loadSamplesOnce } = await import("@/lib/importers/sample-publication");
  if (!wanted) return declineSamples(desk);
  const loaded = await loadSamplesOnce(desk, ownOrigins, () =>
    console.log("Loading the sample publication…"),
  );
  if (!loaded.ok)
    for (const { at, message } of loaded.problems) console.error(`${at ?? "samples"}: ${message}`);
}

/** Publishes what is scheduled as it falls due; what goes wrong is said, and tried again. */
function watchSchedule({ desk, ownOrigins }: OpenDesk): ScheduleWatch {
  const schedule = new ScheduleWatch(
    {
      now: desk.now,
      findNextDue: () => findNextDue(desk),
      publish: async () => {
        reportDue(await publishDue({ ...desk, actor: "schedule" }, ownOrigins));
        // How readers can be reached is not kept a minute longer than they were told.
        await forgetContacts(desk);
      },
    },
    (cause) => console.error("What is scheduled could not be looked up, and will be in a minute.", cause),
  );
  schedule.start();
  return schedule;
}

function reportDue({ returned, failed }: DuePublications): void {
  for (const { id, problems } of returned) {
    const reasons = problems.map(({ message }) => message).join(" ");
    console.error(`The scheduled draft ${id} could not go live and is in review again: ${reasons}`);
  }
  for (const { id, cause } of failed)
    console.error(`The scheduled draft ${id} was not published, and will be tried again.`, cause);
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
