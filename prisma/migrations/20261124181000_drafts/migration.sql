-- What the newsroom does with drafts: their history, who has them open, when they go live, and finding them.
ALTER TYPE "draft_state" ADD VALUE 'changed';

DROP INDEX "draft_state_updated_at_idx";

ALTER TABLE "draft" ADD COLUMN     "created_by" TEXT,
ADD COLUMN     "desk_note" TEXT,
ADD COLUMN     "headline" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "scheduled_at" TIMESTAMPTZ(3),
ADD COLUMN     "scheduled_by" TEXT,
ADD COLUMN     "words" tsvector;

CREATE TABLE "draft_version" (
    "draft_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "actor" TEXT,
    "deliberate" BOOLEAN NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT,

    CONSTRAINT "draft_version_pkey" PRIMARY KEY ("draft_id","version")
);

CREATE TABLE "draft_presence" (
    "draft_id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_presence_pkey" PRIMARY KEY ("draft_id","actor")
);

CREATE UNIQUE INDEX "draft_version_draft_id_key_key" ON "draft_version"("draft_id", "key");

CREATE INDEX "draft_presence_actor_seen_at_idx" ON "draft_presence"("actor", "seen_at");

CREATE INDEX "draft_updated_at_id_idx" ON "draft"("updated_at" DESC, "id" DESC);

CREATE INDEX "draft_state_updated_at_id_idx" ON "draft"("state", "updated_at" DESC, "id" DESC);

CREATE INDEX "draft_created_by_updated_at_id_idx" ON "draft"("created_by", "updated_at" DESC, "id" DESC);

CREATE INDEX "draft_state_scheduled_at_id_idx" ON "draft"("state", "scheduled_at", "id");

CREATE INDEX "draft_words_idx" ON "draft" USING GIN ("words");

ALTER TABLE "draft_version" ADD CONSTRAINT "draft_version_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "draft_presence" ADD CONSTRAINT "draft_presence_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The terms by which a headline is looked up: accents and punctuation taken off, each Han letter, kana and syllable by itself.
CREATE FUNCTION "draft_terms"("headline" TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(DISTINCT left("term", 64)), '{}') FROM unnest(string_to_array(
        regexp_replace(
            regexp_replace(
                lower(regexp_replace(normalize("headline", NFKD), '[\u0300-\u036F]', '', 'g')),
                '[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u2000-\u206F\u2E00-\u2E7F\u3000-\u3004\u3008-\u3020\u3030]+', ' ', 'g'),
            '([\u2E80-\u2FDF\u3005-\u3007\u3040-\u9FFF\uF900-\uFAFF])', ' \1 ', 'g'),
        ' ')) AS "term" WHERE "term" <> ''
$$;

-- Whoever writes a draft's content writes these too, so that the list of drafts reads no content.
CREATE FUNCTION "describe_draft"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."headline" := left(coalesce(NEW."content"->>'headline', ''), 300);
    NEW."words" := array_to_tsvector("draft_terms"(NEW."headline"));
    RETURN NEW;
END
$$;

CREATE TRIGGER "draft_is_described" BEFORE INSERT OR UPDATE OF "content" ON "draft"
    FOR EACH ROW EXECUTE FUNCTION "describe_draft"();

UPDATE "draft" SET "content" = "content";

-- A draft's history is append-only, but that autosaves are folded into one.
CREATE FUNCTION "refuse_draft_version_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."deliberate" OR NEW."draft_id" <> OLD."draft_id" OR NEW."version" < OLD."version" THEN
        RAISE EXCEPTION 'A version of a draft is never changed (version % of %).', OLD."version", OLD."draft_id";
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER "draft_version_is_append_only" BEFORE UPDATE ON "draft_version"
    FOR EACH ROW EXECUTE FUNCTION "refuse_draft_version_change"();
