import { deflateSync } from "node:zlib";

/** A PDF with a page for each text. It may be `closed` by a password, go in a `circle`, or unpack to so many megabytes of a page. */
export function aPdf(
  pages: readonly string[],
  { circle = false, closed = false, bomb = 0 }: { circle?: boolean; closed?: boolean; bomb?: number } = {},
): Buffer {
  const bodies: Buffer[] = [];
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(" ");
  const add = (body: string | Buffer) =>
    bodies.push(typeof body === "string" ? Buffer.from(body, "latin1") : body);
  add("<</Type/Catalog/Pages 2 0 R>>");
  add(`<</Type/Pages/Kids[${circle ? "2 0 R" : kids}]/Count ${pages.length}>>`);
  add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  for (const [index, text] of pages.entries()) {
    const shown = Buffer.from(`BT /F1 12 Tf 20 200 Td (${text}) Tj ET\n`);
    const content = deflateSync(
      bomb === 0 ? shown : Buffer.concat([shown, Buffer.alloc(bomb * 1024 ** 2, " ")]),
    );
    add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents ${5 + 2 * index} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
    );
    add(
      Buffer.concat([
        Buffer.from(`<</Length ${content.length}/Filter/FlateDecode>>\nstream\n`),
        content,
        Buffer.from("\nendstream"),
      ]),
    );
  }
  const password = closed
    ? `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${"41".repeat(32)}>/U<${"42".repeat(32)}>>>/ID[<00><00>]`
    : "";
  const parts = [Buffer.from("%PDF-1.4\n")];
  const places: number[] = [];
  let length = 9;
  for (const [index, body] of bodies.entries()) {
    const object = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    places.push(length);
    parts.push(object);
    length += object.length;
  }
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${bodies.length + 1}/Root 1 0 R${password}>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
