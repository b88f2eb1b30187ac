const MEDIA_ADDRESS = /\/media\/([0-9a-f]{64})\.[a-z0-9]{3,4}/g;

/** The hashes of the media whose addresses stand in a text, each once, in order. */
export function mediaHashesIn(text: string): string[] {
  return [...new Set([...text.matchAll(MEDIA_ADDRESS)].flatMap(([, hash]) => hash ?? []))];
}
