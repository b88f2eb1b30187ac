import { listReadableCaptures } from "@/lib/captures/queries";
import type { Queryable } from "@/lib/database/client";
import type { BodyQuote } from "@/lib/markdown/rendered-body";
import { sourceAddress } from "@/lib/sources/source-address";
import { readKeptText } from "./kept-texts";
import { lookUpQuote } from "./look-up-quote";
import type { QuoteView } from "./views";

/** A quotation with the addresses that it may come from, the likeliest first. */
export interface TracedQuote extends Omit<QuoteView, "state" | "address" | "captureHash" | "passage"> {
  readonly apart: boolean;
  readonly addresses: readonly string[];
  /** Whether the author says where it comes from. */
  readonly tied: boolean;
}

/** So many captures of a source are looked at when one more was kept: several may be of one instant. */
const NEWEST_CAPTURES = 3;

/** The quotations of a body, each with where it may come from: where the author says, or else what is linked to beside it. */
export function traceQuotes(quotes: readonly BodyQuote[]): TracedQuote[] {
  return quotes.map(({ id, text, apart, cite, near, translated, original }, index) => ({
    position: index + 1,
    anchor: id,
    text,
    apart,
    translated,
    original: original?.text ?? null,
    originalLanguage: original?.language ?? null,
    addresses: addressesOf(cite === null ? near : [cite]),
    tied: cite !== null,
  }));
}

/** What became of a quotation in what was kept. */
type Checked = Pick<QuoteView, "state" | "address" | "captureHash" | "passage">;

/**
 * Holds quotations against all that was kept of their sources. Of a translation the original is looked up. A quotation is verified when any
 * capture of any of its sources has its words; else altered, with the passage, when one has something like them; not found when
 * something that could be read was kept of the source that it most likely comes from; and otherwise `unkept`. The likelier source is
 * preferred, and of its captures the newer. So that a source of which very much was kept costs little, one capture is read at a time,
 * and none once all the words are found.
 */
export async function checkQuotes<Quote extends TracedQuote>(
  queryable: Queryable,
  quotes: readonly Quote[],
): Promise<(Quote & Checked)[]> {
  const captures = new Map<string, readonly string[]>();
  const sought = quotes.map((quote) => ({ quote, words: wordsToFind(quote), found: null as Found | null }));
  const longest = Math.max(0, ...quotes.map(({ addresses }) => addresses.length));
  for (let rank = 0; rank < longest; rank += 1) {
    for (const [address, open] of byAddress(sought, rank)) {
      const hashes = captures.get(address) ?? (await listReadableCaptures(queryable, address));
      captures.set(address, hashes);
      await lookThrough(queryable, address, hashes, open);
    }
  }
  return sought.map(({ quote, words, found }) => {
    const [likeliest = null] = quote.addresses;
    const wasKept = likeliest !== null && words !== null && (captures.get(likeliest) ?? []).length > 0;
    const nothing = { address: likeliest, captureHash: null, passage: null };
    return {
      ...quote,
      ...(found ?? { state: wasKept ? ("not_found" as const) : ("unkept" as const), ...nothing }),
    };
  });
}

/**
 * Holds quotations that were checked and not verified against what was just kept of one of their sources: what was kept before is known to
 * have no more than they say. Gives back what `checkQuotes` would say of them now.
 */
export async function checkAgain<Quote extends TracedQuote & Checked>(
  queryable: Queryable,
  quotes: readonly Quote[],
  address: string,
): Promise<Quote[]> {
  const hashes = (await listReadableCaptures(queryable, address)).slice(0, NEWEST_CAPTURES);
  if (hashes.length === 0) return [...quotes];
  const sought = quotes.map((quote) => ({ quote, words: wordsToFind(quote), found: null as Found | null }));
  await lookThrough(
    queryable,
    address,
    hashes,
    sought.filter(({ words }) => words !== null),
  );
  return sought.map(({ quote, words, found }) => {
    if (found?.state === "verified" || (found !== null && !isAlteredFromLikelier(quote, address)))
      return { ...quote, ...found };
    const isFirstOfLikeliest = quote.state === "unkept" && words !== null && quote.addresses[0] === address;
    return isFirstOfLikeliest ? { ...quote, state: "not_found" } : quote;
  });
}

/** Whether something like the quotation stands in a source that it comes from more likely than from `address`. */
function isAlteredFromLikelier({ state, address: from, addresses }: TracedQuote & Checked, address: string) {
  return state === "altered" && from !== null && addresses.indexOf(from) < addresses.indexOf(address);
}

interface Found extends Checked {
  readonly state: "verified" | "altered";
}

interface Sought {
  readonly quote: TracedQuote;
  readonly words: string | null;
  found: Found | null;
}

/** Of a translation without its original nothing can be looked up. */
function wordsToFind({ translated, original, text }: TracedQuote): string | null {
  return translated ? original : text;
}

/** What is still looked for in the sources that are of this rank among each quotation's own. */
function byAddress<One extends Sought>(sought: readonly One[], rank: number): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of sought) {
    const address = one.quote.addresses[rank];
    if (address === undefined || one.words === null || one.found?.state === "verified") continue;
    const group = groups.get(address);
    if (group === undefined) groups.set(address, [one]);
    else group.push(one);
  }
  return groups;
}

/** Looks for words in these captures of a source, one after the other, until all are found. */
async function lookThrough(
  queryable: Queryable,
  address: string,
  hashes: readonly string[],
  sought: readonly Sought[],
): Promise<void> {
  for (const captureHash of hashes) {
    const open = sought.filter(({ found }) => found?.state !== "verified");
    if (open.length === 0) return;
    const kept = await readKeptText(queryable, captureHash);
    if (kept === null) continue;
    for (const one of open) {
      const finding = lookUpQuote(one.words ?? "", kept);
      if (finding.state === "verified")
        one.found = { state: "verified", address, captureHash, passage: null };
      else if (finding.state === "altered")
        one.found ??= { state: "altered", address, captureHash, passage: finding.passage };
    }
  }
}

function addressesOf(written: readonly string[]): string[] {
  return [...new Set(written.map(sourceAddress).filter((address) => address !== null))];
}
