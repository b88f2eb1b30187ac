-- CreateTable
CREATE TABLE "article_media" (
    "article_id" UUID NOT NULL,
    "picture_hash" CHAR(64) NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_media_pkey" PRIMARY KEY ("article_id","picture_hash")
);

-- CreateIndex
CREATE INDEX "article_media_picture_hash_published_at_article_id_idx" ON "article_media"("picture_hash", "published_at" DESC, "article_id" DESC);

-- CreateIndex
CREATE INDEX "media_created_at_hash_idx" ON "media"("created_at" DESC, "hash" DESC);

-- AddForeignKey
ALTER TABLE "article_media" ADD CONSTRAINT "article_media_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is published already shows pictures too.
INSERT INTO "article_media" ("article_id", "picture_hash", "published_at")
SELECT DISTINCT "article"."id", "found"[1], "article"."published_at"
FROM "article"
JOIN "revision" ON "revision"."hash" = "article"."revision_hash"
CROSS JOIN LATERAL regexp_matches(
    ("revision"."record" -> 'content' ->> 'body') || ' ' || coalesce("article"."lead" ->> 'src', ''),
    '/media/([0-9a-f]{64})\.[a-z0-9]{3,4}',
    'g'
) AS "found";
