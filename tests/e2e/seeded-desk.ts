import path from "node:path";
import { openDatabase } from "@/lib/database/open";
import type { Desk } from "@/lib/desk";
import { closeRenderer } from "@/lib/markdown/render-body";
import { fileObjects } from "@/lib/storage/file-objects";

/** Does work at the desk of a site that is running, in the name of whoever has the e-mail address. */
export async function atDesk<T>(
  dataDir: string,
  email: string,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const { client: database, close } = await openDatabase({ databaseUrl: null, dataDir });
  try {
    const { id: actor } = await database.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
    const objects = fileObjects(path.join(dataDir, "objects"));
    return await work({ database, objects, actor, now: () => new Date() });
  } finally {
    await closeRenderer();
    await close();
  }
}
