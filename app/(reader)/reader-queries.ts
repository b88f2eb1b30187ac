import { cache } from "react";
import { findArticle } from "@/lib/articles/queries";
import { findCapture } from "@/lib/captures/queries";
import { findSite } from "@/lib/site/queries";
import { findEditions } from "@/lib/translations/queries";

/**
 * Queries that the layout, a page and its metadata all need. `cache` lasts for one request, so each is asked once; a
 * query that only one of them needs is imported from where it lives.
 */
export const readSite = cache(findSite);
export const readArticle = cache(findArticle);
export const readEditions = cache((id: string) => findEditions(id));
export const readCapture = cache((hash: string) => findCapture(hash));
