-- What readers report of an article that is wrong in it, for the editors alone.
CREATE TYPE "report_state" AS ENUM ('open', 'accepted', 'declined');

CREATE TABLE "error_report" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "quote" TEXT,
    "contact" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "report_state" NOT NULL DEFAULT 'open',
    "handled_by" TEXT,
    "handled_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "error_report_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "error_report_state_received_at_id_idx" ON "error_report"("state", "received_at" DESC, "id" DESC);

CREATE INDEX "error_report_received_at_id_idx" ON "error_report"("received_at" DESC, "id" DESC);

ALTER TABLE "error_report" ADD CONSTRAINT "error_report_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
