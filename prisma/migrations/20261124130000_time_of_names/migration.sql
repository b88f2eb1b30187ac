-- The article's time, beside each of its names, so that a name's newest pieces are found by one index.
DROP INDEX "article_author_author_id_idx";
DROP INDEX "article_topic_topic_id_idx";

ALTER TABLE "article_author" ADD COLUMN "published_at" TIMESTAMPTZ(3);
UPDATE "article_author" SET "published_at" = "article"."published_at" FROM "article" WHERE "article"."id" = "article_id";
ALTER TABLE "article_author" ALTER COLUMN "published_at" SET NOT NULL;

ALTER TABLE "article_topic" ADD COLUMN "published_at" TIMESTAMPTZ(3);
UPDATE "article_topic" SET "published_at" = "article"."published_at" FROM "article" WHERE "article"."id" = "article_id";
ALTER TABLE "article_topic" ALTER COLUMN "published_at" SET NOT NULL;

CREATE INDEX "article_author_author_id_published_at_article_id_idx" ON "article_author"("author_id", "published_at" DESC, "article_id" DESC);
CREATE INDEX "article_topic_topic_id_published_at_article_id_idx" ON "article_topic"("topic_id", "published_at" DESC, "article_id" DESC);
