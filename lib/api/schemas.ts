import { z } from "zod";
import type { PublishedArticle } from "@/lib/articles/commands";
import { draftContentSchema } from "@/lib/articles/draft-content";
import { DESK_STATES } from "@/lib/articles/draft-listing";
import { accept, type Outcome, type Problem } from "@/lib/outcome";
import type { Reply } from "./operation";

/** What several operations read and say. */

export const idParameters = z.object({
  id: z.uuid().describe("The id of a draft, and of the article that it becomes."),
});

/**
 * A draft's content as it is brought. The command that saves it reads it, by the very schema that is described here, and its problems
 * name the content's own fields.
 */
export const broughtContent = z.unknown().meta(withoutDialect(z.toJSONSchema(draftContentSchema)));

export const contentAnswer = draftContentSchema;

export const stateSchema = z.enum(DESK_STATES);

export const versionSchema = z.int().positive();

export const problemsSchema = z.array(
  z.object({ code: z.string(), at: z.string().nullable(), message: z.string() }),
);

/** A whole number from 1 on, as an address writes it: in one way, and never larger than the database can count. */
export function writtenNumber(most = 999_999_999) {
  return z
    .string()
    .regex(/^[1-9]\d{0,8}$/, "must be a whole number from 1 on")
    .transform(Number)
    .pipe(z.int().max(most))
    .meta({ type: "integer", pattern: undefined, minimum: 1, maximum: most });
}

/** How many of a list are given at once. */
export const limitSchema = writtenNumber(100);

/** The `next` of the page before. */
export const cursorSchema = z.string().max(200);

export const cursorNotUsable: Problem = {
  code: "request-not-usable",
  at: "query.after",
  message: "This is no place in the list. Use the “next” of the page before, or leave it out.",
};

export const publishedSchema = z.object({
  id: z.uuid(),
  path: z.string().describe("The article's address on the site, not percent-encoded."),
  revision: z.int().positive().describe("Counted from 1."),
  hash: z.string().describe("The sha256 of the revision's record."),
});

export function withoutDialect(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { $schema: _, ...rest } = schema;
  return rest;
}

/** The reply of what has published a revision, whose hash is the tag of the article. */
export function publishedReply(
  outcome: Outcome<PublishedArticle>,
): Outcome<Reply<z.input<typeof publishedSchema>>> {
  if (!outcome.ok) return outcome;
  const { id, path, revisionNumber, revisionHash } = outcome.value;
  return accept({ body: { id, path, revision: revisionNumber, hash: revisionHash }, tag: revisionHash });
}
