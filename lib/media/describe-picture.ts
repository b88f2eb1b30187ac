import { isDeepStrictEqual } from "node:util";
import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { refuseFor } from "@/lib/problems";
import { canonicalBytes } from "@/lib/storage/canonical";
import { type DescriptionRecord, type PictureWords, pictureWordsSchema } from "./picture-words";

/**
 * Writes down what a picture shows and whose it is, for whoever uses it next; what was published with it already stays as it is.
 * Gives back whether anything is different now. Refused when there is no such picture and when a text is too long.
 */
export async function describePicture(
  desk: Desk,
  hash: string,
  written: PictureWords,
): Promise<Outcome<{ changed: boolean }>> {
  const parsed = pictureWordsSchema.safeParse(written);
  if (!parsed.success) return refuseFor(parsed.error, "description-not-usable");
  const words = parsed.data;
  return transact(desk.database, async (transaction): Promise<Outcome<{ changed: boolean }>> => {
    await transaction.$queryRaw`SELECT hash FROM media WHERE hash = ${hash} FOR NO KEY UPDATE`;
    const row = await transaction.media.findUnique({
      where: { hash },
      select: { alt: true, caption: true, credit: true, licence: true, descriptionHashes: true },
    });
    if (row === null) return refuse(noSuchPicture);
    const { descriptionHashes, ...before } = row;
    if (isDeepStrictEqual(before, words)) return accept({ changed: false });
    const at = desk.now();
    const record: DescriptionRecord = {
      format: "standfirst/picture-words/1",
      picture: hash,
      recordedAt: at.toISOString(),
      actor: desk.actor,
      words,
    };
    const after = await desk.objects.keep("descriptions", canonicalBytes(record), "json");
    await transaction.media.update({
      where: { hash },
      data: { ...words, descriptionHashes: [...descriptionHashes, after] },
    });
    await recordEvent(transaction, {
      at,
      actor: desk.actor,
      action: "media-describe",
      subject: hash,
      detail: { before: descriptionHashes.at(-1), after },
    });
    return accept({ changed: true });
  });
}

/** A description that the object store has, under its hash. */
export interface KeptDescription {
  readonly hash: string;
  readonly record: DescriptionRecord;
}

/** Gives pictures their words back from all records that there are of them; one of a picture that is gone is passed over. */
export async function restoreDescriptions(
  { database }: Desk,
  descriptions: readonly KeptDescription[],
): Promise<void> {
  const byPicture = new Map<string, KeptDescription[]>();
  for (const description of descriptions.toSorted(oldestFirst)) {
    const { picture } = description.record;
    byPicture.set(picture, [...(byPicture.get(picture) ?? []), description]);
  }
  for (const [hash, kept] of byPicture) {
    const newest = kept.at(-1);
    if (newest === undefined) continue;
    const data = { ...newest.record.words, descriptionHashes: kept.map((description) => description.hash) };
    await database.media.updateMany({ where: { hash }, data });
  }
}

function oldestFirst(a: KeptDescription, b: KeptDescription): number {
  const [one, other] = [`${a.record.recordedAt} ${a.hash}`, `${b.record.recordedAt} ${b.hash}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

export const noSuchPicture: Problem = {
  code: "picture-unknown",
  at: null,
  message: "There is no such picture in the library. Look for it again; somebody may have removed it.",
};
