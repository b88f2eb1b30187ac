/** What the press holds in memory, for whoever asks how the site is. */
export interface KeptPages {
  readonly pages: number;
  readonly bytes: number;
}

// The press is in the server's copy of this module, and who asks in that which Next bundles.
declare global {
  var standfirstKeptPages: (() => KeptPages) | undefined;
}

/** How many pages the press of this process keeps; null where it has none. */
export function readKeptPages(): KeptPages | null {
  return globalThis.standfirstKeptPages?.() ?? null;
}
