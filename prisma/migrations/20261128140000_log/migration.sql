-- CreateTable
CREATE TABLE "log_entry" (
    "number" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "kind" TEXT NOT NULL,
    "object" CHAR(64) NOT NULL,
    "record" JSONB NOT NULL,

    CONSTRAINT "log_entry_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE UNIQUE INDEX "log_entry_hash_key" ON "log_entry"("hash");

-- CreateIndex
CREATE INDEX "log_entry_object_idx" ON "log_entry"("object");

-- The log is what proves that nothing else was changed.
CREATE FUNCTION "refuse_log_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'An entry of the log is never changed or removed (entry %).', OLD."number";
END
$$;

CREATE TRIGGER "log_is_append_only" BEFORE UPDATE OR DELETE ON "log_entry"
    FOR EACH ROW EXECUTE FUNCTION "refuse_log_change"();
CREATE TRIGGER "log_is_never_emptied" BEFORE TRUNCATE ON "log_entry"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_emptying"();
