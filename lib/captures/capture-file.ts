import { z } from "zod";
import { sha256 } from "@/lib/storage/sha256";
import { digestOf, readFields, readWarc, recordId, type WarcRecord, writeFields, writeWarc } from "./warc";

/*
 * What a capture's file holds, from which its row can be made again: a `response` with the answer as it was sent, or a `resource` with the file that was
 * brought; a `conversion` with the text that can be read in it; and `metadata` that says who kept it, how, and what was asked for.
 */

/** The answer of a server, without its body. */
export interface AnswerHead {
  readonly httpVersion: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The addresses that led on to where it was in the end. */
  readonly redirects: readonly string[];
}

/** All that a capture is made of. */
export interface CapturedDocument {
  readonly address: string;
  readonly finalAddress: string;
  readonly capturedAt: Date;
  readonly capturedBy: string;
  readonly mediaType: string;
  readonly payload: Buffer;
  readonly text: string | null;
  /** Null for a file that was brought. */
  readonly answer: AnswerHead | null;
}

/** A capture as the database has it. */
export interface CaptureRow {
  readonly hash: string;
  readonly address: string;
  readonly finalAddress: string;
  readonly capturedAt: Date;
  readonly method: "fetched" | "uploaded";
  readonly status: number | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly payloadHash: string;
  readonly text: string | null;
  readonly capturedBy: string;
}

/** The bytes of a capture's file. The same capture always has the same. */
export function writeCapture(document: CapturedDocument): Buffer {
  const { finalAddress, capturedAt, payload, text, answer } = document;
  const identity = [document.address, finalAddress, capturedAt.toISOString(), document.capturedBy];
  const idOf = (what: string) => recordId(what, ...identity, payload);
  const shared = { date: capturedAt };
  const about = [
    ["WARC-Target-URI", finalAddress],
    ["WARC-Warcinfo-ID", `<${idOf("warcinfo")}>`],
  ] as const;
  const digest = ["WARC-Payload-Digest", digestOf(payload)] as const;
  const main: WarcRecord =
    answer === null
      ? {
          ...shared,
          type: "resource",
          id: idOf("main"),
          contentType: document.mediaType,
          fields: [...about, digest],
          block: payload,
        }
      : {
          ...shared,
          type: "response",
          id: idOf("main"),
          contentType: "application/http;msgtype=response",
          fields: [...about, digest],
          block: Buffer.concat([headOf(answer, payload.length), payload]),
        };
  const records: WarcRecord[] = [
    {
      ...shared,
      type: "warcinfo",
      id: idOf("warcinfo"),
      contentType: "application/warc-fields",
      fields: [],
      block: writeFields([
        ["software", "Standfirst"],
        ["format", "WARC File Format 1.1"],
        ["conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"],
      ]),
    },
    main,
  ];
  if (text !== null)
    records.push({
      ...shared,
      type: "conversion",
      id: idOf("conversion"),
      contentType: "text/plain; charset=utf-8",
      fields: [
        ...about,
        ["WARC-Refers-To", `<${main.id}>`],
        ["WARC-Payload-Digest", digestOf(Buffer.from(text))],
      ],
      block: Buffer.from(text),
    });
  records.push({
    ...shared,
    type: "metadata",
    id: idOf("metadata"),
    contentType: "application/warc-fields",
    fields: [...about, ["WARC-Concurrent-To", `<${main.id}>`]],
    block: writeFields([
      ["method", answer === null ? "uploaded" : "fetched"],
      ["address", document.address],
      ...(answer?.redirects ?? []).map((redirect) => ["redirectedFrom", redirect] as const),
      ["mediaType", document.mediaType],
      ["capturedBy", document.capturedBy],
    ]),
  });
  return writeWarc(records);
}

const metadataSchema = z.object({
  method: z.enum(["fetched", "uploaded"]),
  address: z.string().min(1),
  mediaType: z.string().min(1),
  capturedBy: z.string().min(1),
});

/** The row of a capture's file. Throws for what is no such file, or is damaged within. */
export function readCapture(bytes: Buffer): CaptureRow {
  const records = readWarc(bytes);
  const find = (...types: string[]) => records.find(({ type }) => types.includes(type));
  const main = find("response", "resource");
  const metadata = find("metadata");
  if (main === undefined || metadata === undefined)
    throw new Error("A capture has no document, or no metadata.");
  const said = metadataSchema.parse(Object.fromEntries(readFields(metadata.block)));
  const field = (name: string) => main.fields.find(([other]) => other === name)?.[1];
  const finalAddress = field("WARC-Target-URI");
  const payload = main.type === "resource" ? main.block : bodyOf(main.block);
  if (finalAddress === undefined || field("WARC-Payload-Digest") !== digestOf(payload))
    throw new Error("The document of a capture does not have its digest.");
  return {
    hash: sha256(bytes),
    address: said.address,
    finalAddress,
    capturedAt: main.date,
    method: said.method,
    status: main.type === "resource" ? null : statusOf(main.block),
    mediaType: said.mediaType,
    bytes: payload.length,
    payloadHash: sha256(payload),
    text: find("conversion")?.block.toString("utf8") ?? null,
    capturedBy: said.capturedBy,
  };
}

/** What says how the body was packed for its way, which it is not any more. The names are those that web archives give such headers. */
const OF_TRANSFER = new Set(["content-encoding", "content-length", "transfer-encoding"]);

/** What a server may say of itself to this program alone, and which is nobody else's business. */
const OF_NOBODY = new Set(["set-cookie", "set-cookie2"]);

function headOf({ httpVersion, status, statusText, headers }: AnswerHead, bytes: number): Buffer {
  const kept = headers
    .filter(([name]) => !OF_NOBODY.has(name.toLowerCase()))
    .map(
      ([name, value]) => `${OF_TRANSFER.has(name.toLowerCase()) ? "X-Archive-Orig-" : ""}${name}: ${value}`,
    );
  const lines = [`HTTP/${httpVersion} ${status} ${statusText}`, ...kept, `Content-Length: ${bytes}`, "", ""];
  // Node reads headers letter by letter as Latin-1, which is how they came.
  return Buffer.from(lines.join("\r\n"), "latin1");
}

function bodyOf(block: Buffer): Buffer {
  const end = block.indexOf("\r\n\r\n");
  if (end < 0) throw new Error("The answer in a capture has no end of its header.");
  return block.subarray(end + 4);
}

function statusOf(block: Buffer): number {
  const [, status] = /^HTTP\/\d\.\d (\d{3})/.exec(block.toString("latin1", 0, 20)) ?? [];
  if (status === undefined) throw new Error("The answer in a capture has no status.");
  return Number(status);
}
