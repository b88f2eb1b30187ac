import { acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { problemsOf } from "@/lib/problems";
import { type ArticleContent, articleContentSchema } from "./content";
import type { DraftContent } from "./draft-content";
import { problemWithSlug } from "./slug";

/**
 * What a draft holds, as what may go live. Refused with everything that is missing or cannot be printed as it is written, each
 * field once.
 */
export function checkBeforePublication(draft: DraftContent): Outcome<ArticleContent> {
  const missing = problemsBeforePublication(draft);
  const parsed = articleContentSchema.safeParse(draft);
  if (parsed.success) return acceptUnless(missing, parsed.data);
  const unusable = problemsOf(parsed.error, "content-not-usable").filter(
    ({ at }) => !missing.some((problem) => problem.at === at),
  );
  const [first, ...more] = [...missing, ...unusable];
  if (first === undefined) throw new Error("A draft was refused without a reason.", { cause: parsed.error });
  return refuse(first, ...more);
}

/**
 * What must be true before a piece goes live. A draft may be saved in any state (`draftContentSchema` decides that);
 * each problem here names the field in which it is put right.
 */
export function problemsBeforePublication(content: ArticleContent | DraftContent): readonly Problem[] {
  const problems: Problem[] = [];
  // Spaces and what has no width are no headline either.
  if (!/[^\p{C}\p{Z}]/u.test(content.headline)) {
    problems.push({
      code: "headline-missing",
      at: "headline",
      message: "The article has no headline. Write one.",
    });
  }
  if (content.body.trim() === "") {
    problems.push({ code: "body-missing", at: "body", message: "The article has no text. Write some." });
  }
  if (content.lead !== null && content.lead.alt.trim() === "") {
    problems.push({
      code: "alternative-text-missing",
      at: "lead.alt",
      message: "The lead figure has no alternative text. Say what it shows, for those who do not see it.",
    });
  }
  const slug = content.slug === null ? null : problemWithSlug(content.slug);
  if (slug !== null) problems.push(slug);
  return problems;
}

/** A piece that says it appeared, or was changed, at a time to come would stand before everything that is published until then. */
export function problemsWithTimes(
  { firstPublished, lastUpdated }: ArticleContent,
  now: Date,
): readonly Problem[] {
  const times: [string, string | undefined][] = [
    ["firstPublished.at", firstPublished?.at],
    ["lastUpdated", lastUpdated ?? undefined],
  ];
  return times
    .filter(([, time]) => time !== undefined && new Date(time) > now)
    .map(([at, time]) => ({
      code: "time-to-come",
      at,
      message: `This time is yet to come: ${time}. Mend it; to publish the article then, schedule it.`,
    }));
}
