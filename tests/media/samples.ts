import sharp, { type Sharp } from "sharp";
import { developPicture } from "@/lib/media/develop-picture";
import type { Picture } from "@/lib/media/picture";

/** What is hidden in pictures here, and must be nowhere in what is kept. */
export const SECRET = "Quellenschutz-7f3a";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture without two alike rows or columns: something like a photograph, and always the same. */
export function photograph({ width, height }: Size): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      pixels[at] = 127 + 120 * Math.sin(x / 17);
      pixels[at + 1] = 127 + 120 * Math.sin(y / 11);
      pixels[at + 2] = 127 + 120 * Math.sin((x + y) / 29);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** A photograph that says by whom and where it was taken, in EXIF and in XMP. */
export function signed(picture: Sharp): Sharp {
  return picture
    .withExif({
      IFD0: { Artist: SECRET, Make: "Camera", ImageDescription: SECRET },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "51/1 30/1 0/1",
        GPSLongitudeRef: "W",
        GPSLongitude: "0/1 7/1 0/1",
      },
    })
    .withXmp(
      `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${SECRET}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
    );
}

/** A picture that moves, each frame of another colour. */
export async function moving(frames: number, { width, height }: Size): Promise<Sharp> {
  const sheets = Array.from({ length: frames }, (_, index) =>
    sharp({
      create: {
        width,
        height,
        channels: 3,
        background: { r: (index * 97) % 256, g: (index * 53) % 256, b: 160 },
      },
    })
      .png()
      .toBuffer(),
  );
  return sharp(await Promise.all(sheets), { join: { animated: true } });
}

/** A segment of a JPEG, to be put right after its first two bytes. */
export function withSegment(jpeg: Buffer, marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

export async function developed(bytes: Buffer): Promise<Picture> {
  const picture = await developPicture(bytes, "picture");
  if (!picture.ok) throw new Error(picture.problems[0].message);
  return picture.value;
}
