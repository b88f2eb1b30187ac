import { database } from "@/lib/database/client";
import { footerLinksSchema, policiesSchema } from "./settings";
import type { AboutView, ContactsView, SiteView } from "./views";

/** The publication. It always exists: the first migration makes it. */
export async function findSite(): Promise<SiteView> {
  const [site, edition, sections] = await Promise.all([
    database().site.findUniqueOrThrow({
      where: { id: 1 },
      select: {
        name: true,
        tagline: true,
        copyrightFrom: true,
        copyrightTo: true,
        timeZone: true,
        language: true,
        footerLinks: true,
        policies: true,
      },
    }),
    database().edition.findUniqueOrThrow({ where: { id: 1 }, select: { number: true } }),
    database().section.findMany({
      select: { slug: true, name: true },
      orderBy: [{ position: "asc" }, { slug: "asc" }],
    }),
  ]);
  const footerLinks = footerLinksSchema.parse(site.footerLinks);
  const policies = policiesSchema.parse(site.policies);
  return { ...site, footerLinks, policies, edition: edition.number, sections };
}

/** What the publication says about itself, and its bylines by name. */
export async function findAbout(): Promise<AboutView> {
  const [site, authors] = await Promise.all([
    database().site.findUniqueOrThrow({ where: { id: 1 }, select: { aboutHtml: true } }),
    database().author.findMany({
      select: { slug: true, name: true, bio: true, invented: true },
      orderBy: [{ name: "asc" }, { slug: "asc" }],
    }),
  ]);
  return { html: site.aboutHtml, authors };
}

/** Whom to write to. */
export async function findContacts(): Promise<ContactsView> {
  return database().site.findUniqueOrThrow({
    where: { id: 1 },
    select: { contact: true, securityPolicy: true },
  });
}

/** The number of the edition in force. */
export async function readEdition(): Promise<number> {
  const { number } = await database().edition.findUniqueOrThrow({
    where: { id: 1 },
    select: { number: true },
  });
  return number;
}
