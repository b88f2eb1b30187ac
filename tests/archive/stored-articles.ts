import { randomUUID } from "node:crypto";
import { sha256 } from "@/lib/storage/sha256";
import type { TestDesk } from "../support/test-desk";

/** What a test of the archive says of an article; it needs no words, only a time and names. */
export interface StoredArticle {
  readonly id?: string;
  readonly publishedAt: Date;
  readonly headline?: string;
  readonly path?: string;
  readonly section?: string;
  readonly story?: string;
  readonly topics?: readonly string[];
  readonly authors?: readonly string[];
}

/** Writes articles straight into their tables, as publishing would, but thousands at once. Gives back their ids. */
export async function storeArticles(
  { database }: Pick<TestDesk, "database">,
  articles: readonly StoredArticle[],
): Promise<string[]> {
  const rows = articles.map((article) => ({ ...article, id: article.id ?? randomUUID() }));
  const namesOf = (pick: (article: StoredArticle) => readonly string[]) =>
    [...new Set(articles.flatMap(pick))].map((slug) => ({ slug, name: slug.toUpperCase() }));
  await database.section.createMany({
    data: namesOf(({ section }) => (section ? [section] : [])),
    skipDuplicates: true,
  });
  await database.story.createMany({
    data: namesOf(({ story }) => (story ? [story] : [])),
    skipDuplicates: true,
  });
  await database.topic.createMany({ data: namesOf(({ topics = [] }) => topics), skipDuplicates: true });
  await database.author.createMany({ data: namesOf(({ authors = [] }) => authors), skipDuplicates: true });
  const idsOf = (list: readonly { id: number; slug: string }[]) =>
    new Map(list.map(({ id, slug }) => [slug, id]));
  const sections = idsOf(await database.section.findMany());
  const stories = idsOf(await database.story.findMany());
  const topics = idsOf(await database.topic.findMany());
  const authors = idsOf(await database.author.findMany());
  await database.draft.createMany({
    data: rows.map(({ id, publishedAt: at }) => ({ id, content: {}, createdAt: at, updatedAt: at })),
  });
  await database.revision.createMany({
    data: rows.map(({ id, publishedAt }) => ({
      hash: sha256(id),
      articleId: id,
      number: 1,
      kind: "published" as const,
      actor: "test",
      recordedAt: publishedAt,
      record: {},
    })),
  });
  await database.article.createMany({
    data: rows.map(({ id, publishedAt, headline = id, path = `/${id}`, section, story }) => ({
      id,
      path,
      language: "en-GB",
      headline,
      bodyHtml: "",
      plainText: "",
      words: 0,
      minutes: 1,
      outline: [],
      publishedAt,
      publishedPrecision: "minute" as const,
      sectionId: section === undefined ? null : (sections.get(section) ?? null),
      storyId: story === undefined ? null : (stories.get(story) ?? null),
      revisionHash: sha256(id),
    })),
  });
  await database.articleTopic.createMany({
    data: rows.flatMap(({ id, publishedAt, topics: named = [] }) =>
      named.map((slug, position) => ({
        articleId: id,
        topicId: topics.get(slug) ?? 0,
        position,
        publishedAt,
      })),
    ),
  });
  await database.articleAuthor.createMany({
    data: rows.flatMap(({ id, publishedAt, authors: named = [] }) =>
      named.map((slug, position) => ({
        articleId: id,
        authorId: authors.get(slug) ?? 0,
        position,
        publishedAt,
      })),
    ),
  });
  return rows.map(({ id }) => id);
}
