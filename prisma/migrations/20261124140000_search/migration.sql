-- What a search reads: one row for each article, made with it. Articles that are there already are filled in by
-- `standfirst rebuild`, because their words are cut by the program and not by the database.
CREATE TABLE "search_document" (
    "article_id" UUID NOT NULL,
    "words" tsvector NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "section_id" INTEGER,
    "author_ids" INTEGER[],
    "topic_ids" INTEGER[],

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("article_id")
);

-- Kept outside of the row and as they are: ranking reads them by the thousand, and unpacking would be half of its cost.
ALTER TABLE "search_document" ALTER COLUMN "words" SET STORAGE EXTERNAL;

-- Without the list of pending entries, which every search would read through and which the embedded database, having no
-- vacuum of its own, would seldom empty.
CREATE INDEX "search_document_words_idx" ON "search_document" USING GIN ("words") WITH (fastupdate = off);

CREATE INDEX "search_document_published_at_article_id_idx" ON "search_document"("published_at" DESC, "article_id" DESC);

ALTER TABLE "search_document" ADD CONSTRAINT "search_document_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The articles that a query finds, by the index of words. Without statistics (the embedded database gathers none by itself) the
-- planner takes a query of many words for one that finds nearly everything, and would read the whole table instead.
CREATE FUNCTION "search_documents"("query" tsquery) RETURNS TABLE ("article_id" UUID, "published_at" TIMESTAMPTZ(3))
    LANGUAGE sql STABLE ROWS 2000 SET enable_seqscan = off AS $$
    SELECT "article_id", "published_at" FROM "search_document" WHERE "words" @@ "query"
$$;
