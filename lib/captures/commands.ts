import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { fetchDocument } from "@/lib/fetching/fetch-document";
import { theWayOut, type WayOut } from "@/lib/fetching/way-out";
import { readWebAddress } from "@/lib/fetching/web-address";
import { appendToLog } from "@/lib/log/append-to-log";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { readAhead } from "@/lib/quotes/kept-texts";
import { recheckQuotes } from "@/lib/quotes/project-quotes";
import { lockEdition, raiseEdition } from "@/lib/site/edition";
import { sourceAddress } from "@/lib/sources/source-address";
import { canonicalBytes } from "@/lib/storage/canonical";
import { type CapturedDocument, type CaptureRow, readCapture, writeCapture } from "./capture-file";
import { countCapture } from "./capture-quota";
import { inCaptureTurn } from "./capture-turns";
import { FETCHED_TYPES, typeOfFile } from "./document-types";
import { readableText } from "./readable-text";
import type { ShowingRecord } from "./showing-record";
import type { Captured } from "./views";

/**
 * Keeps what a source says now: fetches it by the one way out, reads its text, and keeps both as one file. Earlier captures of the address stay as they
 * are, also when this one is refused. Refused for the reasons of `fetchDocument`, each at `address`, and when somebody has asked too often today.
 *
 * @param way is another way out, which tests have.
 */
export async function captureSource(
  desk: Desk,
  { address: written }: { readonly address: string },
  way: WayOut = theWayOut(),
): Promise<Outcome<Captured>> {
  const counted = await countCapture(desk);
  if (!counted.ok) return counted;
  // As it was written: the one form of an address has lost what must be refused, such as credentials.
  const allowed = readWebAddress(written, way);
  if (!allowed.ok) return allowed;
  const address = sourceAddress(written.trim());
  if (address === null) return refuse(addressNotUsable);
  return inCaptureTurn(() => fetchAndKeep(desk, address, way));
}

async function fetchAndKeep(desk: Desk, address: string, way: WayOut): Promise<Outcome<Captured>> {
  const fetched = await fetchDocument(address, { accepts: FETCHED_TYPES }, way);
  if (!fetched.ok) return fetched;
  const { body: payload, mediaType, contentType, finalAddress, ...answer } = fetched.value;
  // Its text may have to wait until others were read.
  const capturedAt = desk.now();
  const text = await readableText({ bytes: payload, mediaType, contentType });
  return keepCapture(desk, {
    address,
    finalAddress,
    capturedAt,
    capturedBy: desk.actor,
    mediaType,
    payload,
    text,
    answer,
  });
}

/**
 * Keeps a file that somebody brought as what a source said: a page, a text, a PDF or a picture, by its bytes. Nothing in it is run, and nothing of it is
 * ever served but its text. What the file was called is nowhere. Refused, at `address` or `file`, when either cannot be used.
 */
export async function uploadCapture(
  desk: Desk,
  {
    address: written,
    bytes,
    name,
  }: { readonly address: string; readonly bytes: Buffer; readonly name: string },
): Promise<Outcome<Captured>> {
  const counted = await countCapture(desk);
  if (!counted.ok) return counted;
  const address = sourceAddress(written.trim());
  if (address === null) return refuse(addressNotUsable);
  const type = typeOfFile(bytes, name);
  if (!type.ok) return type;
  const capturedAt = desk.now();
  const text = await readableText({ bytes, mediaType: type.value, contentType: "" });
  return keepCapture(desk, {
    address,
    finalAddress: address,
    capturedAt,
    capturedBy: desk.actor,
    mediaType: type.value,
    payload: bytes,
    text,
    answer: null,
  });
}

/** Lets readers read the text of a capture, or not. Refused when there is no such capture, or no text in it. */
export async function showCaptureText(
  desk: Desk,
  { hash: capture, shown }: { readonly hash: string; readonly shown: boolean },
): Promise<Outcome<{ readonly shown: boolean }>> {
  return transact(desk.database, async (transaction) => {
    await lockEdition(transaction);
    const found = await transaction.$queryRaw<{ has_text: boolean }[]>`
      SELECT text IS NOT NULL AS has_text FROM capture WHERE hash = ${capture}`;
    const [row] = found;
    if (row === undefined) return refuse(captureUnknown);
    if (shown && !row.has_text) return refuse(noText);
    const last = await transaction.captureShowing.findFirst({
      where: { capture },
      orderBy: { number: "desc" },
      select: { shown: true },
    });
    if ((last?.shown ?? false) === shown) return accept({ shown });
    const now = desk.now();
    const highest = await transaction.captureShowing.aggregate({ _max: { number: true } });
    const record: ShowingRecord = {
      format: "standfirst/capture-showing/1",
      number: (highest._max.number ?? 0) + 1,
      recordedAt: now.toISOString(),
      actor: desk.actor,
      capture,
      shown,
    };
    const hash = await desk.objects.keep("showings", canonicalBytes(record), "json");
    await transaction.captureShowing.create({
      data: { number: record.number, hash, capture, shown, record },
    });
    await raiseEdition(transaction, now);
    await recordEvent(transaction, {
      at: now,
      actor: desk.actor,
      action: shown ? "capture-show" : "capture-hide",
      subject: capture,
      detail: { after: hash },
    });
    return accept({ shown });
  });
}

/** The file first, whole and flushed; then its row and its event, which could be made again from it. */
async function keepCapture(desk: Desk, document: CapturedDocument): Promise<Outcome<Captured>> {
  const file = writeCapture(document);
  await desk.objects.keep("captures", file, "warc");
  // Read back from what was written, so that a rebuild cannot make another row of it.
  const row: CaptureRow = readCapture(file);
  await readAhead(desk.database, row);
  return transact(desk.database, async (transaction) => {
    await lockEdition(transaction);
    const before = await transaction.capture.findFirst({
      where: { address: row.address, hash: { not: row.hash } },
      orderBy: [{ capturedAt: "desc" }, { hash: "desc" }],
      select: { payloadHash: true },
    });
    const { count } = await transaction.capture.createMany({ data: [row], skipDuplicates: true });
    const captured = {
      hash: row.hash,
      address: row.address,
      unchanged: before?.payloadHash === row.payloadHash,
      hasText: row.text !== null,
    };
    // Asked for twice within an instant, it is one capture.
    if (count === 0) return accept(captured);
    await recheckQuotes(transaction, row.address);
    await appendToLog(transaction, desk, { kind: "capture", object: row.hash });
    const now = desk.now();
    await raiseEdition(transaction, now);
    await recordEvent(transaction, {
      at: now,
      actor: desk.actor,
      action: "capture-add",
      subject: row.hash,
      detail: { after: row.payloadHash },
    });
    return accept(captured);
  });
}

const addressNotUsable: Problem = {
  code: "address-not-usable",
  at: "address",
  message:
    "This is no http:// or https:// address of at most 2,000 characters. Write the address that the article links to.",
};

const captureUnknown: Problem = {
  code: "capture-unknown",
  at: null,
  message: "There is no such capture. Load the page again to see those that there are.",
};

const noText: Problem = {
  code: "capture-without-text",
  at: null,
  message: "No text could be read in this capture, so there is nothing to show.",
};
