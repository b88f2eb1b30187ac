-- A search is given whole rows, in one pass. Before, it was given keys, and fetched a thousand rows by them a second time. What a word is
-- stored as is not unpacked on the way, only pointed at.
DROP FUNCTION "search_documents"(tsquery);

CREATE FUNCTION "search_documents"("query" tsquery) RETURNS SETOF "search_document"
    LANGUAGE sql STABLE ROWS 2000 SET enable_seqscan = off AS $$
    SELECT * FROM "search_document" WHERE "words" @@ "query"
$$;
