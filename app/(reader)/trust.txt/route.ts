import { env } from "@/lib/env";
import { findContacts } from "@/lib/site/queries";
import { textAnswer } from "@/lib/syndication/answers";
import { writeTrustText } from "@/lib/syndication/trust-txt";

export const dynamic = "force-dynamic";

/** What the publication says of its ties to others. */
export async function GET(): Promise<Response> {
  const { contact } = await findContacts();
  return textAnswer(writeTrustText(contact, env().siteUrl), "text/plain");
}
