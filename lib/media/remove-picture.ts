import { recordEvent } from "@/lib/audit/audit";
import type { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { lockEdition, raiseEdition } from "@/lib/site/edition";
import { canonicalHash } from "@/lib/storage/canonical";
import { mediaPath } from "@/lib/urls";
import { noSuchPicture } from "./describe-picture";
import { recordOfRow } from "./picture-record-of-row";

/** As many drafts are named in a refusal. */
const NAMED = 5;

/**
 * Takes a picture, its versions and what was written about it out of the library and off the disk, for good. Refused while a draft
 * or the about page shows it, naming each, and for ever once a published revision has: what was published can always be
 * seen as it was. A draft's earlier versions do not hold a picture: whoever takes one of those up again finds it missing.
 */
export async function removePicture(desk: Desk, hash: string): Promise<Outcome<null>> {
  return transact(desk.database, async (transaction): Promise<Outcome<null>> => {
    await lockEdition(transaction);
    // Whoever saves a draft that shows it, or publishes one, waits for this or is waited for (`hold_pictures`).
    await transaction.$queryRaw`SELECT hash FROM media WHERE hash = ${hash} FOR UPDATE`;
    const row = await transaction.media.findUnique({
      where: { hash },
      include: { versions: { orderBy: { width: "asc" } } },
    });
    if (row === null) return refuse(noSuchPicture);
    const addressed = [hash, ...row.versions.map((version) => version.hash)];
    const unused = acceptUnless(await problemsWithRemoving(transaction, addressed), null);
    if (!unused.ok) return unused;
    await transaction.media.delete({ where: { hash } });
    const kept = await listShared(transaction, addressed);
    const at = desk.now();
    // Whoever knew its address finds it no longer, not even among the pages that are kept.
    await raiseEdition(transaction, at);
    await forgetFiles(desk, row, kept);
    await recordEvent(transaction, { at, actor: desk.actor, action: "media-remove", subject: hash });
    return accept(null);
  });
}

/** Of these files, those that another picture has too. */
async function listShared(
  transaction: Prisma.TransactionClient,
  hashes: string[],
): Promise<ReadonlySet<string>> {
  const where = { hash: { in: hashes } };
  const [versions, pictures] = [
    await transaction.mediaVersion.findMany({ where, select: { hash: true } }),
    await transaction.media.findMany({ where, select: { hash: true } }),
  ];
  return new Set([...versions, ...pictures].map(({ hash }) => hash));
}

type MediaRow = Prisma.MediaGetPayload<{ include: { versions: true } }>;

/** The picture goes first and the record last: what is left when the power fails in between is known to be a part of it. */
async function forgetFiles({ objects }: Desk, row: MediaRow, kept: ReadonlySet<string>): Promise<void> {
  const files = [row, ...row.versions].filter((file) => !kept.has(file.hash));
  for (const { hash, extension } of files) await objects.forgetPicture("media", hash, extension);
  for (const hash of row.descriptionHashes) await objects.forgetPicture("descriptions", hash, "json");
  await objects.forgetPicture("pictures", canonicalHash(recordOfRow(row)), "json");
}

async function problemsWithRemoving(
  transaction: Prisma.TransactionClient,
  addressed: string[],
): Promise<Problem[]> {
  const pictureHash = { in: addressed };
  const published = await transaction.revisionMedia.findFirst({
    where: { pictureHash },
    select: { revision: { select: { draft: { select: { headline: true } } } } },
  });
  if (published !== null) return [publishedWith(published.revision.draft.headline)];
  const drafts = await transaction.draftMedia.findMany({
    where: { pictureHash },
    select: { draft: { select: { headline: true } } },
    take: NAMED,
  });
  const { about } = await transaction.site.findUniqueOrThrow({ where: { id: 1 }, select: { about: true } });
  const inAbout = addressed.some((hash) => about.includes(mediaPath(hash, "")));
  return [...drafts.map(({ draft }) => shownBy(draft.headline)), ...(inAbout ? [shownByAbout] : [])];
}

function publishedWith(headline: string): Problem {
  return {
    code: "picture-published",
    at: null,
    message: `“${headline}” was published with this picture, and what was published can always be seen as it was. It can never be removed; take it out of the pieces that should no longer show it.`,
  };
}

function shownBy(headline: string): Problem {
  const draft = headline === "" ? "A draft without a headline" : `The draft “${headline}”`;
  return {
    code: "picture-in-use",
    at: null,
    message: `${draft} shows this picture. Take it out there first.`,
  };
}

const shownByAbout: Problem = {
  code: "picture-in-use",
  at: null,
  message: "The page about the publication shows this picture. Take it out there first.",
};
