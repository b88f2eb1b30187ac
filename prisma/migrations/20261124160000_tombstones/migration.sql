-- What stands at the address of a withdrawn article, and the words for what becomes of a piece after its publication.
CREATE TYPE "tombstone_kind" AS ENUM ('editorial', 'legal');

ALTER TYPE "draft_state" ADD VALUE 'withdrawn';
ALTER TYPE "revision_kind" ADD VALUE 'restored';
ALTER TYPE "revision_kind" ADD VALUE 'moved';

-- A redirect outlives the article's row, and says itself where it leads: to the article, or to its tombstone.
ALTER TABLE "redirect" DROP CONSTRAINT "redirect_article_id_fkey";
ALTER TABLE "redirect" ADD COLUMN "to_path" TEXT;
UPDATE "redirect" SET "to_path" = "article"."path" FROM "article" WHERE "article"."id" = "article_id";
ALTER TABLE "redirect" ALTER COLUMN "to_path" SET NOT NULL;

CREATE TABLE "tombstone" (
    "article_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "kind" "tombstone_kind" NOT NULL,
    "reason" TEXT NOT NULL,
    "authority" TEXT,
    "language" TEXT NOT NULL,
    "headline" TEXT,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_precision" "precision" NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_hash" CHAR(64) NOT NULL,
    "revision_hash" CHAR(64) NOT NULL,

    CONSTRAINT "tombstone_pkey" PRIMARY KEY ("article_id")
);

CREATE UNIQUE INDEX "tombstone_path_key" ON "tombstone"("path");

CREATE UNIQUE INDEX "tombstone_revision_hash_key" ON "tombstone"("revision_hash");

CREATE INDEX "tombstone_withdrawn_at_article_id_idx" ON "tombstone"("withdrawn_at" DESC, "article_id");

ALTER TABLE "redirect" ADD CONSTRAINT "redirect_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "tombstone" ADD CONSTRAINT "tombstone_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "tombstone" ADD CONSTRAINT "tombstone_revision_hash_fkey" FOREIGN KEY ("revision_hash") REFERENCES "revision"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
