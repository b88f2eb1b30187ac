import { slugSchema } from "./content";

export interface SlugAddress {
  /** Decoded, in Unicode's form NFC and in lower case. */
  readonly slug: string;
  /** False where it was asked for in another form, such as capitals, and the reader must be sent to the one address. */
  readonly canonical: boolean;
}

/** The slug that a percent-encoded segment of an address means; null where it can be none. */
export function readSlug(segment: string): SlugAddress | null {
  const asked = decode(segment);
  const parsed = slugSchema.safeParse(asked?.normalize("NFC").toLowerCase());
  return parsed.success ? { slug: parsed.data, canonical: parsed.data === asked } : null;
}

/** Null for a `%` that begins no character. */
function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
