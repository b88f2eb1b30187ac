-- What an article is a translation of, and how it was made. No foreign key: a translation may be public while its original is not.
ALTER TABLE "article" ADD COLUMN "translation_of" UUID;
ALTER TABLE "article" ADD COLUMN "translation" JSONB;
CREATE INDEX "article_translation_of_idx" ON "article"("translation_of");

-- The newsroom asks which drafts say that they are translations of one.
CREATE INDEX "draft_translation_of_idx" ON "draft" (("content" #>> '{translation,of}')) WHERE "content" ? 'translation';
