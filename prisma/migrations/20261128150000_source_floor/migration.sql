-- How much of what a piece cites has to be kept before it goes live, of a hundred; null where nothing is asked.
ALTER TABLE "site" ADD COLUMN "source_floor" INTEGER;
