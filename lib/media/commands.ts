import type { Desk } from "@/lib/desk";
import { sha256 } from "@/lib/storage/sha256";
import { mediaPath } from "@/lib/urls";
import type { Picture } from "./picture";

export interface StoredPicture {
  /** Its address on the site. */
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** Where a picture is or would be served; it follows from the bytes alone. */
export function storedPicture({ bytes, extension, width, height }: Picture): StoredPicture {
  return { src: mediaPath(sha256(bytes), extension), width, height };
}

/** Stores an examined picture. The same bytes are stored once, however often they come. */
export async function storePicture(desk: Desk, picture: Picture): Promise<StoredPicture> {
  const { bytes, extension, width, height } = picture;
  const hash = await desk.objects.keep("media", bytes, extension);
  const row = { hash, extension, width, height, bytes: bytes.length, createdAt: desk.now() };
  await desk.database.media.upsert({ where: { hash }, create: row, update: {} });
  return storedPicture(picture);
}
