import { absoluteUrl, privacyPath } from "@/lib/urls";
import { contactUri } from "./security-txt";

/**
 * `trust.txt` (JournalList's specification 1.5): what a publisher says of its ties to others. This one says that its texts are
 * not for training models, as `robots.txt` does, where it lays open what it keeps of readers, and whom to write to.
 */
export function writeTrustText(contact: string | null, siteUrl: string): string {
  return [
    `disclosure=${absoluteUrl(siteUrl, privacyPath)}`,
    ...(contact === null ? [] : [`contact=${contactUri(contact)}`]),
    "datatrainingallowed=no",
    "",
  ].join("\n");
}
