import type { Prisma } from "@/lib/database/generated/client";
import type { RenderedBody } from "@/lib/markdown/rendered-body";
import { citedIn } from "./cited-in";
import { findOrMakeSources } from "./rows";

/** Makes an article's sources, and whose they are, say what its newest revision cites. */
export async function projectSources(
  transaction: Prisma.TransactionClient,
  articleId: string,
  publishedAt: string,
  rendered: Pick<RenderedBody, "links" | "quotes">,
): Promise<void> {
  const citations = citedIn(rendered);
  const sources = await findOrMakeSources(
    transaction,
    citations.map(({ address }) => address),
  );
  await transaction.articleSource.deleteMany({ where: { articleId } });
  await transaction.articlePublisher.deleteMany({ where: { articleId } });
  const rows = citations.flatMap(({ address, links }, index) => {
    const source = sources.get(address);
    return source === undefined ? [] : [{ source, links, position: index + 1 }];
  });
  await transaction.articleSource.createMany({
    data: rows.map(({ source, links, position }) => ({
      articleId,
      position,
      sourceId: source.id,
      links: links.map((link) => ({ ...link })),
    })),
  });
  const publishers = new Set(rows.map(({ source }) => source.publisherId));
  await transaction.articlePublisher.createMany({
    data: [...publishers].map((publisherId) => ({ articleId, publisherId, publishedAt })),
  });
}
