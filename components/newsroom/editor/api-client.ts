import { z } from "zod";
import { type DraftContent, draftContentSchema } from "@/lib/articles/draft-content";
import { mediaHashesIn } from "@/lib/media/media-address";
import { type PictureWords, pictureWordsSchema } from "@/lib/media/picture-words";
import type { Problem } from "@/lib/outcome";
import type { Conflict } from "./autosave";

/** What the editor asks of the server: the same door as outside tools, `/api/v1`. Every answer is read by a schema. */

// The newsroom's policy lets no script make code of text, which zod would try first.
z.config({ jitless: true });

const problemsSchema = z.array(
  z.object({ code: z.string(), at: z.string().nullable(), message: z.string() }),
);
const refusalSchema = z.object({
  problems: problemsSchema.default([]),
  conflict: z
    .object({ stored: draftContentSchema, base: draftContentSchema.nullable(), version: z.int() })
    .optional(),
});
const savedSchema = z.object({ version: z.int(), savedAt: z.coerce.date() });
const previewSchema = z.object({
  html: z.string(),
  words: z.int(),
  minutes: z.int(),
  save: problemsSchema,
  live: problemsSchema,
});
const othersSchema = z.object({ others: z.array(z.object({ name: z.string(), seenAt: z.coerce.date() })) });
const articlesSchema = z.object({
  articles: z.array(
    z.object({
      headline: z.string(),
      path: z.string(),
      publishedAt: z.coerce.date(),
      language: z.string(),
    }),
  ),
});
const namesSchema = z.object({ names: z.array(z.object({ slug: z.string(), name: z.string() })) });
const fileSchema = z.object({ src: z.string(), width: z.int(), height: z.int() });
const pictureSchema = fileSchema.extend({ versions: z.array(fileSchema) });
const libraryPictureSchema = pictureSchema.extend({ words: pictureWordsSchema });
const libraryPageSchema = z.object({ pictures: z.array(libraryPictureSchema), next: z.string().nullable() });

export type Preview = z.infer<typeof previewSchema>;
export type FoundArticle = z.infer<typeof articlesSchema>["articles"][number];
export type FoundName = z.infer<typeof namesSchema>["names"][number];
export type BroughtPicture = z.infer<typeof pictureSchema>;
/** A picture of the library, with what is written about it. */
export type LibraryPicture = z.infer<typeof libraryPictureSchema>;
export type LibraryPage = z.infer<typeof libraryPageSchema>;
export type NameKind = "sections" | "topics" | "authors" | "stories";

export type SaveAnswer =
  | { readonly kind: "saved"; readonly version: number; readonly savedAt: Date }
  | { readonly kind: "away" }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "conflicted"; readonly conflict: Conflict<DraftContent> };

/** What the server says of a picture that was brought. */
export type PictureAnswer =
  | { readonly ok: true; readonly picture: BroughtPicture }
  | { readonly ok: false; readonly message: string };

export interface ApiClient {
  save(
    id: string,
    save: { content: DraftContent; version: number; key: string; deliberate: boolean },
  ): Promise<SaveAnswer>;
  /** Null where there is no answer that could be shown. */
  preview(id: string, content: DraftContent): Promise<Preview | null>;
  /** The names of the others who have the draft open. */
  hold(id: string): Promise<readonly string[]>;
  leave(id: string): void;
  findArticles(words: string): Promise<readonly FoundArticle[]>;
  findNames(kind: NameKind, words: string): Promise<readonly FoundName[]>;
  bringPicture(file: File): Promise<PictureAnswer>;
  /** A page of the library, the newest first: of pictures whose words have `words`, beyond a page's `next`. Null where none came. */
  findPictures(words: string, after: string | null): Promise<LibraryPage | null>;
  /** The picture at an address of the site; null where there is none, or no answer. */
  readPicture(src: string): Promise<LibraryPicture | null>;
  /** Has the library remember a picture's words; where that is not to be, nothing depends on it. */
  describePicture(src: string, words: PictureWords): void;
}

const BASE = "/api/v1";

/** What was not answered by then counts as lost; a save is sent again under its name. */
const PATIENCE_MS = 20_000;

/** These have to do with who asks, or with the server's state; the text itself was not looked at. */
const NOT_ABOUT_THE_TEXT = new Set([401, 403, 408, 425, 429]);

/** A body that is sent while the page goes may have no more bytes than this. */
const MOST_KEPT_ALIVE = 60_000;

export const apiClient: ApiClient = {
  async save(id, { content, version, key, deliberate }) {
    const body = JSON.stringify({ content, deliberate });
    try {
      const answer = await fetch(`${BASE}/drafts/${id}`, {
        method: "PUT",
        headers: {
          "content-type": "application/json",
          "if-match": `"${version}"`,
          "idempotency-key": key,
        },
        body,
        keepalive: body.length * 3 < MOST_KEPT_ALIVE,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.ok) return { kind: "saved", ...savedSchema.parse(await answer.json()) };
      if (answer.status >= 500 || NOT_ABOUT_THE_TEXT.has(answer.status)) return { kind: "away" };
      const { problems, conflict } = refusalSchema.parse(await answer.json());
      return conflict === undefined ? { kind: "refused", problems } : { kind: "conflicted", conflict };
    } catch {
      // Nobody answered, or something that is not the newsroom: whether it was saved is not known.
      return { kind: "away" };
    }
  },

  async preview(id, content) {
    return send("POST", `/preview`, { draft: id, content }, previewSchema);
  },

  async hold(id) {
    const held = await send("POST", `/drafts/${id}/presence`, {}, othersSchema);
    return held === null ? [] : held.others.map(({ name }) => name);
  },

  leave(id) {
    fetch(`${BASE}/drafts/${id}/presence`, { method: "DELETE", keepalive: true }).catch(() => {
      // Whoever falls silent is gone after a minute.
    });
  },

  async findArticles(words) {
    const found = await get(`/articles?${new URLSearchParams({ q: words, limit: "8" })}`, articlesSchema);
    return found?.articles ?? [];
  },

  async findNames(kind, words) {
    const found = await get(`/${kind}?${new URLSearchParams({ q: words, limit: "20" })}`, namesSchema);
    return found?.names ?? [];
  },

  async findPictures(words, after) {
    const query = new URLSearchParams({ q: words, limit: "24", ...(after !== null && { after }) });
    return get(`/media?${query}`, libraryPageSchema);
  },

  async readPicture(src) {
    const [hash] = mediaHashesIn(src);
    return hash === undefined ? null : get(`/media/${hash}`, libraryPictureSchema);
  },

  describePicture(src, words) {
    const [hash] = mediaHashesIn(src);
    if (hash !== undefined) void send("PUT", `/media/${hash}/words`, words, pictureWordsSchema);
  },

  async bringPicture(file) {
    try {
      const answer = await fetch(`${BASE}/media?${new URLSearchParams({ name: file.name || "picture" })}`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: file,
      });
      if (answer.ok) return { ok: true, picture: pictureSchema.parse(await answer.json()) };
      const { problems } = refusalSchema.parse(await answer.json());
      return { ok: false, message: problems.map(({ message }) => message).join(" ") };
    } catch {
      return { ok: false, message: "The server is out of reach. Bring the picture again when it is back." };
    }
  },
};

async function get<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  return read(() => fetch(`${BASE}${path}`, { signal: AbortSignal.timeout(PATIENCE_MS) }), schema);
}

async function send<T>(
  method: "POST" | "PUT",
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
): Promise<T | null> {
  return read(
    () =>
      fetch(`${BASE}${path}`, {
        method,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      }),
    schema,
  );
}

/** What nothing depends on: where it does not come, nothing is shown. */
async function read<T>(ask: () => Promise<Response>, schema: z.ZodType<T>): Promise<T | null> {
  try {
    const answer = await ask();
    return answer.ok ? schema.parse(await answer.json()) : null;
  } catch {
    return null;
  }
}
