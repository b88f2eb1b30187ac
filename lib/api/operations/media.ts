import { z } from "zod";
import { keepPicture } from "@/lib/media/commands";
import { listMedia } from "@/lib/media/library";
import { pictureWordsSchema } from "@/lib/media/picture-words";
import { accept } from "@/lib/outcome";
import { nothing, operation } from "../operation";
import { cursorSchema, limitSchema } from "../schemas";

const file = z.object({
  src: z.string().describe("Its address on the site."),
  width: z.int().positive(),
  height: z.int().positive(),
});
const picture = file.extend({ versions: z.array(file).describe("The same, lighter; the narrowest first.") });

export const mediaOperations = [
  operation({
    name: "list-media",
    method: "GET",
    path: "/media",
    summary:
      "The stored pictures, the newest first, with what is written about them and how often they are used",
    action: "media-list",
    scope: "media",
    parameters: nothing,
    query: z.strictObject({
      q: z
        .string()
        .max(256)
        .default("")
        .describe("Words, or beginnings of words, of what is written about them."),
      limit: limitSchema.default(48),
      after: cursorSchema.exactOptional(),
    }),
    body: nothing,
    status: 200,
    answer: z.object({
      pictures: z.array(
        picture.extend({
          hash: z.string(),
          bytes: z.int(),
          createdAt: z.date(),
          words: pictureWordsSchema,
          uses: z.int().describe("How many articles show it, counted up to 100."),
          draftUses: z
            .int()
            .describe("How many drafts show it that readers do not see it in, counted up to 100."),
        }),
      ),
      next: z.string().nullable(),
    }),
    async run({ desk }, { query }) {
      const { pictures, older } = await listMedia(desk.database, {
        cursor: query.after ?? null,
        query: query.q,
        limit: query.limit,
      });
      const listed = pictures.map(({ createdBy: _whose, ...each }) => ({
        ...each,
        versions: [...each.versions],
      }));
      return accept({ body: { pictures: listed, next: older } });
    },
  }),

  operation({
    name: "bring-picture",
    method: "POST",
    path: "/media",
    summary:
      "Stores a picture, sent as its bytes; of the file nothing is kept but its pixels. The same twice is one",
    action: "media-add",
    scope: "media",
    parameters: nothing,
    query: z.strictObject({
      name: z.string().min(1).max(300).default("picture").describe("The file's name, for refusals alone."),
    }),
    body: z.instanceof(Buffer),
    takes: "picture",
    status: 201,
    answer: picture,
    async run({ desk }, { query, body }) {
      const kept = await keepPicture(desk, body, { name: query.name });
      if (!kept.ok) return kept;
      return accept({
        body: { ...kept.value, versions: [...kept.value.versions] },
        location: kept.value.src,
      });
    },
  }),
];
