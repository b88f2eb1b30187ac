-- A speaker is looked up by name, however somebody capitalises it. Prisma knows of no index of an expression.
CREATE INDEX "speaker_lower_name_idx" ON "speaker" (lower("name"), "slug");
