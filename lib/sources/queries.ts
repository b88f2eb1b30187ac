import type { NamedCount } from "@/lib/articles/archive-views";
import { nameCount, namedCount } from "@/lib/articles/named-count";
import { database, type Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import {
  type CitedSource,
  citingLinksSchema,
  type PublisherPage,
  type SourceView,
  sourceSelection,
} from "./views";

/** What an article cites, in the order of its text. */
export async function listSourcesOf(queryable: Queryable, articleId: string): Promise<CitedSource[]> {
  const rows = await queryable.articleSource.findMany({
    where: { articleId },
    orderBy: { position: "asc" },
    select: { position: true, links: true, source: { select: sourceSelection } },
  });
  return rows.map(({ position, links, source }) => ({
    ...source,
    position,
    links: citingLinksSchema.parse(links),
  }));
}

/** What is known of the sources at these addresses; one that nobody cited or described is not among them. */
export async function listSources(
  queryable: Queryable,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, SourceView>> {
  const rows = await queryable.source.findMany({
    where: { address: { in: [...addresses] } },
    select: sourceSelection,
  });
  return new Map(rows.map((row) => [row.address, row]));
}

const PAGE = 50;

/** What was cited or described last, the newest first, before a place; `next` is the place of the next page, null at the end. */
export async function listNewestSources(
  queryable: Queryable,
  before: number | null,
): Promise<{ readonly sources: readonly SourceView[]; readonly next: string | null }> {
  const rows = await queryable.source.findMany({
    ...(before !== null && { where: { id: { lt: before } } }),
    orderBy: { id: "desc" },
    // One more than is shown tells whether the list goes on.
    take: PAGE + 1,
    select: { ...sourceSelection, id: true },
  });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    sources: shown.map(({ id: _, ...source }) => source),
    next: rows.length > PAGE && last !== undefined ? String(last.id) : null,
  };
}

/**
 * The publisher with a slug, with those of its hosts that are cited. Null where no article that readers have cites one of its sources: what
 * editors say of one that a piece will cite is not for readers yet.
 */
export async function findPublisher(slug: string): Promise<PublisherPage | null> {
  const row = await database().publisher.findUnique({
    where: { slug, articles: { some: {} } },
    select: { id: true, slug: true, name: true },
  });
  if (row === null) return null;
  const hosts = await database().$queryRaw<{ readonly host: string }[]>`
    SELECT host FROM publisher_host WHERE publisher_id = ${row.id} AND ${IS_CITED} ORDER BY host`;
  return { ...row, hosts: hosts.map(({ host }) => host) };
}

/** Whether an article that readers have cites a source of a host as its publisher's. */
const IS_CITED = Prisma.sql`EXISTS (
  SELECT FROM source JOIN article_source ON article_source.source_id = source.id
  WHERE source.host = publisher_host.host AND source.publisher_id = publisher_host.publisher_id)`;

/** The slug of the publisher that a host belongs to now which was called by this slug; null where there is none that is cited. */
export async function findPublisherOfHost(slug: string): Promise<string | null> {
  const [owner] = await database().$queryRaw<{ readonly slug: string }[]>`
    SELECT publisher.slug FROM publisher_host JOIN publisher ON publisher.id = publisher_host.publisher_id
    WHERE publisher_host.slug = ${slug} AND ${IS_CITED} ORDER BY host LIMIT 1`;
  return owner === undefined || owner.slug === slug ? null : owner.slug;
}

/** Every publisher that is cited, with how many pieces cite it: the most cited first, then in the alphabetical order of `language`. */
export async function listPublishers(language: string): Promise<NamedCount[]> {
  const counts = await database().articlePublisher.groupBy({ by: ["publisherId"], ...nameCount });
  const publishers = await database().publisher.findMany({
    where: { id: { in: counts.map(({ publisherId }) => publisherId) } },
    select: { id: true, slug: true, name: true },
  });
  const counted = new Map(counts.map((count) => [count.publisherId, count]));
  const alphabet = new Intl.Collator(language);
  return publishers
    .map((publisher) => namedCount(publisher, "", counted.get(publisher.id)))
    .sort((a, b) => b.pieces - a.pieces || alphabet.compare(a.name, b.name));
}
