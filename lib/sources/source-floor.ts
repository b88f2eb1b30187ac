import { listCapturesOf } from "@/lib/captures/queries";
import type { Desk } from "@/lib/desk";
import type { RenderedBody } from "@/lib/markdown/rendered-body";
import type { Problem } from "@/lib/outcome";
import { citedIn } from "./cited-in";

/**
 * Why a piece that was never published cannot go live yet: less of what it cites was kept than the site asks for. A change of what readers have is
 * never held up, since a mistake must be put right also where its source has gone.
 */
export async function problemsWithSources(
  { database }: Pick<Desk, "database">,
  articleId: string,
  rendered: Pick<RenderedBody, "links" | "quotes">,
): Promise<readonly Problem[]> {
  const { sourceFloor } = await database.site.findUniqueOrThrow({
    where: { id: 1 },
    select: { sourceFloor: true },
  });
  if (sourceFloor === null) return [];
  const addresses = citedIn(rendered).map(({ address }) => address);
  if (addresses.length === 0) return [];
  const revision = await database.revision.findFirst({ where: { articleId }, select: { hash: true } });
  if (revision !== null) return [];
  const captures = await listCapturesOf(database, addresses);
  const needed = Math.ceil((addresses.length * sourceFloor) / 100);
  if (captures.size >= needed) return [];
  const message = `Of its ${addresses.length} sources ${captures.size} ${captures.size === 1 ? "is" : "are"} kept, and this site asks for ${needed}. Keep what they say on its page of sources, or bring files of them.`;
  return [{ code: "sources-not-kept", at: "body", message }];
}
