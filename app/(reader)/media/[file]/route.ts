import { mediaTypes } from "@/lib/media/media-types";
import { objectStore } from "@/lib/storage/objects";

export const dynamic = "force-dynamic";

/**
 * A stored picture, `/media/<sha256>.<extension>`. Its address names its bytes, so that it may be kept for ever; a drawing
 * opened by itself may do nothing and reach nothing.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  const [hash = "", extension = "", ...rest] = file.split(".");
  const type = Object.entries(mediaTypes).find(([known]) => known === extension)?.[1];
  const bytes =
    type === undefined || rest.length > 0 ? null : await objectStore().read("media", hash, extension);
  if (type === undefined || bytes === null)
    return new Response("There is no such picture.\n", { status: 404 });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": type,
      "Content-Length": String(bytes.length),
      "Cache-Control": "public, max-age=31536000, immutable",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      // In an <img> a drawing is a picture; by itself it would be a document of this site, and is put on the disk instead.
      ...(extension === "svg" && { "Content-Disposition": "attachment" }),
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "same-origin",
      ETag: `"${hash}"`,
    },
  });
}
