import { z } from "zod";
import { keepPicture } from "@/lib/media/commands";
import { listMedia } from "@/lib/media/queries";
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
    summary: "The stored pictures, the newest first, and which articles show them",
    action: "media-list",
    scope: "media",
    parameters: nothing,
    query: z.strictObject({ limit: limitSchema.default(48), after: cursorSchema.exactOptional() }),
    body: nothing,
    status: 200,
    answer: z.object({
      pictures: z.array(
        picture.extend({
          hash: z.string(),
          bytes: z.int(),
          createdAt: z.date(),
          uses: z.int(),
          usedIn: z.array(z.object({ path: z.string(), headline: z.string(), language: z.string() })),
        }),
      ),
      next: z.string().nullable(),
    }),
    async run({ desk }, { query }) {
      const { pictures, older } = await listMedia(desk.database, {
        cursor: query.after ?? null,
        limit: query.limit,
      });
      const listed = pictures.map((each) => ({
        ...each,
        versions: [...each.versions],
        usedIn: [...each.usedIn],
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
