-- CreateEnum
CREATE TYPE "name_kind" AS ENUM ('section', 'topic', 'author', 'story');

-- CreateTable
CREATE TABLE "former_name" (
    "kind" "name_kind" NOT NULL,
    "slug" TEXT NOT NULL,
    "to_slug" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_name_pkey" PRIMARY KEY ("kind","slug")
);

-- CreateTable
CREATE TABLE "name_change" (
    "number" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "record" JSONB NOT NULL,

    CONSTRAINT "name_change_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE INDEX "former_name_kind_to_slug_idx" ON "former_name"("kind", "to_slug");

-- CreateIndex
CREATE UNIQUE INDEX "name_change_hash_key" ON "name_change"("hash");

-- What became of the names is kept for good, like what was published.
CREATE FUNCTION "refuse_name_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What became of a name is never changed or removed (change %).', OLD."number";
END
$$;

CREATE TRIGGER "name_change_is_append_only" BEFORE UPDATE OR DELETE ON "name_change"
    FOR EACH ROW EXECUTE FUNCTION "refuse_name_change"();
