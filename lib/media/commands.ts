import { recordEvent } from "@/lib/audit/audit";
import type { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, type Outcome } from "@/lib/outcome";
import { canonicalBytes } from "@/lib/storage/canonical";
import { sha256 } from "@/lib/storage/sha256";
import { mediaPath } from "@/lib/urls";
import { developPicture } from "./develop-picture";
import type { Picture, PictureVersion } from "./picture";
import type { PictureRecord } from "./picture-record";
import { countUpload } from "./upload-quota";
import type { StoredFile, StoredPicture } from "./views";

/** Where a picture is or would be served; it follows from the bytes alone. */
export function storedPicture(picture: Picture): StoredPicture {
  return { ...storedFile(picture), versions: picture.versions.map(storedFile) };
}

/**
 * Takes in what an editor brings: develops it (`./develop-picture`) and stores it. The same picture twice is one, also where
 * only its metadata differ. Refused as `developPicture` refuses, and when `desk.actor` has brought a thousand files that day.
 *
 * @param name is only named in refusals; what the picture is called and is follows from its bytes.
 */
export async function keepPicture(
  desk: Desk,
  bytes: Buffer,
  { name }: { readonly name: string },
): Promise<Outcome<StoredPicture>> {
  const counted = await countUpload(desk);
  if (!counted.ok) return counted;
  const picture = await developPicture(bytes, printableName(name));
  return picture.ok ? accept(await storePicture(desk, picture.value)) : picture;
}

/**
 * Stores a picture with its versions. The same bytes are stored once, however often they come. The record of what belongs
 * together comes first and the picture itself last, then the rows: when the disk is full or the power fails in between, the
 * picture is not there, and what is there of it is known to be a part of it.
 */
export async function storePicture(desk: Desk, picture: Picture): Promise<StoredPicture> {
  await keepFiles(desk, picture);
  await recordBrought(desk, recordOf(picture));
  // Somebody may have removed the same picture while the rows waited for it, and its files with it.
  await keepFiles(desk, picture);
  return storedPicture(picture);
}

async function recordBrought(desk: Desk, record: PictureRecord): Promise<void> {
  const at = desk.now();
  const brought = { createdAt: at, createdBy: desk.actor };
  await transact(desk.database, async (transaction) => {
    if (!(await insertPicture(transaction, record, brought))) return;
    const { hash } = record.picture;
    await recordEvent(transaction, {
      at,
      actor: desk.actor,
      action: "media-add",
      subject: hash,
      detail: { after: hash },
    });
  });
}

/** Writes the rows of a picture that the object store has, as a rebuild does. Those that are there stay as they are. */
export async function recordPicture(desk: Desk, record: PictureRecord): Promise<void> {
  const brought = { createdAt: desk.now(), createdBy: null };
  await transact(desk.database, (transaction) => insertPicture(transaction, record, brought));
}

async function keepFiles({ objects }: Desk, picture: Picture): Promise<void> {
  if (picture.versions.length > 0) await objects.keep("pictures", canonicalBytes(recordOf(picture)), "json");
  for (const { bytes, extension } of picture.versions) await objects.keep("media", bytes, extension);
  await objects.keep("media", picture.bytes, picture.extension);
}

/** Gives back whether the picture was not there before. */
async function insertPicture(
  transaction: Prisma.TransactionClient,
  { picture, versions }: PictureRecord,
  brought: { readonly createdAt: Date; readonly createdBy: string | null },
): Promise<boolean> {
  const pictureHash = picture.hash;
  const { count } = await transaction.media.createMany({
    data: [{ ...picture, ...brought }],
    skipDuplicates: true,
  });
  // A later release of the library may make other versions of the same picture, which needs no second set.
  if ((await transaction.mediaVersion.count({ where: { pictureHash } })) > 0) return count > 0;
  const rows = versions.map((version) => ({ ...version, pictureHash }));
  await transaction.mediaVersion.createMany({ data: rows, skipDuplicates: true });
  return count > 0;
}

/** A file's name as a refusal can print it: on one line, in the order in which it is written, and not without end. */
function printableName(name: string): string {
  const printable = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "")
    .trim()
    .slice(0, LONGEST_NAME)
    .replace(/\p{Cs}/gu, "");
  return printable === "" ? "without a name" : printable;
}

const LONGEST_NAME = 100;

/** What the object store keeps of a picture, beside its bytes. */
export function recordOf({ versions, ...picture }: Picture): PictureRecord {
  return { format: "standfirst/picture/1", picture: fileOf(picture), versions: versions.map(fileOf) };
}

function fileOf({ bytes, extension, width, height }: PictureVersion): PictureRecord["picture"] {
  return { hash: sha256(bytes), extension, width, height, bytes: bytes.length };
}

function storedFile({ bytes, extension, width, height }: PictureVersion): StoredFile {
  return { src: mediaPath(sha256(bytes), extension), width, height };
}
