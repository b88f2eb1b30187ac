import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { draftUnknown, findDraft, type LockedDraft, lockDraft } from "./locked-draft";

/*
 * A link by which somebody without an account reads one draft, as it is when they open it, until a moment that the link itself
 * names. It is signed, and kept nowhere: whoever has it may read that draft, and nothing else.
 */

/** How many days a link is good for, if nobody says otherwise, and at most. */
export const PREVIEW_DAYS = 3;
export const MOST_PREVIEW_DAYS = 14;

export interface PreviewLink {
  /** Letters, digits, `-` and `_`, for an address. */
  readonly token: string;
  /** The last moment at which it shows anything, to the second. */
  readonly until: Date;
}

export interface OpenedPreview {
  readonly draft: LockedDraft;
  readonly until: Date;
}

const DAY_MS = 24 * 60 * 60_000;
const ID_BYTES = 16;
/** Seconds since 1970, which need a fifth byte in 2106. */
const UNTIL_BYTES = 5;
const SIGNED_BYTES = ID_BYTES + UNTIL_BYTES;
const TOKEN = /^[\w-]{71}$/;

/**
 * Makes a link that shows a draft for so many days (1 to 14). Refused when there is no such draft, when it is discarded or its
 * article withdrawn, and for any other number of days.
 *
 * @param secret is the site's (`lib/accounts/secret`).
 */
export async function makePreviewLink(
  desk: Desk,
  secret: string,
  { id, days = PREVIEW_DAYS }: { readonly id: string; readonly days?: number },
): Promise<Outcome<PreviewLink>> {
  if (!Number.isInteger(days) || days < 1 || days > MOST_PREVIEW_DAYS) return refuse(daysNotUsable);
  return transact(desk.database, async (transaction) => {
    const draft = await findDraft(transaction, id);
    if (draft === null) return refuse(draftUnknown(id));
    if (draft.state === "withdrawn") return refuse(nothingToShow);
    const seconds = Math.floor((desk.now().getTime() + days * DAY_MS) / 1000);
    const signed = Buffer.alloc(SIGNED_BYTES);
    signed.write(draft.id.replaceAll("-", ""), "hex");
    signed.writeUIntBE(seconds, ID_BYTES, UNTIL_BYTES);
    const token = Buffer.concat([signed, sign(secret, signed, draft.linkRound)]).toString("base64url");
    await recordEvent(transaction, {
      at: desk.now(),
      actor: desk.actor,
      action: "preview-link",
      subject: draft.id,
      detail: { count: days },
    });
    return accept({ token, until: new Date(seconds * 1000) });
  });
}

/** Makes every link to a draft void that was made so far. Refused when there is no such draft. */
export async function voidPreviewLinks(desk: Desk, { id }: { readonly id: string }): Promise<Outcome<void>> {
  return transact(desk.database, async (transaction) => {
    const draft = await lockDraft(transaction, id);
    if (draft === null) return refuse(draftUnknown(id));
    await transaction.draft.update({ where: { id }, data: { linkRound: { increment: 1 } } });
    await recordEvent(transaction, {
      at: desk.now(),
      actor: desk.actor,
      action: "preview-void",
      subject: id,
    });
    return accept(undefined);
  });
}

/**
 * The draft that a link shows; null for a link that was altered, has expired or was made void, and where the draft is gone, discarded
 * or withdrawn. Which of them it is is told to nobody.
 */
export async function readPreviewLink(
  { database, now }: Pick<Desk, "database" | "now">,
  secret: string,
  token: string,
): Promise<OpenedPreview | null> {
  const bytes = TOKEN.test(token) ? Buffer.from(token, "base64url") : null;
  // Its last letter has bits to spare: each link is written in one way.
  if (bytes === null || bytes.toString("base64url") !== token) return null;
  const signed = bytes.subarray(0, SIGNED_BYTES);
  const until = new Date(signed.readUIntBE(ID_BYTES, UNTIL_BYTES) * 1000);
  if (now() > until) return null;
  const draft = await findDraft(database, uuidFrom(signed.subarray(0, ID_BYTES)));
  if (draft === null || draft.state === "withdrawn") return null;
  const genuine = timingSafeEqual(bytes.subarray(SIGNED_BYTES), sign(secret, signed, draft.linkRound));
  return genuine ? { draft, until } : null;
}

/** The key is for this use alone: nothing else that the secret signs can pass for a link. */
function sign(secret: string, signed: Buffer, round: number): Buffer {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "standfirst preview link 1", 32));
  return createHmac("sha256", key).update(signed).update(`.${round}`).digest();
}

function uuidFrom(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const daysNotUsable: Problem = {
  code: "days-not-usable",
  at: "days",
  message: `A link is good for 1 to ${MOST_PREVIEW_DAYS} whole days. Choose one of them.`,
};

const nothingToShow: Problem = {
  code: "article-withdrawn",
  at: null,
  message: "This article has been withdrawn, and its words are shown to nobody. Restore it first.",
};
