import { Prisma } from "@/lib/database/generated/client";
import type { RenderedBody } from "@/lib/markdown/rendered-body";
import { indexArticle } from "@/lib/search/index-article";
import type { Named } from "./content";
import type { SealedRevision } from "./revisions";

/**
 * Makes an article, and everything that hangs on it, say what its newest revision says. The article's rows follow from
 * the revision alone, so that they can be thrown away and made again.
 */
export async function projectRevision(
  transaction: Prisma.TransactionClient,
  { record, hash }: SealedRevision,
  rendered: RenderedBody,
): Promise<void> {
  const { content, article: id } = record;
  const sectionId = content.section && (await findOrMakeSection(transaction, content.section));
  const storyId = content.story ? await findOrMakeStory(transaction, content.story) : null;
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
    revisionHash: hash,
  };
  const before = await transaction.article.findUnique({ where: { id }, select: { path: true } });
  await transaction.article.upsert({ where: { id }, create: { id, ...columns }, update: columns });
  if (before !== null && before.path !== record.path) {
    await transaction.redirect.create({
      data: { fromPath: before.path, articleId: id, createdAt: record.recordedAt },
    });
  }
  await projectAuthors(transaction, id, record.publishedAt, content.authors);
  await projectTopics(transaction, id, record.publishedAt, content.topics);
  await indexArticle(transaction, { id, publishedAt: record.publishedAt, content, html: rendered.html });
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
  authors: readonly Named[],
): Promise<void> {
  await transaction.articleAuthor.deleteMany({ where: { articleId } });
  for (const [position, { slug, name }] of authors.entries()) {
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
  topics: readonly Named[],
): Promise<void> {
  await transaction.articleTopic.deleteMany({ where: { articleId } });
  for (const [position, { slug, name }] of topics.entries()) {
    const topic = await transaction.topic.upsert({ where: { slug }, create: { slug, name }, update: {} });
    await transaction.articleTopic.create({ data: { articleId, topicId: topic.id, position, publishedAt } });
  }
}
