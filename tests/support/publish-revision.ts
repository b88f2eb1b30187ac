import { createAndPublish } from "@/lib/articles/commands";
import type { ArticleContent } from "@/lib/articles/content";
import { publishChanges } from "@/lib/articles/publish-changes";
import { saveDraft } from "@/lib/articles/save-draft";
import type { Desk } from "@/lib/desk";
import type { Outcome } from "@/lib/outcome";
import { articleContent } from "./factories";

/** What an outcome holds; a test that expected it fails where it was refused. */
export function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

interface ToldChange {
  readonly kind: Parameters<typeof publishChanges>[1]["kind"];
  readonly note: string;
  readonly change: Partial<ArticleContent>;
}

/** Publishes a piece and, one after the other, changes of it, each as a revision. */
export async function publishWithHistory(
  desk: Desk,
  origins: readonly string[],
  first: Partial<ArticleContent>,
  changes: readonly ToldChange[],
  before: (number: number) => void = () => {},
): Promise<{ id: string; path: string }> {
  let content = articleContent(first);
  before(1);
  const { id, path } = accepted(await createAndPublish(desk, { content }, origins));
  for (const [at, { kind, note, change }] of changes.entries()) {
    content = { ...content, ...change };
    before(at + 2);
    const { version } = await desk.database.draft.findUniqueOrThrow({ where: { id } });
    const saved = accepted(await saveDraft(desk, { id, version, content }));
    accepted(await publishChanges(desk, { id, version: saved.version, kind, note }, origins));
  }
  return { id, path };
}
