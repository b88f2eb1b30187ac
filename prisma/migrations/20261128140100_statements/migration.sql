-- CreateEnum
CREATE TYPE "speaker_kind" AS ENUM ('person', 'organisation');

-- CreateEnum
CREATE TYPE "statement_kind" AS ENUM ('claim', 'denial', 'no_comment');

-- CreateTable
CREATE TABLE "speaker" (
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "speaker_kind" NOT NULL,

    CONSTRAINT "speaker_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" INTEGER NOT NULL,
    "speaker_slug" TEXT NOT NULL,
    "kind" "statement_kind" NOT NULL,
    "said_on" TEXT NOT NULL,
    "words" TEXT,
    "language" TEXT,
    "original" TEXT,
    "original_language" TEXT,
    "article_id" UUID NOT NULL,
    "revision_hash" CHAR(64) NOT NULL,
    "address" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "corrected_at" TIMESTAMPTZ(3),

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contradiction" (
    "one_id" INTEGER NOT NULL,
    "other_id" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contradiction_pkey" PRIMARY KEY ("one_id","other_id")
);

-- CreateTable
CREATE TABLE "statement_change" (
    "number" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "record" JSONB NOT NULL,

    CONSTRAINT "statement_change_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE INDEX "statement_speaker_slug_said_on_id_idx" ON "statement"("speaker_slug", "said_on", "id");

-- CreateIndex
CREATE INDEX "statement_article_id_said_on_id_idx" ON "statement"("article_id", "said_on", "id");

-- CreateIndex
CREATE INDEX "contradiction_other_id_idx" ON "contradiction"("other_id");

-- CreateIndex
CREATE UNIQUE INDEX "statement_change_hash_key" ON "statement_change"("hash");

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_speaker_slug_fkey" FOREIGN KEY ("speaker_slug") REFERENCES "speaker"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contradiction" ADD CONSTRAINT "contradiction_one_id_fkey" FOREIGN KEY ("one_id") REFERENCES "statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contradiction" ADD CONSTRAINT "contradiction_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was said of who said what is kept for good, like what was published.
CREATE FUNCTION "refuse_statement_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was recorded of a statement is never changed or removed (change %).', OLD."number";
END
$$;

CREATE TRIGGER "statement_change_is_append_only" BEFORE UPDATE OR DELETE ON "statement_change"
    FOR EACH ROW EXECUTE FUNCTION "refuse_statement_change"();
CREATE TRIGGER "statement_change_is_never_emptied" BEFORE TRUNCATE ON "statement_change"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_emptying"();
