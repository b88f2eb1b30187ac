import { readFile } from "node:fs/promises";
import path from "node:path";
import { findPublication } from "@/lib/articles/newest-revision";
import { captureSource, uploadCapture } from "@/lib/captures/commands";
import type { Captured } from "@/lib/captures/views";
import type { Desk } from "@/lib/desk";
import { OperatorError } from "@/lib/operator-error";
import type { Outcome } from "@/lib/outcome";
import { listSourcesOf } from "@/lib/sources/queries";
import { readArticlePlace, report } from "./article-place";
import { atDesk } from "./open-desk";

interface CaptureOptions {
  /** The address of an article, whose sources are all meant. */
  readonly article?: string;
  /** A file, to be kept as what the one address said. */
  readonly file?: string;
}

/** Keeps what sources say, each by itself; gives back the exit status, which is 1 when any of them could not be kept. */
export async function captureSources(
  addresses: readonly string[],
  { article, file }: CaptureOptions,
): Promise<number> {
  if (file !== undefined && (addresses.length !== 1 || article !== undefined))
    throw new OperatorError("A file is what one source said: give its address, and no article.");
  if (addresses.length === 0 && article === undefined)
    throw new OperatorError("Give the addresses of sources, or an article with --article.");
  const bytes = file === undefined ? null : await readBytes(file);
  return atDesk("command line", async ({ desk }) => {
    const cited = article === undefined ? [] : await addressesCitedBy(desk, article);
    let status = 0;
    for (const address of new Set([...addresses, ...cited])) {
      const captured =
        bytes === null
          ? await captureSource(desk, { address })
          : await uploadCapture(desk, { address, bytes, name: path.basename(file ?? "") });
      if (reportOn(address, captured) !== 0) status = 1;
    }
    return status;
  });
}

function reportOn(address: string, captured: Outcome<Captured>): number {
  if (!captured.ok) console.error(`${address} was not kept.`);
  return report(
    captured,
    ({ hash, unchanged }) => `${hash} ${address}${unchanged ? " (as the time before)" : ""}`,
  );
}

async function addressesCitedBy(desk: Desk, article: string): Promise<string[]> {
  const place = readArticlePlace(article);
  const found = await findPublication(desk.database, place);
  if (!found.ok) throw new OperatorError(found.problems[0].message);
  const sources = await listSourcesOf(desk.database, found.value.record.article);
  if (sources.length === 0) console.log("The article cites nothing on the web.");
  return sources.map(({ address }) => address);
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new OperatorError(`${file} cannot be read. Give the name of a file.`, { cause });
  }
}
