import { STATUS_CODES } from "node:http";
import { z } from "zod";
import { draftContentSchema } from "@/lib/articles/draft-content";
import type { Refusal } from "@/lib/outcome";
import type { DetailedRefusal } from "./operation";

/** What a refusal is as an answer of HTTP: its status, and a document by RFC 9457. */

/**
 * The status of each refusal that is not 422, by its code. 422 says: it was understood, and its author can put it right.
 */
const STATUSES: Readonly<Record<string, number>> = {
  // What was not understood.
  "request-not-usable": 400,
  "body-not-json": 400,
  "header-not-usable": 400,
  // Who asks.
  "signed-out": 401,
  "token-not-usable": 401,
  "cross-origin": 403,
  "not-allowed": 403,
  "scope-missing": 403,
  // What is asked for.
  "operation-unknown": 404,
  "draft-unknown": 404,
  "article-unknown": 404,
  "version-unknown": 404,
  "revision-unknown": 404,
  "picture-unknown": 404,
  "redirect-unknown": 404,
  "report-unknown": 404,
  "name-unknown": 404,
  "method-not-known": 405,
  // What somebody else did meanwhile, or before.
  "draft-elsewhere": 409,
  "draft-not-discarded": 409,
  "published-before": 409,
  "published-meanwhile": 409,
  "article-withdrawn": 409,
  "article-not-withdrawn": 409,
  "nothing-changed": 409,
  "draft-has-work": 409,
  "slug-taken": 409,
  "slug-unchanged": 409,
  "revision-lost": 409,
  "address-in-use": 409,
  "redirect-taken": 409,
  "report-handled": 409,
  "name-in-use": 409,
  "picture-in-use": 409,
  "picture-published": 409,
  "draft-conflict": 412,
  "draft-changed": 412,
  "article-changed": 412,
  "seen-before-a-change": 412,
  "settings-changed-meanwhile": 412,
  // The body as such.
  "body-too-large": 413,
  "picture-too-large": 413,
  "body-not-of-that-type": 415,
  "picture-not-known": 415,
  "condition-missing": 428,
  "uploads-too-many": 429,
  unexpected: 500,
};

/** The status of a refusal: that of its first problem. */
export function statusOf({ problems }: Refusal): number {
  return STATUSES[problems[0].code] ?? 422;
}

/** A problem document. Which problem it is, programs read from the `code` of its `problems`. */
export const problemDocumentSchema = z
  .object({
    type: z.literal("about:blank"),
    title: z.string().describe("The status in words."),
    status: z.int(),
    detail: z.string().describe("For people: what was wrong and what to do."),
    problems: z
      .array(
        z.object({
          code: z.string().describe("A stable word, in kebab-case."),
          at: z.string().nullable().describe("The field, as a dotted path; null where the whole is meant."),
          message: z.string(),
        }),
      )
      .min(1),
    conflict: z
      .object({
        stored: draftContentSchema,
        given: draftContentSchema,
        base: draftContentSchema.nullable(),
        version: z.int(),
      })
      .exactOptional()
      .describe(
        "Of a draft that somebody has saved since: both texts, what they began from, and the version.",
      ),
  })
  .describe("A refusal (RFC 9457).");

/** Answers with a refusal. */
export function answerWithProblem(
  refusal: DetailedRefusal,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const status = statusOf(refusal);
  const { problems, conflict, tag } = refusal;
  const document = {
    type: "about:blank",
    title: STATUS_CODES[status] ?? "Unknown",
    status,
    detail: problems.map(({ message }) => message).join(" "),
    problems,
    ...(conflict !== undefined && { conflict }),
  };
  return new Response(`${JSON.stringify(document)}\n`, {
    status,
    headers: {
      "Content-Type": "application/problem+json",
      "Cache-Control": "no-store",
      ...(tag !== undefined && { ETag: `"${tag}"` }),
      ...(status === 401 && { "WWW-Authenticate": 'Bearer realm="newsroom"' }),
      ...headers,
    },
  });
}
