-- A change of letters alone, which moves no date.
ALTER TYPE "revision_kind" ADD VALUE 'typo';

-- What was wrong, and what is said instead: made from the revisions that corrected it.
CREATE TABLE "correction" (
    "article_id" UUID NOT NULL,
    "to_number" INTEGER NOT NULL,
    "from_number" INTEGER NOT NULL,
    "from_hash" CHAR(64) NOT NULL,
    "to_hash" CHAR(64) NOT NULL,
    "note" TEXT,
    "serious" BOOLEAN NOT NULL,
    "passages" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "corrected_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("article_id", "to_number")
);

CREATE INDEX "correction_corrected_at_article_id_to_number_idx" ON "correction"("corrected_at" DESC, "article_id" DESC, "to_number" DESC);

ALTER TABLE "correction" ADD CONSTRAINT "correction_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Changes are counted by kind and year, and are few among all revisions.
CREATE INDEX "revision_kind_recorded_at_idx" ON "revision"("kind", "recorded_at");
