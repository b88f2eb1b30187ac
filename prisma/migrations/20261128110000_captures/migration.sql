-- CreateEnum
CREATE TYPE "CaptureMethod" AS ENUM ('fetched', 'uploaded');

-- CreateTable
CREATE TABLE "capture" (
    "hash" CHAR(64) NOT NULL,
    "address" TEXT NOT NULL,
    "final_address" TEXT NOT NULL,
    "captured_at" TIMESTAMPTZ(3) NOT NULL,
    "method" "CaptureMethod" NOT NULL,
    "status" INTEGER,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "payload_hash" CHAR(64) NOT NULL,
    "text" TEXT,
    "captured_by" TEXT NOT NULL,

    CONSTRAINT "capture_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "capture_showing" (
    "number" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "capture" CHAR(64) NOT NULL,
    "shown" BOOLEAN NOT NULL,
    "record" JSONB NOT NULL,

    CONSTRAINT "capture_showing_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "capture_count" (
    "day" DATE NOT NULL,
    "actor" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "capture_count_pkey" PRIMARY KEY ("day", "actor")
);

-- CreateIndex
CREATE INDEX "capture_address_captured_at_hash_idx" ON "capture"("address", "captured_at" DESC, "hash" DESC);

-- CreateIndex
CREATE INDEX "capture_captured_at_hash_idx" ON "capture"("captured_at" DESC, "hash" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "capture_showing_hash_key" ON "capture_showing"("hash");

-- CreateIndex
CREATE INDEX "capture_showing_capture_number_idx" ON "capture_showing"("capture", "number" DESC);

-- What a source said is kept as it was; what comes after stands beside it.
CREATE FUNCTION "refuse_capture_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A capture is never changed or removed (capture %).', OLD."hash";
END
$$;

CREATE TRIGGER "capture_is_append_only" BEFORE UPDATE OR DELETE ON "capture"
    FOR EACH ROW EXECUTE FUNCTION "refuse_capture_change"();
CREATE TRIGGER "capture_showing_is_append_only" BEFORE UPDATE OR DELETE ON "capture_showing"
    FOR EACH ROW EXECUTE FUNCTION "refuse_capture_change"();
CREATE TRIGGER "capture_is_never_emptied" BEFORE TRUNCATE ON "capture"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_emptying"();
CREATE TRIGGER "capture_showing_is_never_emptied" BEFORE TRUNCATE ON "capture_showing"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_emptying"();
