import type { Prisma } from "@/lib/database/generated/client";
import { isSamePublisher, publisherHost, publisherSlug } from "./publisher-names";
import type { SourceDescription } from "./source-record";

/** The rows of sources and publishers, as commands, the projection and a rebuild write them. All hold the edition. */

type Transaction = Prisma.TransactionClient;

/** The ids of the sources at these addresses; of those that nobody cited before, new ones, under their hosts' publishers. */
export async function findOrMakeSources(
  transaction: Transaction,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: number; readonly publisherId: number }>> {
  const where = { address: { in: [...addresses] } };
  const select = { id: true, address: true, publisherId: true } as const;
  const known = await transaction.source.findMany({ where, select });
  const isKnown = new Set(known.map(({ address }) => address));
  const missing = addresses.filter((address) => !isKnown.has(address));
  if (missing.length === 0) return new Map(known.map((source) => [source.address, source]));
  const hosts = await findOrMakeHosts(transaction, missing.map(publisherHost));
  await transaction.source.createMany({
    data: missing.map((address) => {
      const host = publisherHost(address);
      return { address, host, publisherId: given(hosts.get(host), host) };
    }),
  });
  const all = await transaction.source.findMany({ where, select });
  return new Map(all.map((source) => [source.address, source]));
}

/** The publishers of these hosts; one that was never met is called by its own name. */
async function findOrMakeHosts(
  transaction: Transaction,
  hosts: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const known = await transaction.publisherHost.findMany({ where: { host: { in: [...hosts] } } });
  const publishers = new Map(known.map(({ host, publisherId }) => [host, publisherId]));
  for (const host of new Set(hosts)) {
    if (publishers.has(host)) continue;
    const { id, slug } = await findOrMakePublisher(transaction, host);
    await transaction.publisherHost.create({ data: { host, slug, publisherId: id } });
    publishers.set(host, id);
  }
  return publishers;
}

/** Says what is known of a source, and under which publisher what cites it is found. */
export async function writeDescription(
  transaction: Transaction,
  address: string,
  { publisher: publisherName, ...description }: SourceDescription,
): Promise<void> {
  const source = given((await findOrMakeSources(transaction, [address])).get(address), address);
  const publisherId =
    publisherName === null
      ? await publisherOfHost(transaction, publisherHost(address))
      : await namePublisher(transaction, publisherName);
  await transaction.source.update({
    where: { id: source.id },
    data: { ...description, publisherName, publisherId },
  });
  if (publisherId !== source.publisherId) await moveCitations(transaction, [source.publisherId, publisherId]);
}

/** Says whose a host is, or gives it its own name back. What editors said of single sources stays. */
export async function writeHost(
  transaction: Transaction,
  host: string,
  publisher: string | null,
): Promise<void> {
  const before = await publisherOfHost(transaction, host);
  const publisherId = await namePublisher(transaction, publisher ?? host);
  await transaction.publisherHost.update({ where: { host }, data: { publisherId } });
  await transaction.source.updateMany({ where: { host, publisherName: null }, data: { publisherId } });
  if (publisherId !== before) await moveCitations(transaction, [before, publisherId]);
}

async function publisherOfHost(transaction: Transaction, host: string): Promise<number> {
  return given((await findOrMakeHosts(transaction, [host])).get(host), host);
}

/** A publisher of a name, which is written as it was written last. */
async function namePublisher(transaction: Transaction, name: string): Promise<number> {
  const { id, name: before } = await findOrMakePublisher(transaction, name);
  if (before !== name) await transaction.publisher.update({ where: { id }, data: { name } });
  return id;
}

/**
 * The publisher that bears a name; where its slug is another publisher's, the slug has the next free number. No publisher is ever removed, so
 * a name keeps its number. A database that was lost meets names in another order, that of its articles' ids, when it is made again: of
 * two whose slugs are alike, the numbers may be the other way round then, since no record says which of them was first cited.
 */
async function findOrMakePublisher(transaction: Transaction, name: string) {
  const first = publisherSlug(name);
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? first : `${first}-${number}`;
    const known = await transaction.publisher.findUnique({ where: { slug } });
    if (known === null) return transaction.publisher.create({ data: { slug, name } });
    if (isSamePublisher(known.name, name)) return known;
  }
}

/** Says anew which articles cite these publishers: one statement each, however many there are. */
async function moveCitations(transaction: Transaction, publisherIds: readonly number[]): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO article_publisher (article_id, publisher_id, published_at)
    SELECT DISTINCT article.id, source.publisher_id, article.published_at
    FROM source JOIN article_source ON article_source.source_id = source.id JOIN article ON article.id = article_source.article_id
    WHERE source.publisher_id = ANY(${[...publisherIds]}::int[])
    ON CONFLICT DO NOTHING`;
  await transaction.$executeRaw`
    DELETE FROM article_publisher AS cites WHERE cites.publisher_id = ANY(${[...publisherIds]}::int[]) AND NOT EXISTS (
      SELECT FROM article_source JOIN source ON source.id = article_source.source_id
      WHERE article_source.article_id = cites.article_id AND source.publisher_id = cites.publisher_id)`;
}

function given<Row>(row: Row | undefined, key: string): Row {
  if (row === undefined) throw new Error(`The row of ${key}, which was just written, is not there.`);
  return row;
}
