-- Running stories: an article belongs to one, or to none.
CREATE TABLE "story" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "story_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "story_slug_key" ON "story"("slug");

ALTER TABLE "article" ADD COLUMN "story_id" INTEGER;
ALTER TABLE "article" ADD CONSTRAINT "article_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE INDEX "article_story_id_published_at_id_idx" ON "article"("story_id", "published_at" DESC, "id" DESC);
