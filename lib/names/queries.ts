import { database } from "@/lib/database/client";
import { findSuccessor } from "./former-names";
import type { NameKind } from "./kinds";
import { findRow } from "./rows";

/** The slug that a former one of a section, topic, author or story leads to; null where it is none, or leads to nothing. */
export async function findForwarding(kind: NameKind, slug: string): Promise<string | null> {
  const successor = await findSuccessor(database(), kind, slug);
  return successor !== null && (await findRow(database(), kind, successor)) !== null ? successor : null;
}
