-- AlterTable
ALTER TABLE "site" ADD COLUMN     "footer_links" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "policies" JSONB NOT NULL DEFAULT '{}';
