import { z } from "zod";
import type { Subject } from "@/lib/accounts/roles";
import { keepPicture } from "@/lib/media/commands";
import { describePicture, noSuchPicture } from "@/lib/media/describe-picture";
import { findMedia, isLibraryPlace, listMedia } from "@/lib/media/library";
import { pictureWordsSchema } from "@/lib/media/picture-words";
import { removePicture } from "@/lib/media/remove-picture";
import { accept, type Outcome, refuse } from "@/lib/outcome";
import { type Asked, nothing, operation, type Work } from "../operation";
import { cursorNotUsable, cursorSchema, limitSchema } from "../schemas";

const file = z.object({
  src: z.string().describe("Its address on the site."),
  width: z.int().positive(),
  height: z.int().positive(),
});
const picture = file.extend({ versions: z.array(file).describe("The same, lighter; the narrowest first.") });

const hashParameters = z.object({
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("The sha256 of the picture's bytes, which its address has."),
});

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
      if (query.after !== undefined && !isLibraryPlace(query.after)) return refuse(cursorNotUsable);
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

  operation({
    name: "read-picture",
    method: "GET",
    path: "/media/{hash}",
    summary: "A picture, with what is written about it and the newest articles that show it",
    action: "media-list",
    scope: "media",
    parameters: hashParameters,
    query: nothing,
    body: nothing,
    status: 200,
    answer: picture.extend({
      hash: z.string(),
      bytes: z.int(),
      createdAt: z.date(),
      broughtBy: z.string().nullable(),
      words: pictureWordsSchema,
      uses: z.int(),
      draftUses: z.int(),
      usedIn: z.array(
        z.object({ id: z.uuid(), path: z.string(), headline: z.string(), language: z.string() }),
      ),
      published: z.boolean().describe("Whether a published revision shows it, so that it is never removed."),
    }),
    async run({ desk }, { parameters }) {
      const found = await findMedia(desk.database, parameters.hash);
      if (found === null) return refuse(noSuchPicture);
      return accept({ body: { ...found, versions: [...found.versions], usedIn: [...found.usedIn] } });
    },
  }),

  operation({
    name: "describe-picture",
    method: "PUT",
    path: "/media/{hash}/words",
    summary: "Writes down what a picture shows and whose it is, for whoever uses it next",
    action: "media-describe",
    scope: "media",
    parameters: hashParameters,
    query: nothing,
    body: pictureWordsSchema,
    status: 200,
    answer: pictureWordsSchema,
    subject: pictureSubject,
    async run({ desk }, { parameters, body }) {
      const described = await describePicture(desk, parameters.hash, body);
      return described.ok ? accept({ body }) : described;
    },
  }),

  operation({
    name: "remove-picture",
    method: "DELETE",
    path: "/media/{hash}",
    summary: "Takes a picture that nothing shows, and nothing published ever showed, away for good",
    action: "media-remove",
    scope: "media",
    parameters: hashParameters,
    query: nothing,
    body: nothing,
    status: 204,
    answer: null,
    subject: pictureSubject,
    async run({ desk }, { parameters }) {
      const removed = await removePicture(desk, parameters.hash);
      return removed.ok ? accept({ body: null }) : removed;
    },
  }),
];

/** Whether a picture was brought by the caller. Refused where there is none. */
async function pictureSubject(
  { desk, caller }: Work,
  { parameters }: Asked<{ readonly hash: string }, unknown, unknown>,
): Promise<Outcome<Subject>> {
  const found = await findMedia(desk.database, parameters.hash);
  return found === null ? refuse(noSuchPicture) : accept({ own: found.createdBy === caller.id });
}
