import type { Queryable } from "@/lib/database/client";
import { renderBody } from "@/lib/markdown/render-body";
import type { RenderedBody, RenderOptions } from "@/lib/markdown/rendered-body";
import { mediaHashesIn } from "@/lib/media/media-address";
import { listPictures } from "@/lib/media/queries";
import type { StoredPicture } from "@/lib/media/views";
import type { Outcome } from "@/lib/outcome";
import type { ArticleContent } from "./content";

/** What of the site decides how a body is rendered. */
export interface HouseStyle {
  readonly endMark: string | null;
  readonly ownOrigins: readonly string[];
}

/**
 * Renders an article's body as it will be published. Refused with the renderer's own problems (too long, nested too
 * deeply, too slow).
 *
 * @param articleId makes the ids in the HTML its own, so that several articles can stand on one page.
 * @param pictures are pictures of the body that will be stored, but are not yet.
 */
export async function renderArticle(
  database: Queryable,
  articleId: string,
  content: Pick<ArticleContent, "body" | "language" | "endMark">,
  style: HouseStyle,
  pictures: readonly StoredPicture[] = [],
): Promise<Outcome<RenderedBody>> {
  const arriving = Object.fromEntries(pictures.map((picture) => [picture.src, picture]));
  return renderBody(content.body, {
    language: content.language,
    idPrefix: `a${articleId.slice(0, 8)}-`,
    endMark: content.endMark ?? style.endMark,
    ownOrigins: style.ownOrigins,
    images: { ...(await findImages(database, content.body)), ...arriving },
  });
}

/** The stored pictures that a body shows: their sizes, so that a page need not jump when they arrive, and their versions. */
async function findImages(database: Queryable, body: string): Promise<RenderOptions["images"]> {
  const pictures = await listPictures(database, mediaHashesIn(body));
  return Object.fromEntries(pictures.map((picture) => [picture.src, picture]));
}
