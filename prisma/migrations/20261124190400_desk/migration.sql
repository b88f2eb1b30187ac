-- What the desk does with drafts: putting them aside, showing them by a link that can be made void, finding them by section.
ALTER TYPE "draft_state" ADD VALUE 'discarded';

ALTER TABLE "draft" ADD COLUMN     "link_round" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "section_slug" TEXT;

CREATE INDEX "draft_section_slug_updated_at_id_idx" ON "draft"("section_slug", "updated_at" DESC, "id" DESC);

-- As before, and the section too, cut to what an index can hold.
CREATE OR REPLACE FUNCTION "describe_draft"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."headline" := left(coalesce(NEW."content"->>'headline', ''), 300);
    NEW."words" := array_to_tsvector("draft_terms"(NEW."headline"));
    NEW."section_slug" := left(NEW."content"->'section'->>'slug', 200);
    RETURN NEW;
END
$$;

UPDATE "draft" SET "content" = "content";
