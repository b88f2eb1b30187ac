import { slugSchema } from "@/lib/articles/content";
import { parseDay } from "@/lib/dates";

/** The segments of an article's address, as the router hands them over: still percent-encoded. */
export interface ArticleParams {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly slug: string;
}

export interface ArticleAddress {
  /** The stored path that is meant: decoded, in Unicode's form NFC and in lower case. */
  readonly path: string;
  /** False where it was asked for in another form, such as capitals, and the reader must be sent to the one address. */
  readonly canonical: boolean;
}

/** The article that an address means; null where no article can have that address, such as one on 30 February. */
export function readArticleAddress({ year, month, day, slug }: ArticleParams): ArticleAddress | null {
  if (!parseDay(`${year}-${month}-${day}`)) return null;
  const asked = decode(slug);
  const parsed = slugSchema.safeParse(asked?.normalize("NFC").toLowerCase());
  if (!parsed.success) return null;
  return { path: `/${year}/${month}/${day}/${parsed.data}`, canonical: parsed.data === asked };
}

/** Null for a `%` that begins no character. */
function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
