import type { Prisma } from "@/lib/database/generated/client";

/** The articles that are editions of one piece: its original, by its id, and the translations of that. Both are found by an index. */
export function ofOnePiece(original: string) {
  return { OR: [{ id: original }, { translationOf: original }] } satisfies Prisma.ArticleWhereInput;
}
