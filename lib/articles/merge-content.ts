import type { DraftContent } from "./draft-content";
import { type MergedBody, mergeBodies } from "./merge-bodies";

/** A field that both changed, each in their own way. */
export interface FieldConflict {
  readonly field: keyof DraftContent;
  readonly stored: DraftContent[keyof DraftContent];
  readonly given: DraftContent[keyof DraftContent];
}

export interface MergedContent {
  /** With what only one of them changed taken from that one; a field or a body that both changed is as it was given. */
  readonly content: DraftContent;
  /** What people have to decide, beside the body. */
  readonly conflicts: readonly FieldConflict[];
  readonly body: MergedBody;
}

/**
 * Puts two drafts together that began from the same one, field by field, and their bodies line by line. Without a base, whatever differs
 * has to be decided.
 */
export function mergeContents({
  base,
  stored,
  given,
}: {
  readonly base: DraftContent | null;
  readonly stored: DraftContent;
  readonly given: DraftContent;
}): MergedContent {
  const body = mergeBodies({ base: base?.body ?? null, stored: stored.body, given: given.body });
  const conflicts: FieldConflict[] = [];
  let content = given;
  for (const field of fieldsIn(stored, given)) {
    if (field === "body" || same(stored[field], given[field])) continue;
    if (base !== null && same(given[field], base[field])) content = withField(content, field, stored);
    else if (base === null || !same(stored[field], base[field])) {
      conflicts.push({ field, stored: stored[field], given: given[field] });
    }
  }
  return { content: { ...content, body: body.body ?? given.body }, conflicts, body };
}

/** `content` with one field as it is in `other`, which may lack it. */
export function withField(
  content: DraftContent,
  field: keyof DraftContent,
  other: DraftContent,
): DraftContent {
  // Two may be absent, which is not the same as being nothing.
  if (field === "story") {
    const { story: _, ...rest } = content;
    return other.story === undefined ? rest : { ...rest, story: other.story };
  }
  if (field === "translation") {
    const { translation: _, ...rest } = content;
    return other.translation === undefined ? rest : { ...rest, translation: other.translation };
  }
  return { ...content, [field]: other[field] };
}

function fieldsIn(...contents: readonly DraftContent[]): (keyof DraftContent)[] {
  const names = contents.flatMap((content) => Object.keys(content));
  return [...new Set(names)].filter((name): name is keyof DraftContent =>
    contents.some((content) => Object.hasOwn(content, name)),
  );
}

/** Both were read by the same schema, which gives their keys the same order. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
