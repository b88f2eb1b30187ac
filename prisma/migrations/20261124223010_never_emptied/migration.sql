-- A trigger on rows does not hear of TRUNCATE, which would empty what is append-only without a word.
CREATE FUNCTION "refuse_emptying"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The table "%" is append-only and never emptied.', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER "audit_is_never_emptied" BEFORE TRUNCATE ON "audit_event"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_emptying"();
CREATE TRIGGER "revision_is_never_emptied" BEFORE TRUNCATE ON "revision"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_emptying"();
CREATE TRIGGER "name_change_is_never_emptied" BEFORE TRUNCATE ON "name_change"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_emptying"();
CREATE TRIGGER "redirect_change_is_never_emptied" BEFORE TRUNCATE ON "redirect_change"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_emptying"();
CREATE TRIGGER "draft_version_is_never_emptied" BEFORE TRUNCATE ON "draft_version"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_emptying"();
