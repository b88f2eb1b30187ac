import { database } from "@/lib/database/client";
import { isDraftId } from "./locked-draft";

/**
 * Who began a draft, be it discarded or not: what has to be known before anybody is shown anything of it. Null where there is none;
 * `createdBy` is null where nobody is named.
 */
export async function findDraftOwner(id: string): Promise<{ readonly createdBy: string | null } | null> {
  if (!isDraftId(id)) return null;
  return database().draft.findUnique({ where: { id }, select: { createdBy: true } });
}
