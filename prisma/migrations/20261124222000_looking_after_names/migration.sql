-- The newsroom finds a section, a topic, an author or a running story by the words of its name, as it finds drafts.
ALTER TABLE "author" ADD COLUMN     "words" tsvector;

ALTER TABLE "section" ADD COLUMN     "words" tsvector;

ALTER TABLE "story" ADD COLUMN     "words" tsvector;

ALTER TABLE "topic" ADD COLUMN     "words" tsvector;

CREATE INDEX "author_words_idx" ON "author" USING GIN ("words");

CREATE INDEX "section_words_idx" ON "section" USING GIN ("words");

CREATE INDEX "story_words_idx" ON "story" USING GIN ("words");

CREATE INDEX "topic_words_idx" ON "topic" USING GIN ("words");

CREATE FUNCTION "describe_name"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."words" := array_to_tsvector("draft_terms"(concat_ws(' ', NEW."name", NEW."slug")));
    RETURN NEW;
END
$$;

CREATE TRIGGER "author_is_described" BEFORE INSERT OR UPDATE OF "name", "slug" ON "author"
    FOR EACH ROW EXECUTE FUNCTION "describe_name"();

CREATE TRIGGER "section_is_described" BEFORE INSERT OR UPDATE OF "name", "slug" ON "section"
    FOR EACH ROW EXECUTE FUNCTION "describe_name"();

CREATE TRIGGER "story_is_described" BEFORE INSERT OR UPDATE OF "name", "slug" ON "story"
    FOR EACH ROW EXECUTE FUNCTION "describe_name"();

CREATE TRIGGER "topic_is_described" BEFORE INSERT OR UPDATE OF "name", "slug" ON "topic"
    FOR EACH ROW EXECUTE FUNCTION "describe_name"();

UPDATE "author" SET "name" = "name";
UPDATE "section" SET "name" = "name";
UPDATE "story" SET "name" = "name";
UPDATE "topic" SET "name" = "name";

-- The names that a draft bears, each as `topic=slug`, by which the desk lists what hangs on one.
ALTER TABLE "draft" ADD COLUMN     "names" TEXT[] DEFAULT ARRAY[]::TEXT[];

CREATE INDEX "draft_names_idx" ON "draft" USING GIN ("names");

-- As before, and the names too, cut to what an index can hold.
CREATE OR REPLACE FUNCTION "describe_draft"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."headline" := left(coalesce(NEW."content"->>'headline', ''), 300);
    NEW."words" := array_to_tsvector("draft_terms"(NEW."headline"));
    NEW."section_slug" := left(NEW."content"->'section'->>'slug', 200);
    NEW."names" := ARRAY(
        SELECT DISTINCT "kind" || '=' || left("slug" #>> '{}', 200) FROM (
            SELECT 'section' AS "kind", jsonb_path_query(NEW."content", '$.section.slug') AS "slug"
            UNION ALL SELECT 'story', jsonb_path_query(NEW."content", '$.story.slug')
            UNION ALL SELECT 'topic', jsonb_path_query(NEW."content", '$.topics[*].slug')
            UNION ALL SELECT 'author', jsonb_path_query(NEW."content", '$.authors[*].slug')
        ) AS "borne" WHERE "slug" #>> '{}' IS NOT NULL);
    RETURN NEW;
END
$$;

UPDATE "draft" SET "content" = "content";

-- A merge changes which names articles are counted under, and none of their words. With room left on each page such a row is written
-- anew beside itself, and no index of words has to learn where it lies.
ALTER TABLE "search_document" SET (fillfactor = 45);
