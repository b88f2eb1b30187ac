import { findContacts } from "@/lib/site/queries";
import { notThere, textAnswer } from "@/lib/syndication/answers";
import { findPublication } from "@/lib/syndication/queries";
import { writeSecurityText } from "@/lib/syndication/security-txt";

export const dynamic = "force-dynamic";

/** Whom to tell of a weakness; 404 until the site names a contact. */
export async function GET(): Promise<Response> {
  const [contacts, publication] = await Promise.all([findContacts(), findPublication()]);
  const text = writeSecurityText(contacts, publication, new Date());
  return text === null ? notThere("This site names no contact.") : textAnswer(text, "text/plain");
}
