import type { Problem } from "@/lib/outcome";
import type { ArticleContent } from "./content";
import { problemWithSlug } from "./slug";

/**
 * What must be true before a piece goes live. A draft may be saved in any state (`articleContentSchema` decides that);
 * each problem here names the field in which it is put right.
 */
export function problemsBeforePublication(content: ArticleContent): readonly Problem[] {
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
