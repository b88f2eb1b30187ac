import { listCapturesOf } from "@/lib/captures/queries";
import type { Queryable } from "@/lib/database/client";
import type { BodyQuote } from "@/lib/markdown/rendered-body";
import { sourceAddress } from "@/lib/sources/source-address";
import { readKeptText } from "./kept-texts";
import { type Finding, type KeptText, lookUpQuote } from "./look-up-quote";
import type { QuoteView } from "./views";

/** A quotation with the addresses that it may come from, the likeliest first. */
export interface TracedQuote extends Omit<QuoteView, "state" | "address" | "captureHash" | "passage"> {
  readonly apart: boolean;
  readonly addresses: readonly string[];
  /** Whether the author says where it comes from. */
  readonly tied: boolean;
}

/** So many captures of one source are looked at: the newest, and the first, which is nearest to what the author saw. */
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

/**
 * Holds quotations against what was kept of their sources. Of a translation the original is looked up. A quotation is verified when any
 * capture of any of its sources has its words; else altered, with the passage, when one has something like them; not found when
 * something that could be read was kept of the source that it most likely comes from; and otherwise `unkept`.
 */
export async function checkQuotes<Quote extends TracedQuote>(
  queryable: Queryable,
  quotes: readonly Quote[],
): Promise<(Quote & Checked)[]> {
  const texts = await readTexts(queryable, [...new Set(quotes.flatMap(({ addresses }) => addresses))]);
  return quotes.map((quote) => ({ ...quote, ...check(quote, texts) }));
}

interface KeptSource {
  readonly hash: string;
  readonly kept: KeptText;
}

/** What became of a quotation in what was kept. */
type Checked = Pick<QuoteView, "state" | "address" | "captureHash" | "passage">;

function check(quote: TracedQuote, texts: ReadonlyMap<string, readonly KeptSource[]>): Checked {
  const words = quote.translated ? quote.original : quote.text;
  const [likeliest = null] = quote.addresses;
  const nothing = { address: likeliest, captureHash: null, passage: null };
  if (words === null) return { state: "unkept", ...nothing };
  let altered: Checked | null = null;
  for (const address of quote.addresses) {
    for (const { hash: captureHash, kept } of texts.get(address) ?? []) {
      const finding: Finding = lookUpQuote(words, kept);
      if (finding.state === "verified") return { state: "verified", address, captureHash, passage: null };
      if (finding.state === "altered" && altered === null)
        altered = { state: "altered", address, captureHash, passage: finding.passage };
    }
  }
  if (altered !== null) return altered;
  const wasKept = likeliest !== null && (texts.get(likeliest) ?? []).length > 0;
  return { state: wasKept ? "not_found" : "unkept", ...nothing };
}

/** What was kept of each source that can be read: its newest captures, the newest first, and its first. */
async function readTexts(
  queryable: Queryable,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, readonly KeptSource[]>> {
  const texts = new Map<string, KeptSource[]>();
  for (const [address, captures] of await listCapturesOf(queryable, addresses)) {
    const first = captures.at(-1);
    const looked = new Map(
      [...captures.slice(0, NEWEST_CAPTURES), ...(first ? [first] : [])].map((one) => [one.hash, one]),
    );
    const read: KeptSource[] = [];
    const seen = new Set<string>();
    for (const { hash, payloadHash } of looked.values()) {
      // The same bytes say the same.
      if (seen.has(payloadHash)) continue;
      seen.add(payloadHash);
      const kept = await readKeptText(queryable, hash);
      if (kept !== null) read.push({ hash, kept });
    }
    texts.set(address, read);
  }
  return texts;
}

function addressesOf(written: readonly string[]): string[] {
  return [...new Set(written.map(sourceAddress).filter((address) => address !== null))];
}
