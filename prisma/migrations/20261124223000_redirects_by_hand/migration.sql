-- CreateTable
CREATE TABLE "hand_redirect" (
    "from_address" TEXT NOT NULL,
    "parameters" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "hand_redirect_pkey" PRIMARY KEY ("from_address")
);

-- CreateTable
CREATE TABLE "redirect_change" (
    "number" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "record" JSONB NOT NULL,

    CONSTRAINT "redirect_change_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE INDEX "hand_redirect_parameters_idx" ON "hand_redirect"("parameters");

-- CreateIndex
CREATE INDEX "hand_redirect_to_address_idx" ON "hand_redirect"("to_address");

-- CreateIndex
CREATE UNIQUE INDEX "redirect_change_hash_key" ON "redirect_change"("hash");

-- What was done to redirects is kept for good, like what was published.
CREATE FUNCTION "refuse_redirect_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was done to a redirect is never changed or removed (change %).', OLD."number";
END
$$;

CREATE TRIGGER "redirect_change_is_append_only" BEFORE UPDATE OR DELETE ON "redirect_change"
    FOR EACH ROW EXECUTE FUNCTION "refuse_redirect_change"();
