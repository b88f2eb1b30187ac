import { Command, Option } from "commander";
import { runInProduction } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { ensureClient } from "./generated-client";
import type { SiteOptions } from "./site";

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

  program
    .command("withdraw")
    .description("take an article back, and leave a tombstone that says why")
    .argument("<address>", "the article's address, such as /2018/01/02/slug")
    .requiredOption("--reason <text>", "what readers are told, in a line")
    .option("--legal <address>", "the web address of the authority that ordered it")
    .option("--headline", "let the headline be read on, even after an order")
    .option("--no-headline", "do not let the headline be read on")
    .action(async (address: string, options) => {
      await ensureClient();
      const { withdraw } = await import("./withdraw");
      process.exitCode = await withdraw(address, options);
    });

  program
    .command("restore")
    .description("publish a withdrawn article again")
    .argument("<address>", "its address, such as /2018/01/02/slug")
    .action(async (address: string) => {
      await ensureClient();
      const { restore } = await import("./restore");
      process.exitCode = await restore(address);
    });

  program
    .command("move")
    .description("give an article another slug; its old address leads to the new one")
    .argument("<address>", "the article's address, such as /2018/01/02/slug")
    .argument("<slug>", "words in lower case, joined by hyphens")
    .action(async (address: string, slug: string) => {
      await ensureClient();
      const { move } = await import("./move");
      process.exitCode = await move(address, slug);
    });

  program
    .command("update")
    .description("publish a new revision of an article from a file")
    .argument("<address>", "the article's address, such as /2018/01/02/slug")
    .argument("<file>", "what it says from now on; what the file does not name stays as it is")
    .requiredOption(
      "--kind <kind>",
      "typo for a few letters, update for what is new, correction for what was wrong",
    )
    .option("--note <text>", "what readers are told of the change, in a line; only a typo may be without", "")
    .option("--serious", "tell readers of a correction before the piece itself", false)
    .action(async (address: string, file: string, options) => {
      await ensureClient();
      const { update } = await import("./update");
      process.exitCode = await update(address, file, options);
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

  const site = program.command("site").description("the publication's own settings");
  site
    .command("show")
    .description("show the settings")
    .action(async () => {
      await ensureClient();
      const { showSite } = await import("./site");
      process.exitCode = await showSite();
    });
  site
    .command("set")
    .description("change the settings that are named, and leave the others; an empty value takes one away")
    .option("--name <name>", "the publication's name")
    .option("--tagline <line>", "the line beneath it")
    .option("--copyright <years>", "such as 1998–2021, or 1998– to run on to the present year")
    .option("--end-mark <mark>", "what ends a piece that was not printed with a mark of its own")
    .option("--time-zone <name>", "an IANA name, such as Europe/London")
    .option("--language <tag>", "of the site's own words, such as en-GB")
    .option("--contact <address>", "whom to write to, an e-mail address or an https:// one; it is published")
    .option(
      "--security-policy <address>",
      "what those who report a weakness may expect, at an https:// address",
    )
    .option(
      "--footer-link <name=address...>",
      "all of the footer's own links, such as Shop=https://shop.example",
    )
    .option("--policy <name=address...>", "where a policy can be read, such as correctionsPolicy=/about")
    .addOption(
      new Option(
        "--name-actors <yes|no>",
        "whether a piece's history says who published each revision",
      ).choices(["yes", "no"]),
    )
    .option(
      "--source-floor <percent>",
      "how much of what a piece cites must be kept before it goes live, of a hundred; none asks for nothing",
    )
    .action(async (options: SiteOptions) => {
      await ensureClient();
      const { setSite } = await import("./site");
      process.exitCode = await setSite(options);
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

  const redirects = program
    .command("redirects")
    .description("addresses where nothing is, such as those of an earlier site, and where they lead");
  redirects
    .command("list", { isDefault: true })
    .description("show those that were made by hand")
    .option("--search <text>", "only those with this text in one of their addresses")
    .action(async (options: { search?: string }) => {
      await ensureClient();
      const { showRedirects } = await import("./redirects");
      process.exitCode = await showRedirects(options);
    });
  redirects
    .command("add <from> <to>")
    .description("let an address lead to another")
    .option("--outside", "it may lead to another site", false)
    .action(async (from: string, to: string, options: { outside: boolean }) => {
      await ensureClient();
      const { addRedirect } = await import("./redirects");
      process.exitCode = await addRedirect(from, to, options);
    });
  redirects
    .command("remove <from>")
    .description("let an address lead nowhere again")
    .action(async (from: string) => {
      await ensureClient();
      const { takeRedirectAway } = await import("./redirects");
      process.exitCode = await takeRedirectAway(from);
    });
  redirects
    .command("import <file>")
    .description("make those of a file, two addresses a line and at most 5,000 lines, all or none")
    .option("--outside", "they may lead to other sites", false)
    .action(async (file: string, options: { outside: boolean }) => {
      await ensureClient();
      const { importRedirects } = await import("./redirects");
      process.exitCode = await importRedirects(file, options);
    });

  program
    .command("capture [addresses...]")
    .description("keep what sources say now, each as a WARC file")
    .option("--article <address>", "those that an article cites")
    .option("--file <file>", "keep this file (a page, text, PDF or picture) as what the one source said")
    .action(async (addresses: readonly string[], options: { article?: string; file?: string }) => {
      await ensureClient();
      const { captureSources } = await import("./capture");
      process.exitCode = await captureSources(addresses, options);
    });

  const user = program.command("user").description("who may enter the newsroom");
  user
    .command("list", { isDefault: true })
    .description("show them")
    .action(async () => {
      await ensureClient();
      const { listUsers } = await import("./user");
      process.exitCode = await listUsers();
    });
  user
    .command("add <email>")
    .description("invite somebody; prints a one-time address for them")
    .requiredOption("--role <role>", "writer, editor or administrator")
    .action(async (email: string, options: { role: string }) => {
      await ensureClient();
      const { addUser } = await import("./user");
      process.exitCode = await addUser(email, options);
    });
  user
    .command("role <email> <role>")
    .description("give somebody another role: writer, editor or administrator")
    .action(async (email: string, role: string) => {
      await ensureClient();
      const { setUserRole } = await import("./user");
      process.exitCode = await setUserRole(email, role);
    });
  user
    .command("reset <email>")
    .description("print a one-time address where somebody sets a new password")
    .option("--second-factor", "forget their second factor too", false)
    .action(async (email: string, options: { secondFactor: boolean }) => {
      await ensureClient();
      const { resetUser } = await import("./user");
      process.exitCode = await resetUser(email, options);
    });
  user
    .command("disable <email>")
    .description("sign somebody out, and let them in no more; what they did keeps their name")
    .action(async (email: string) => {
      await ensureClient();
      const { disableUser } = await import("./user");
      process.exitCode = await disableUser(email, true);
    });
  user
    .command("enable <email>")
    .description("let somebody in again")
    .action(async (email: string) => {
      await ensureClient();
      const { disableUser } = await import("./user");
      process.exitCode = await disableUser(email, false);
    });

  const audit = program.command("audit").description("the log of who did what");
  audit
    .command("verify")
    .description("check that nothing in it was changed")
    .action(async () => {
      await ensureClient();
      const { verifyAuditLog } = await import("./audit");
      process.exitCode = await verifyAuditLog();
    });

  program
    .command("verify")
    .description(
      "hold everything that is kept against its hashes, and name the first thing that does not fit",
    )
    .option("--all", "go on, and name everything that does not fit", false)
    .option("--against <kept>", "compare the log with what somebody kept of it: a file, or an address")
    .option("--json", "report as one JSON document", false)
    .action(async (options: { all: boolean; json: boolean; against?: string }) => {
      await ensureClient();
      const { verifyAll } = await import("./verify");
      process.exitCode = await verifyAll(options);
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
