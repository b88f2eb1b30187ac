import { projectCorrections, silenceCorrections } from "@/lib/corrections/project-corrections";
import { Prisma } from "@/lib/database/generated/client";
import type { RenderedBody } from "@/lib/markdown/rendered-body";
import { mediaHashesIn } from "@/lib/media/media-address";
import { type PlacedName, readNamesOfToday } from "@/lib/names/names-of-today";
import { projectQuotes } from "@/lib/quotes/project-quotes";
import { indexArticle } from "@/lib/search/index-article";
import { projectSources } from "@/lib/sources/project-sources";
import { projectAddresses } from "./addresses";
import type { ArticleContent, Named } from "./content";
import type { PublicationRecord, SealedRevision, WithdrawalRecord } from "./revisions";

/**
 * Makes an article, and everything that hangs on it, say what its newest revision says. The article's rows follow from
 * the revision alone, so that they can be thrown away and made again; its names are called what they are called today.
 */
export async function projectRevision(
  transaction: Prisma.TransactionClient,
  { record, hash }: SealedRevision<PublicationRecord>,
  rendered: RenderedBody,
): Promise<void> {
  const { content, article: id } = record;
  const names = await readNamesOfToday(transaction, content);
  const sectionId = names.section && (await findOrMakeSection(transaction, names.section));
  const storyId = names.story && (await findOrMakeStory(transaction, names.story));
  const columns = {
    path: record.path,
    language: content.language,
    headline: content.headline,
    standfirst: content.standfirst,
    standfirstLabel: content.standfirstLabel,
    place: content.place,
    bodyHtml: rendered.html,
    plainText: rendered.text,
    words: rendered.words,
    minutes: rendered.minutes,
    outline: rendered.outline.map(({ depth, id: anchor, text }) => ({ depth, id: anchor, text })),
    lead: content.lead ?? Prisma.DbNull,
    publishedAt: record.publishedAt,
    publishedPrecision: record.publishedPrecision,
    updatedAt: record.updatedAt,
    sectionId,
    storyId,
    translationOf: content.translation?.of ?? null,
    translation: content.translation ?? Prisma.DbNull,
    revisionHash: hash,
  };
  await transaction.tombstone.deleteMany({ where: { articleId: id } });
  await transaction.article.upsert({ where: { id }, create: { id, ...columns }, update: columns });
  await projectAddresses(transaction, id, record);
  await projectAuthors(transaction, id, record.publishedAt, names.authors);
  await projectTopics(transaction, id, record.publishedAt, names.topics);
  await projectPictures(transaction, id, record.publishedAt, content);
  await projectSources(transaction, id, record.publishedAt, rendered);
  await projectQuotes(transaction, id, rendered.quotes);
  if (record.number > 1) await projectCorrections(transaction, id);
  // A search asks by itself what has become of the names that the article was published with.
  await indexArticle(transaction, {
    id,
    publishedAt: record.publishedAt,
    content,
    html: rendered.html,
  });
}

/**
 * Takes an article, and everything that hangs on it, from what the public reads, and leaves its tombstone. Its words are in
 * none of the tables that a public query reads any more.
 */
export async function projectWithdrawal(
  transaction: Prisma.TransactionClient,
  { record, hash }: SealedRevision<WithdrawalRecord>,
): Promise<void> {
  const { article: articleId, withdrawal } = record;
  const columns = {
    ...withdrawal,
    path: record.path,
    reason: record.note,
    publishedAt: record.publishedAt,
    publishedPrecision: record.publishedPrecision,
    withdrawnAt: record.recordedAt,
    withdrawnHash: record.previous,
    revisionHash: hash,
  };
  await transaction.article.deleteMany({ where: { id: articleId } });
  await transaction.tombstone.upsert({
    where: { articleId },
    create: { articleId, ...columns },
    update: columns,
  });
  await projectAddresses(transaction, articleId, record);
  await silenceCorrections(transaction, articleId);
}

/** Gives an article the address of its newest revision, which differs from the one before in nothing else. */
export async function projectMove(
  transaction: Prisma.TransactionClient,
  { record, hash }: SealedRevision<PublicationRecord>,
): Promise<void> {
  await transaction.article.update({
    where: { id: record.article },
    data: { path: record.path, revisionHash: hash },
  });
  await projectAddresses(transaction, record.article, record);
}

async function findOrMakeSection(
  transaction: Prisma.TransactionClient,
  { slug, name }: Named,
): Promise<number> {
  const section = await transaction.section.upsert({ where: { slug }, create: { slug, name }, update: {} });
  return section.id;
}

async function findOrMakeStory(
  transaction: Prisma.TransactionClient,
  { slug, name }: Named,
): Promise<number> {
  const story = await transaction.story.upsert({ where: { slug }, create: { slug, name }, update: {} });
  return story.id;
}

async function projectAuthors(
  transaction: Prisma.TransactionClient,
  articleId: string,
  publishedAt: string,
  authors: readonly PlacedName[],
): Promise<void> {
  await transaction.articleAuthor.deleteMany({ where: { articleId } });
  for (const { position, slug, name } of authors) {
    const author = await transaction.author.upsert({ where: { slug }, create: { slug, name }, update: {} });
    await transaction.articleAuthor.create({
      data: { articleId, authorId: author.id, position, publishedAt },
    });
  }
}

async function projectTopics(
  transaction: Prisma.TransactionClient,
  articleId: string,
  publishedAt: string,
  topics: readonly PlacedName[],
): Promise<void> {
  await transaction.articleTopic.deleteMany({ where: { articleId } });
  for (const { position, slug, name } of topics) {
    const topic = await transaction.topic.upsert({ where: { slug }, create: { slug, name }, update: {} });
    await transaction.articleTopic.create({ data: { articleId, topicId: topic.id, position, publishedAt } });
  }
}

async function projectPictures(
  transaction: Prisma.TransactionClient,
  articleId: string,
  publishedAt: string,
  { lead, body }: ArticleContent,
): Promise<void> {
  await transaction.articleMedia.deleteMany({ where: { articleId } });
  const hashes = mediaHashesIn(`${lead?.src ?? ""} ${body}`);
  await transaction.articleMedia.createMany({
    data: hashes.map((pictureHash) => ({ articleId, pictureHash, publishedAt })),
  });
}
