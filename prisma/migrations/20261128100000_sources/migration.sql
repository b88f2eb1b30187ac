-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('primary', 'secondary', 'official_record', 'social');

-- CreateEnum
CREATE TYPE "quote_state" AS ENUM ('verified', 'altered', 'not_found', 'unkept');

-- CreateTable
CREATE TABLE "publisher" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "publisher_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publisher_host" (
    "host" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "publisher_id" INTEGER NOT NULL,

    CONSTRAINT "publisher_host_pkey" PRIMARY KEY ("host")
);

-- CreateTable
CREATE TABLE "source" (
    "id" SERIAL NOT NULL,
    "address" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "publisher_id" INTEGER NOT NULL,
    "publisher_name" TEXT,
    "title" TEXT,
    "author" TEXT,
    "date" TEXT,
    "language" TEXT,
    "kind" "source_kind",

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_source" (
    "article_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "links" JSONB NOT NULL,

    CONSTRAINT "article_source_pkey" PRIMARY KEY ("article_id","position")
);

-- CreateTable
CREATE TABLE "article_publisher" (
    "article_id" UUID NOT NULL,
    "publisher_id" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_publisher_pkey" PRIMARY KEY ("article_id","publisher_id")
);

-- CreateTable
CREATE TABLE "source_change" (
    "number" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "record" JSONB NOT NULL,

    CONSTRAINT "source_change_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "quote" (
    "article_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "anchor" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "apart" BOOLEAN NOT NULL,
    "translated" BOOLEAN NOT NULL,
    "original" TEXT,
    "original_language" TEXT,
    "addresses" TEXT[],
    "tied" BOOLEAN NOT NULL,
    "state" "quote_state" NOT NULL,
    "address" TEXT,
    "capture_hash" CHAR(64),
    "passage" TEXT,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("article_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "publisher_slug_key" ON "publisher"("slug");

-- CreateIndex
CREATE INDEX "publisher_host_slug_idx" ON "publisher_host"("slug");

-- CreateIndex
CREATE INDEX "publisher_host_publisher_id_idx" ON "publisher_host"("publisher_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_address_key" ON "source"("address");

-- CreateIndex
CREATE INDEX "source_publisher_id_idx" ON "source"("publisher_id");

-- CreateIndex
CREATE INDEX "source_host_idx" ON "source"("host");

-- CreateIndex
CREATE INDEX "article_source_source_id_article_id_idx" ON "article_source"("source_id", "article_id");

-- CreateIndex
CREATE UNIQUE INDEX "article_source_article_id_source_id_key" ON "article_source"("article_id", "source_id");

-- CreateIndex
CREATE INDEX "article_publisher_publisher_id_published_at_article_id_idx" ON "article_publisher"("publisher_id", "published_at" DESC, "article_id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "source_change_hash_key" ON "source_change"("hash");

-- CreateIndex
CREATE INDEX "quote_addresses_idx" ON "quote" USING GIN ("addresses");

-- AddForeignKey
ALTER TABLE "publisher_host" ADD CONSTRAINT "publisher_host_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publisher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publisher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_source" ADD CONSTRAINT "article_source_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_source" ADD CONSTRAINT "article_source_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_publisher" ADD CONSTRAINT "article_publisher_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_publisher" ADD CONSTRAINT "article_publisher_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publisher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was said of sources is kept for good, like what was published.
CREATE FUNCTION "refuse_source_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was said of a source is never changed or removed (change %).', OLD."number";
END
$$;

CREATE TRIGGER "source_change_is_append_only" BEFORE UPDATE OR DELETE ON "source_change"
    FOR EACH ROW EXECUTE FUNCTION "refuse_source_change"();
CREATE TRIGGER "source_change_is_never_emptied" BEFORE TRUNCATE ON "source_change"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_emptying"();
