import type { ContactsView } from "@/lib/site/views";
import { absoluteUrl, securityTextPath } from "@/lib/urls";
import type { Publication } from "./views";

/**
 * `security.txt` (RFC 9116): whom to tell of a weakness of the site. Null where no contact is named, since the file is none
 * without one. `Canonical` is left out where the site itself is not reached over https, as the RFC asks of its addresses.
 */
export function writeSecurityText(
  { contact, securityPolicy }: ContactsView,
  { siteUrl, language }: Pick<Publication, "siteUrl" | "language">,
  now: Date,
): string | null {
  if (contact === null) return null;
  return [
    `Contact: ${contactUri(contact)}`,
    `Expires: ${endOfMonthAhead(now).toISOString().replace(".000Z", "Z")}`,
    `Preferred-Languages: ${language}`,
    ...(siteUrl.startsWith("https://") ? [`Canonical: ${absoluteUrl(siteUrl, securityTextPath)}`] : []),
    ...(securityPolicy === null ? [] : [`Policy: ${securityPolicy}`]),
    "",
  ].join("\n");
}

/** A stored contact as a URI: an address for mail gets its scheme. */
export function contactUri(contact: string): string {
  return contact.startsWith("https://") ? contact : `mailto:${contact}`;
}

/**
 * The last second of the month ten months after this one: always more than ten months ahead and, also over a leap day, less
 * than a year. It follows from the month alone, so that the file stays the same for as long as it can.
 */
function endOfMonthAhead(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 11, 1) - 1000);
}
