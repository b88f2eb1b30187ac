-- What the library remembers of a picture, who brought it, and everything that would miss it.
ALTER TABLE "media" ADD COLUMN     "alt" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "caption" TEXT,
ADD COLUMN     "created_by" TEXT,
ADD COLUMN     "credit" TEXT,
ADD COLUMN     "description_hashes" CHAR(64)[] DEFAULT ARRAY[]::CHAR(64)[],
ADD COLUMN     "licence" TEXT,
ADD COLUMN     "words" tsvector;

CREATE TABLE "draft_media" (
    "draft_id" UUID NOT NULL,
    "picture_hash" CHAR(64) NOT NULL,

    CONSTRAINT "draft_media_pkey" PRIMARY KEY ("draft_id","picture_hash")
);

CREATE TABLE "revision_media" (
    "revision_hash" CHAR(64) NOT NULL,
    "picture_hash" CHAR(64) NOT NULL,

    CONSTRAINT "revision_media_pkey" PRIMARY KEY ("revision_hash","picture_hash")
);

CREATE TABLE "upload_count" (
    "day" DATE NOT NULL,
    "actor" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "upload_count_pkey" PRIMARY KEY ("day","actor")
);

CREATE INDEX "draft_media_picture_hash_draft_id_idx" ON "draft_media"("picture_hash", "draft_id");

CREATE INDEX "revision_media_picture_hash_revision_hash_idx" ON "revision_media"("picture_hash", "revision_hash");

CREATE INDEX "media_words_idx" ON "media" USING GIN ("words");

CREATE INDEX "media_version_hash_idx" ON "media_version"("hash");

ALTER TABLE "draft_media" ADD CONSTRAINT "draft_media_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "revision_media" ADD CONSTRAINT "revision_media_revision_hash_fkey" FOREIGN KEY ("revision_hash") REFERENCES "revision"("hash") ON DELETE CASCADE ON UPDATE CASCADE;

-- A picture is found by the words that the library remembers of it, as a draft is by its headline.
CREATE FUNCTION "describe_media"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."words" := array_to_tsvector("draft_terms"(concat_ws(' ', NEW."alt", NEW."caption", NEW."credit", NEW."licence")));
    RETURN NEW;
END
$$;

CREATE TRIGGER "media_is_described" BEFORE INSERT OR UPDATE OF "alt", "caption", "credit", "licence" ON "media"
    FOR EACH ROW EXECUTE FUNCTION "describe_media"();

UPDATE "media" SET "alt" = "alt";

-- The pictures whose addresses stand anywhere in a document.
CREATE FUNCTION "pictures_in"("document" JSONB) RETURNS CHAR(64)[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(DISTINCT "found"[1]::char(64)), '{}')
    FROM regexp_matches("document"::text, '/media/([0-9a-f]{64})\.[a-z0-9]{3,4}', 'g') AS "found"
$$;

-- Whoever is removing one of these pictures meanwhile is waited for, and whoever comes after sees that it is used.
CREATE FUNCTION "hold_pictures"("hashes" CHAR(64)[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM "media" WHERE "hash" = ANY("hashes")
        OR "hash" IN (SELECT "picture_hash" FROM "media_version" WHERE "media_version"."hash" = ANY("hashes"))
        ORDER BY "hash" FOR KEY SHARE;
END
$$;

CREATE FUNCTION "note_draft_pictures"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "hashes" CHAR(64)[] := "pictures_in"(NEW."content");
BEGIN
    DELETE FROM "draft_media" WHERE "draft_id" = NEW."id" AND "picture_hash" <> ALL("hashes");
    IF cardinality("hashes") > 0 THEN
        PERFORM "hold_pictures"("hashes");
        INSERT INTO "draft_media" ("draft_id", "picture_hash") SELECT NEW."id", unnest("hashes") ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER "draft_pictures_are_noted" AFTER INSERT OR UPDATE OF "content" ON "draft"
    FOR EACH ROW EXECUTE FUNCTION "note_draft_pictures"();

CREATE FUNCTION "note_revision_pictures"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "hashes" CHAR(64)[] := "pictures_in"(NEW."record");
BEGIN
    IF cardinality("hashes") > 0 THEN
        PERFORM "hold_pictures"("hashes");
        INSERT INTO "revision_media" ("revision_hash", "picture_hash") SELECT NEW."hash", unnest("hashes") ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER "revision_pictures_are_noted" AFTER INSERT ON "revision"
    FOR EACH ROW EXECUTE FUNCTION "note_revision_pictures"();

-- What is there already shows pictures too.
INSERT INTO "draft_media" ("draft_id", "picture_hash") SELECT "id", unnest("pictures_in"("content")) FROM "draft";
INSERT INTO "revision_media" ("revision_hash", "picture_hash") SELECT "hash", unnest("pictures_in"("record")) FROM "revision";
