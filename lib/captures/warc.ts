import { sha256 } from "@/lib/storage/sha256";

/*
 * WARC 1.1 (ISO 28500:2017), as far as a file of one document needs it: uncompressed records, one after the other, each with a block of its own.
 */

export type WarcType = "warcinfo" | "response" | "resource" | "conversion" | "metadata";

export interface WarcRecord {
  readonly type: WarcType;
  /** Without the angle brackets of the header. */
  readonly id: string;
  readonly date: Date;
  readonly contentType: string;
  /** The other named fields, in their order. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly block: Buffer;
}

const CRLF = "\r\n";
const VERSION = "WARC/1.1";

/** The bytes of a file of these records. Each says the sha256 of its block. */
export function writeWarc(records: readonly WarcRecord[]): Buffer {
  return Buffer.concat(records.flatMap(partsOf));
}

/** The records of a file that `writeWarc` wrote. Throws for whatever is none. */
export function readWarc(bytes: Buffer): WarcRecord[] {
  const records: WarcRecord[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(`${CRLF}${CRLF}`, at);
    if (end < 0) throw new Error("A record of a WARC file has no end of its header.");
    const [version, ...lines] = bytes.toString("utf8", at, end).split(CRLF);
    if (version !== VERSION) throw new Error("A record of a WARC file does not begin with its version.");
    const named = lines.map((line): [string, string] => {
      const colon = line.indexOf(": ");
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
    const block = bytes.subarray(end + 4, end + 4 + Number(required(named, "Content-Length")));
    records.push({
      type: typeOf(required(named, "WARC-Type")),
      id: withoutBrackets(required(named, "WARC-Record-ID")),
      date: new Date(required(named, "WARC-Date")),
      contentType: required(named, "Content-Type"),
      fields: named.filter(([name]) => !OWN_FIELDS.includes(name)),
      block,
    });
    at = end + 4 + block.length + 4;
    if (digestOf(block) !== required(named, "WARC-Block-Digest"))
      throw new Error("The block of a WARC record does not have its digest.");
    if (bytes.toString("latin1", at - 4, at) !== `${CRLF}${CRLF}`)
      throw new Error("A record of a WARC file does not end where it says.");
  }
  return records;
}

/** `application/warc-fields`: a name and a value a line. What would break a line is a space. */
export function writeFields(fields: readonly (readonly [name: string, value: string])[]): Buffer {
  return Buffer.from(fields.map(([name, value]) => `${name}: ${oneLine(value)}${CRLF}`).join(""));
}

/** The fields of such a block, in their order. */
export function readFields(block: Buffer): [name: string, value: string][] {
  return block
    .toString("utf8")
    .split(CRLF)
    .filter((line) => line !== "")
    .map((line) => {
      const colon = line.indexOf(": ");
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
}

/** How a digest is written: `sha256:` and hexadecimal digits, as the hash of everything else in this house. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${sha256(bytes)}`;
}

/**
 * A record's id, which must be its own (ISO 28500, 5.2). It follows from what the record is, so that the same capture is written as the same bytes:
 * a UUID of version 8 (RFC 9562) out of a hash.
 */
export function recordId(...parts: readonly (string | Uint8Array)[]): string {
  const hash = sha256(parts.map((part) => sha256(part)).join(" "));
  const variant = "89ab"[Number.parseInt(hash.charAt(16), 16) % 4] ?? "8";
  return `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

const OWN_FIELDS = [
  "WARC-Type",
  "WARC-Record-ID",
  "WARC-Date",
  "Content-Type",
  "Content-Length",
  "WARC-Block-Digest",
];

function partsOf({ type, id, date, contentType, fields, block }: WarcRecord): Buffer[] {
  const named: (readonly [string, string])[] = [
    ["WARC-Type", type],
    ["WARC-Record-ID", `<${id}>`],
    ["WARC-Date", date.toISOString()],
    ...fields,
    ["WARC-Block-Digest", digestOf(block)],
    ["Content-Type", contentType],
    ["Content-Length", String(block.length)],
  ];
  const header = [VERSION, ...named.map(([name, value]) => `${name}: ${oneLine(value)}`), "", ""].join(CRLF);
  return [Buffer.from(header), block, Buffer.from(`${CRLF}${CRLF}`)];
}

function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

function required(named: readonly (readonly [string, string])[], name: string): string {
  const found = named.find(([other]) => other === name)?.[1];
  if (found === undefined) throw new Error(`A record of a WARC file has no ${name}.`);
  return found;
}

function withoutBrackets(id: string): string {
  return id.replace(/^<|>$/g, "");
}

function typeOf(written: string): WarcType {
  const type = TYPES.find((known) => known === written);
  if (type === undefined) throw new Error("A record of a WARC file is of another type than a capture has.");
  return type;
}

const TYPES: readonly WarcType[] = ["warcinfo", "response", "resource", "conversion", "metadata"];
