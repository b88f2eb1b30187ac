import { Command } from "commander";
import { runInProduction } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { ensureClient } from "./generated-client";

/**
 * The command line. Each command's file is loaded when it is called, since some of them need the database client, which
 * may first have to be generated.
 */
export async function runProgram(argv: readonly string[]): Promise<void> {
  runInProduction();
  const program = new Command("standfirst")
    .description("A news site, reader and archive for tech and privacy journalism.")
    .showHelpAfterError()
    .configureHelp({ sortSubcommands: true });

  program
    .command("start")
    .description("build the site if need be, open the database, and serve the site until interrupted")
    .option("--no-samples", "do not load the sample publication into an empty database")
    .action(async (options: { samples: boolean }) => {
      await ensureClient();
      const { start } = await import("./start");
      await start(options);
    });

  program
    .command("import")
    .description("import reports from plain text or Markdown files")
    .argument("<file...>", "the files to import")
    .option("--date <date>", "when they first appeared: 2018-01-02, or 2018-01-02T11:40:00+01:00")
    .option("--author <name>", "a byline, by name or slug; may be given several times", collect, [])
    .option("--section <name>", "the section, by name or slug")
    .option("--story <name>", "the running story that they belong to, by name or slug")
    .option("--topic <name>", "a topic, by name or slug; may be given several times", collect, [])
    .option("--language <tag>", "the language they are written in, such as en-GB")
    .option("--publish", "publish them at once, instead of keeping drafts", false)
    .option(
      "--adopt-imprint",
      "take the imprint found in the file over as the site's tagline and copyright span",
      false,
    )
    .option("--dry-run", "check everything and write nothing", false)
    .option("--json", "report as one JSON document", false)
    .action(async (files: string[], options) => {
      await ensureClient();
      const { importFiles } = await import("./import");
      process.exitCode = await importFiles(files, options);
    });

  const samples = program.command("samples").description("the sample publication");
  samples
    .command("load")
    .description("load the sample publication")
    .action(async () => {
      await ensureClient();
      const { loadSamples } = await import("./samples");
      process.exitCode = await loadSamples();
    });
  samples
    .command("remove")
    .description("take the sample publication out again, and leave everything else")
    .action(async () => {
      await ensureClient();
      const { removeSamples } = await import("./samples");
      process.exitCode = await removeSamples();
    });

  const front = program
    .command("front")
    .description("which articles lead the front page")
    .action(async () => {
      await ensureClient();
      const { showFront } = await import("./front");
      process.exitCode = await showFront();
    });
  front
    .command("set <address...>")
    .description("have these lead it in this order, at most twelve; the newest follow")
    .action(async (addresses: string[]) => {
      await ensureClient();
      const { setFront } = await import("./front");
      process.exitCode = await setFront(addresses);
    });
  front
    .command("clear")
    .description("leave it to the newest")
    .action(async () => {
      await ensureClient();
      const { setFront } = await import("./front");
      process.exitCode = await setFront([]);
    });

  program
    .command("rebuild")
    .description("make every article again from its revisions")
    .option("--from-objects", "make an empty database again from the object store alone", false)
    .action(async (options: { fromObjects: boolean }) => {
      await ensureClient();
      const { rebuild } = await import("./rebuild");
      process.exitCode = await rebuild(options);
    });

  program
    .command("migration <name>")
    .description("for developers: write a migration that leads to prisma/schema.prisma")
    .action(async (name: string) => {
      const { writeMigration } = await import("./migration");
      process.exitCode = await writeMigration(name);
    });

  // Whoever reads the output may stop reading; what was begun is finished all the same.
  process.stdout.on("error", () => {});
  try {
    await program.parseAsync(argv);
  } catch (cause) {
    process.exitCode = 1;
    console.error(cause instanceof OperatorError ? cause.message : cause);
  }
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}
