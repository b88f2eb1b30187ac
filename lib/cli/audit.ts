import { verifyAudit } from "@/lib/audit/audit";
import { atDesk } from "./open-desk";

/** Follows the audit log's chain of hashes from its start, and says whether it is whole; gives back the exit status. */
export async function verifyAuditLog(): Promise<number> {
  return atDesk("command line", async ({ desk }) => {
    const verdict = await verifyAudit(desk.database);
    if (!verdict.intact) {
      console.error(
        `The audit log was changed: event ${verdict.number} is not what was written, or does not follow the one before.`,
      );
      return 1;
    }
    console.log(
      verdict.lastHash === null
        ? "The audit log is empty."
        : `The audit log is whole: ${verdict.events} events, the last with the sha256 ${verdict.lastHash}. Note both elsewhere: a log whose end was cut off is whole too.`,
    );
    return 0;
  });
}
