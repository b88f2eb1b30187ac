import type { Desk } from "@/lib/desk";
import type { RenderedBody } from "@/lib/markdown/rendered-body";
import { draftSourcesPath } from "@/lib/newsroom-urls";
import type { Outcome, Problem } from "@/lib/outcome";
import { checkQuotes, traceQuotes } from "@/lib/quotes/check-quotes";
import { QUOTE_WORDS } from "@/lib/quotes/state-words";
import { capturePath } from "@/lib/urls";
import { checkBeforePublication, problemsWithTimes } from "./checklist";
import { type ArticleContent, emptyContent, languageTagSchema } from "./content";
import { type DraftContent, readDraftContent } from "./draft-content";
import { renderArticle } from "./rendering";
import { withEvidence } from "./with-evidence";

export interface DraftPreview {
  /** The body as readers would have it, with the signs behind its quotations; empty where it cannot be rendered, for which `live` has the reason. */
  readonly html: string;
  readonly words: number;
  readonly minutes: number;
  /** Why it could not even be saved. */
  readonly save: readonly Problem[];
  /** Why it could not go live. */
  readonly live: readonly Problem[];
}

const NOTHING_SHOWN = { html: "", words: 0, minutes: 0 } as const;

/**
 * Shows what is being written as it would be published, by the same renderer, and says what stands in its way. Nothing is kept.
 *
 * @param id is the draft's, which makes the ids in the HTML those of the article; null before there is one.
 */
export async function readDraftPreview(
  desk: Desk,
  { id, content }: { readonly id: string | null; readonly content: unknown },
  ownOrigins: readonly string[],
): Promise<DraftPreview> {
  const read = readDraftContent(content);
  if (!read.ok) return { ...NOTHING_SHOWN, save: read.problems, live: [] };
  const rendered = await prepareDraftBody(desk, id ?? "preview", read.value, ownOrigins);
  const checked = problemsBeforeLive(read.value, desk.now());
  if (!rendered.ok) return { ...NOTHING_SHOWN, save: [], live: [...checked, ...rendered.problems] };
  const { words, minutes } = rendered.value;
  const html = id === null ? rendered.value.html : await withSigns(desk, id, rendered.value);
  return { html, words, minutes, save: [], live: checked };
}

/** With what is known by now of the quotations, each sign leading to the draft's page of sources. */
async function withSigns({ database }: Desk, id: string, { html, quotes }: RenderedBody): Promise<string> {
  return withEvidence(html, {
    quotes: await checkQuotes(database, traceQuotes(quotes)),
    captures: new Map(),
    href: draftSourcesPath(id),
    words: QUOTE_WORDS,
    captureAddress: capturePath,
  });
}

/** A draft's body as it would be published, as far as it is written. Refused with the renderer's own problems. */
export async function prepareDraftBody(
  desk: Desk,
  id: string,
  content: DraftContent,
  ownOrigins: readonly string[],
): Promise<Outcome<RenderedBody>> {
  const { endMark } = await desk.database.site.findUniqueOrThrow({ where: { id: 1 } });
  return renderArticle(desk.database, id, renderable(content), { endMark, ownOrigins });
}

/** What of a draft decides how its body looks, as far as it is written. */
function renderable({ body, language, endMark }: DraftContent): ArticleContent {
  const known = languageTagSchema.safeParse(language).success;
  return { ...emptyContent, body, endMark, ...(known && { language }) };
}

function problemsBeforeLive(draft: DraftContent, now: Date): readonly Problem[] {
  const checked = checkBeforePublication(draft);
  return checked.ok ? problemsWithTimes(checked.value, now) : checked.problems;
}
