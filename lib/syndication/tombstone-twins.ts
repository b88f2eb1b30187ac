import { stringify } from "yaml";
import type { TombstoneView } from "@/lib/articles/views";
import { machineDate } from "@/lib/dates";
import { absoluteUrl } from "@/lib/urls";
import { entryId } from "./feed-fields";
import { inlineMarkdown } from "./markdown-twin";
import type { Publication } from "./views";

/** What the twins of an article say when it has been withdrawn: when, why, and what it was, by its hash. */

/** A tombstone as JSON. */
export function writeJsonTombstone(tombstone: TombstoneView, publication: Publication): string {
  return `${JSON.stringify(fieldsOf(tombstone, publication), null, 2)}\n`;
}

/** A tombstone as Markdown, with the same in its front matter. */
export function writeMarkdownTombstone(tombstone: TombstoneView, publication: Publication): string {
  const fields = Object.entries(fieldsOf(tombstone, publication)).filter(([, value]) => value !== null);
  const yaml = stringify(Object.fromEntries(fields), {
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
    lineWidth: 0,
  });
  const { headline, reason } = tombstone;
  return `---\n${yaml}---\n\n# ${inlineMarkdown(headline ?? "Withdrawn")}\n\nWithdrawn: ${inlineMarkdown(reason)}\n`;
}

function fieldsOf(tombstone: TombstoneView, { siteUrl, name, timeZone }: Publication) {
  const { articleId, path, kind, publishedAt, publishedPrecision } = tombstone;
  return {
    id: entryId({ id: articleId }),
    url: absoluteUrl(siteUrl, path),
    publication: name,
    language: tombstone.language,
    headline: tombstone.headline,
    date_published: machineDate(publishedAt, publishedPrecision, timeZone),
    date_withdrawn: tombstone.withdrawnAt.toISOString(),
    withdrawn: kind,
    reason: tombstone.reason,
    authority: tombstone.authority,
    withdrawn_sha256: tombstone.withdrawnHash,
  };
}
