import path from "node:path";
import { type OpenDatabase, openDatabase } from "@/lib/database/open";
import type { Desk } from "@/lib/desk";
import { env } from "@/lib/env";
import { closeRenderer } from "@/lib/markdown/render-body";
import { fileObjects } from "@/lib/storage/file-objects";

export interface OpenDesk {
  readonly desk: Desk;
  readonly kind: OpenDatabase["kind"];
  readonly watchEdition: OpenDatabase["watchEdition"];
  /** The origins that are this site, for telling its own links from links out. */
  readonly ownOrigins: readonly string[];
  close(): Promise<void>;
}

/** Opens the database and the object store that the environment names, for a program that acts as `actor`. */
export async function openDesk(actor: string): Promise<OpenDesk> {
  const { databaseUrl, dataDir, siteUrl } = env();
  const opened = await openDatabase({ databaseUrl, dataDir });
  const objects = fileObjects(path.join(dataDir, "objects"));
  globalThis.standfirstObjects = objects;
  return {
    desk: {
      database: opened.client,
      objects,
      actor,
      now: () => new Date(),
    },
    kind: opened.kind,
    watchEdition: opened.watchEdition,
    ownOrigins: [siteUrl],
    async close() {
      await closeRenderer();
      await opened.close();
    },
  };
}

/** Opens a desk, does `work` at it, and closes it however that ends. */
export async function atDesk<T>(actor: string, work: (open: OpenDesk) => Promise<T>): Promise<T> {
  const open = await openDesk(actor);
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}
