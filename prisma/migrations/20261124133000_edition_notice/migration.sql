-- Whoever listens learns of a new edition with the commit that made it.
CREATE FUNCTION "announce_edition"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('standfirst_edition', NEW."number"::text);
    RETURN NEW;
END
$$;

CREATE TRIGGER "edition_is_announced" AFTER UPDATE OF "number" ON "edition"
    FOR EACH ROW EXECUTE FUNCTION "announce_edition"();
