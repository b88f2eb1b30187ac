import { z } from "zod";
import { lookUpArticles } from "@/lib/articles/look-up-articles";
import { accept } from "@/lib/outcome";
import { lookUpNames, type NameKind } from "../look-up-names";
import { nothing, operation } from "../operation";
import { limitSchema } from "../schemas";

const asked = z.strictObject({
  q: z.string().max(256).default("").describe("Words, or beginnings of words."),
  limit: limitSchema.default(20),
});

export const lookupOperations = [
  operation({
    name: "look-up-articles",
    method: "GET",
    path: "/articles",
    summary: "Published articles by words of the headline or by address, the newest first",
    action: "name-list",
    scope: "drafts:read",
    parameters: nothing,
    query: asked,
    body: nothing,
    status: 200,
    answer: z.object({
      articles: z.array(
        z.object({
          id: z.uuid(),
          headline: z.string(),
          path: z.string(),
          publishedAt: z.date(),
          language: z.string(),
        }),
      ),
    }),
    async run({ desk }, { query }) {
      const { q, limit } = query;
      return accept({ body: { articles: await lookUpArticles(desk.database, { query: q, limit }) } });
    },
  }),
  ...(["sections", "topics", "authors", "stories"] as const).map(nameLookup),
];

function nameLookup(kind: NameKind) {
  return operation({
    name: `look-up-${kind}`,
    method: "GET",
    path: `/${kind}`,
    summary: `The ${kind} by name: those that begin with what is asked for first`,
    action: "name-list",
    scope: "drafts:read",
    parameters: nothing,
    query: asked,
    body: nothing,
    status: 200,
    answer: z.object({ names: z.array(z.object({ slug: z.string(), name: z.string() })) }),
    async run({ desk }, { query }) {
      const { q, limit } = query;
      return accept({ body: { names: await lookUpNames(desk.database, { kind, query: q, limit }) } });
    },
  });
}
