import { readFile } from "node:fs/promises";
import { env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import type { Problem } from "@/lib/outcome";
import { addRedirects, removeRedirect } from "@/lib/redirects/commands";
import { listRedirects } from "@/lib/redirects/queries";
import { problemsByLine, readRedirectLines, sayWhatWasMade } from "@/lib/redirects/read-lines";
import { report } from "./article-place";
import { atDesk } from "./open-desk";

interface RedirectOptions {
  /** Whether they may lead to other sites. */
  readonly outside: boolean;
}

/** Shows the redirects that were made by hand, one a line as `redirects import` takes them; gives back the exit status. */
export async function showRedirects({ search }: { readonly search?: string }): Promise<number> {
  return atDesk("command line", async ({ desk }) => {
    for (let after: string | null = null; ; ) {
      const { rows, next } = await listRedirects(desk.database, {
        query: search ?? "",
        after,
        limit: 500,
      });
      for (const { href, toHref } of rows) console.log(`${href} ${toHref}`);
      if (next === null) return 0;
      after = next;
    }
  });
}

/** Lets one address lead on; gives back the exit status. */
export async function addRedirect(from: string, to: string, { outside }: RedirectOptions): Promise<number> {
  return atDesk("command line", async ({ desk }) => {
    const added = await addRedirects(desk, { redirects: [{ from, to }], outside, ownOrigins: ownOrigins() });
    return report(added, (value) =>
      value.added === 0 ? "It led there already." : "It leads there from the next request on.",
    );
  });
}

/** Takes a redirect away; gives back the exit status. */
export async function takeRedirectAway(from: string): Promise<number> {
  return atDesk("command line", async ({ desk }) =>
    report(await removeRedirect(desk, { from }), (removed) => `Nothing is at ${removed.from} any more.`),
  );
}

/** Makes the redirects that a file names, all or none; gives back the exit status. */
export async function importRedirects(file: string, { outside }: RedirectOptions): Promise<number> {
  const written = readRedirectLines(await readText(file));
  if (!written.ok) return refuseFile(file, written.problems);
  return atDesk("command line", async ({ desk }) => {
    const { redirects } = written.value;
    const added = await addRedirects(desk, { redirects, outside, ownOrigins: ownOrigins() });
    if (!added.ok) return refuseFile(file, problemsByLine(added.problems, written.value));
    console.log(sayWhatWasMade(written.value, added.value.added));
    return 0;
  });
}

function ownOrigins(): readonly string[] {
  return [env().siteUrl];
}

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    throw new OperatorError(
      `${file} cannot be read as text in UTF-8. Give the name of a file with two addresses a line.`,
      { cause },
    );
  }
}

function refuseFile(file: string, problems: readonly Problem[]): number {
  for (const { at, message } of problems)
    console.error(
      at === null ? `${file}: ${message}` : `${file}:${at}: ${message.replace(/^Line \d+: /, "")}`,
    );
  console.error("No redirect was made.");
  return 1;
}
