import { readFile } from "node:fs/promises";
import { env } from "@/lib/env";
import type { Outcome } from "@/lib/outcome";
import { readKept } from "@/lib/verification/read-kept";
import { MOST_FLAWS, type Verified, verify } from "@/lib/verification/verify";
import { type Comparison, compareWithKept, verifyAgainstAddress } from "@/lib/verification/verify-against";
import type { Extent, Flaw } from "@/lib/verification/views";
import { fetchLogText } from "./fetch-log-text";
import { atDesk, type OpenDesk } from "./open-desk";

interface VerifyOptions {
  readonly all: boolean;
  readonly json: boolean;
  /** An address or a file with what somebody kept of a log. */
  readonly against?: string;
}

/**
 * Holds everything that is kept against its hashes, and names the first thing that does not fit, or all; gives back the exit status.
 */
export async function verifyAll(options: VerifyOptions): Promise<number> {
  return atDesk("command line", async (open) => {
    const { against } = options;
    const compared = against === undefined ? null : await compare(open, against);
    // What another site published has nothing to do with what is kept here.
    const isElsewhere = compared?.ok === true && compared.value.of === "other";
    const verified = compared?.ok === false || isElsewhere ? null : await verifyWithProgress(open, options);
    const isWhole = (compared === null || isGood(compared)) && (verified === null || isSound(verified));
    if (options.json) console.log(JSON.stringify(asJson(isWhole, compared, verified), null, 2));
    else {
      if (compared !== null) sayCompared(compared, against ?? "");
      if (verified !== null) sayVerified(verified);
    }
    return isWhole ? 0 : 1;
  });
}

async function verifyWithProgress({ desk }: OpenDesk, { all, json }: VerifyOptions): Promise<Verified> {
  const isTold = process.stderr.isTTY && !json;
  let told = 0;
  const verified = await verify(desk, {
    all,
    progress: (what, looked) => {
      if (!isTold || Date.now() - told < 100) return;
      told = Date.now();
      process.stderr.write(`\r\u001b[KLooking at ${what}: ${looked}…`);
    },
  });
  if (isTold) process.stderr.write("\r\u001b[K");
  return verified;
}

function isGood(compared: Outcome<Comparison>): boolean {
  return compared.ok && compared.value.flaw === null;
}

function isSound({ flaws }: Verified): boolean {
  return flaws.length === 0;
}

function asJson(whole: boolean, compared: Outcome<Comparison> | null, verified: Verified | null): object {
  return {
    whole,
    ...verified,
    ...(compared !== null && {
      comparison: compared.ok ? compared.value : { problems: compared.problems },
    }),
  };
}

function sayVerified({ flaws, extent }: Verified): void {
  for (const flaw of flaws) sayFlaw(flaw);
  if (flaws.length >= MOST_FLAWS) console.error(`There are more; these are the first ${MOST_FLAWS}.`);
  if (flaws.length === 0) sayWhole(extent);
}

function sayWhole({ head, leftovers, ...looked }: Extent): void {
  const { entries, revisions, articles, tombstones, corrections, objects, pictures, captures } = looked;
  const { statements, records, events } = looked;
  console.log(
    [
      `Everything fits: ${entries} entries of the log, ${revisions} revisions of ${articles + tombstones} articles (${tombstones} withdrawn), ${corrections} corrections, ${objects} objects, ${pictures} pictures, ${captures} captures, ${statements} statements, ${records} changes of names, redirects and the like, ${events} events of the audit log.`,
      ...(leftovers > 0
        ? [
            `${leftovers} entries in the object store are no part of the log, as a publication leaves them that was interrupted.`,
          ]
        : []),
      head === null
        ? "The log is empty."
        : `The log’s head is\n${head.number} ${head.hash}\nKeep that line somewhere else: whoever made the whole log anew could not make that hash again, and “standfirst verify --against” finds it out.`,
    ].join("\n"),
  );
}

function sayFlaw({ code, message, expected, found }: Flaw): void {
  console.error(`${message} (${code})`);
  if (expected !== null) console.error(`  expected ${expected}`);
  if (found !== null) console.error(`  found    ${found}`);
}

async function compare({ desk }: OpenDesk, against: string): Promise<Outcome<Comparison>> {
  if (/^https?:\/\//i.test(against))
    return verifyAgainstAddress(desk.database, against, env().siteUrl, fetchLogText);
  const kept = readKept(await readFile(against, "utf8"));
  return kept.ok ? { ok: true, value: await compareWithKept(desk.database, kept.value) } : kept;
}

function sayCompared(compared: Outcome<Comparison>, against: string): void {
  if (!compared.ok)
    for (const { at, message } of compared.problems) console.error(`${at ?? against}: ${message}`);
  else if (compared.value.flaw !== null) sayFlaw(compared.value.flaw);
  else console.log(wordsOf(compared.value));
}

function wordsOf(comparison: Comparison): string {
  if (comparison.of === "other")
    return [
      `The log of ${comparison.site} is one whole chain: its ${comparison.number} entries lead to its head, ${comparison.hash}.`,
      "That proves that its pages and its head are of one piece. It does not prove that the site shows everybody the same head, nor that it never showed another: keep this one, and compare later.",
    ].join("\n");
  return [
    `All ${comparison.compared} hashes that were kept are in this log, the last as entry ${comparison.number}.`,
    `That proves that nothing the log told of up to entry ${comparison.number} was changed, added or taken away since: one other byte would have given that entry another hash. It says nothing of what came after, nor whether what was entered was true.`,
  ].join("\n");
}
