-- The editors' order of the front page.
ALTER TABLE "site" ADD COLUMN "featured" UUID[] DEFAULT ARRAY[]::UUID[];
