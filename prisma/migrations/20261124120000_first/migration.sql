-- CreateEnum
CREATE TYPE "sample_state" AS ENUM ('offered', 'declined', 'loaded');

-- CreateEnum
CREATE TYPE "draft_state" AS ENUM ('writing', 'review', 'scheduled', 'published');

-- CreateEnum
CREATE TYPE "revision_kind" AS ENUM ('published', 'updated', 'corrected', 'withdrawn', 'imported');

-- CreateEnum
CREATE TYPE "precision" AS ENUM ('day', 'minute');

-- CreateTable
CREATE TABLE "site" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "tagline" TEXT NOT NULL,
    "copyright_from" INTEGER NOT NULL,
    "copyright_to" INTEGER,
    "end_mark" TEXT,
    "time_zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "about_html" TEXT NOT NULL,
    "samples" "sample_state" NOT NULL DEFAULT 'offered',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "number" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "author" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bio" TEXT NOT NULL DEFAULT '',
    "invented" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "state" "draft_state" NOT NULL DEFAULT 'writing',
    "version" INTEGER NOT NULL DEFAULT 1,
    "content" JSONB NOT NULL,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "fingerprint" CHAR(64) NOT NULL,
    "draft_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "revision" (
    "hash" CHAR(64) NOT NULL,
    "article_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "revision_kind" NOT NULL,
    "note" TEXT,
    "actor" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "previous_hash" CHAR(64),
    "record" JSONB NOT NULL,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "standfirst" TEXT,
    "standfirst_label" TEXT,
    "place" TEXT,
    "body_html" TEXT NOT NULL,
    "plain_text" TEXT NOT NULL,
    "words" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "outline" JSONB NOT NULL,
    "lead" JSONB,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_precision" "precision" NOT NULL,
    "updated_at" TIMESTAMPTZ(3),
    "section_id" INTEGER,
    "revision_hash" CHAR(64) NOT NULL,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_author" (
    "article_id" UUID NOT NULL,
    "author_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "article_author_pkey" PRIMARY KEY ("article_id","author_id")
);

-- CreateTable
CREATE TABLE "article_topic" (
    "article_id" UUID NOT NULL,
    "topic_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "article_topic_pkey" PRIMARY KEY ("article_id","topic_id")
);

-- CreateTable
CREATE TABLE "redirect" (
    "from_path" TEXT NOT NULL,
    "article_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "redirect_pkey" PRIMARY KEY ("from_path")
);

-- CreateTable
CREATE TABLE "media" (
    "hash" CHAR(64) NOT NULL,
    "extension" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "section_slug_key" ON "section"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "author_slug_key" ON "author"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "topic_slug_key" ON "topic"("slug");

-- CreateIndex
CREATE INDEX "draft_state_updated_at_idx" ON "draft"("state", "updated_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "import_draft_id_key" ON "import"("draft_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_article_id_number_key" ON "revision"("article_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "article_path_key" ON "article"("path");

-- CreateIndex
CREATE UNIQUE INDEX "article_revision_hash_key" ON "article"("revision_hash");

-- CreateIndex
CREATE INDEX "article_published_at_id_idx" ON "article"("published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "article_section_id_published_at_id_idx" ON "article"("section_id", "published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "article_author_author_id_idx" ON "article_author"("author_id");

-- CreateIndex
CREATE INDEX "article_topic_topic_id_idx" ON "article_topic"("topic_id");

-- CreateIndex
CREATE INDEX "redirect_article_id_idx" ON "redirect"("article_id");

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_id_fkey" FOREIGN KEY ("id") REFERENCES "draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_revision_hash_fkey" FOREIGN KEY ("revision_hash") REFERENCES "revision"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_author" ADD CONSTRAINT "article_author_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_author" ADD CONSTRAINT "article_author_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "author"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_topic" ADD CONSTRAINT "article_topic_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_topic" ADD CONSTRAINT "article_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redirect" ADD CONSTRAINT "redirect_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Revisions are append-only. The sample publication alone may be taken out again, in a transaction that says so.
CREATE FUNCTION "refuse_revision_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('standfirst.removing_samples', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'A published revision is never changed or removed (revision %).', OLD."hash";
END
$$;

CREATE TRIGGER "revision_is_append_only" BEFORE UPDATE OR DELETE ON "revision"
    FOR EACH ROW EXECUTE FUNCTION "refuse_revision_change"();

-- A publication exists from the start; its editors name it.
INSERT INTO "edition" ("id", "number", "changed_at") VALUES (1, 0, now());
INSERT INTO "site" ("id", "name", "tagline", "copyright_from", "time_zone", "language", "about", "about_html", "updated_at")
    VALUES (1, 'Standfirst', '', extract(year FROM now())::integer, 'UTC', 'en', '', '', now());
