import { readDraftContent } from "@/lib/articles/draft-content";
import { prepareDraftBody } from "@/lib/articles/draft-preview";
import { findDraft } from "@/lib/articles/locked-draft";
import { listCapturesOf } from "@/lib/captures/queries";
import type { Desk } from "@/lib/desk";
import type { Problem } from "@/lib/outcome";
import { checkQuotes, traceQuotes } from "@/lib/quotes/check-quotes";
import type { QuoteView } from "@/lib/quotes/views";
import { citedIn } from "./cited-in";
import type { CitedWithEvidence } from "./evidence";
import { listSources } from "./queries";
import { unknownSource } from "./unknown-source";

/** What a draft rests on, as it is written now. */
export interface DraftEvidence {
  /** In the order of its text; a source that nobody cited or described yet is called by its host. */
  readonly sources: readonly CitedWithEvidence[];
  readonly quotes: readonly QuoteView[];
  readonly kept: number;
  /** Why the text cannot be read for its sources; none where it can. */
  readonly problems: readonly Problem[];
}

const NOTHING: DraftEvidence = { sources: [], quotes: [], kept: 0, problems: [] };

/** What a draft cites and quotes, and what was kept of that by now. Null where there is no such draft; nothing is written. */
export async function findDraftEvidence(
  desk: Desk,
  id: string,
  ownOrigins: readonly string[],
): Promise<DraftEvidence | null> {
  const draft = await findDraft(desk.database, id);
  if (draft === null) return null;
  const content = readDraftContent(draft.content);
  if (!content.ok) return { ...NOTHING, problems: content.problems };
  const rendered = await prepareDraftBody(desk, id, content.value, ownOrigins);
  if (!rendered.ok) return { ...NOTHING, problems: rendered.problems };
  const cited = citedIn(rendered.value);
  const addresses = cited.map(({ address }) => address);
  const [known, captures, quotes] = await Promise.all([
    listSources(desk.database, addresses),
    listCapturesOf(desk.database, addresses),
    checkQuotes(desk.database, traceQuotes(rendered.value.quotes)),
  ]);
  const sources = cited.map(({ address, links }, index) => ({
    ...(known.get(address) ?? unknownSource(address)),
    links,
    position: index + 1,
    captures: captures.get(address) ?? [],
    quotes: quotes.filter((quote) => quote.address === address),
    changes: null,
  }));
  return {
    sources,
    quotes,
    kept: sources.filter((source) => source.captures.length > 0).length,
    problems: [],
  };
}
