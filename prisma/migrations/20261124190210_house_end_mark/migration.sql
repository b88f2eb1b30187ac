-- A body that ends with the house's own mark no longer says which one: the page does (lib/articles/house-end-mark).
UPDATE "article" SET "body_html" = regexp_replace(
    "body_html", '(<span class="end-mark" aria-hidden="true">)[^<]*(</span>)', E'\\1\uFDD0\\2')
FROM "revision" WHERE "revision"."hash" = "article"."revision_hash" AND "revision"."record" -> 'content' ->> 'endMark' IS NULL;
