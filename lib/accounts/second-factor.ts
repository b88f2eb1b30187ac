import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { PrismaClient } from "@/lib/database/generated/client";

/**
 * What better-auth's second factor lacks: it keeps recovery codes so that they can be read again, and takes a code as often as it is
 * sent. Time-based codes are those of RFC 6238: six digits of HMAC-SHA-1, for half a minute.
 */

const PERIOD_MS = 30_000;
const DIGITS = 6;

/** How many steps of the clock a code may be early or late. */
const DRIFT = 1;

const codesSchema = z.array(z.string());

/** A mark by which a hash is told from a code, which has no colon. */
const MARK = "hmac:";

/** How better-auth is to store recovery codes: each as its hash. What it reads back are the hashes. */
export function hashedRecoveryCodes(secret: string) {
  return {
    encrypt: async (json: string) => {
      const codes = codesSchema.parse(JSON.parse(json));
      return JSON.stringify(
        codes.map((code) => (code.startsWith(MARK) ? code : hashRecoveryCode(secret, code))),
      );
    },
    decrypt: async (stored: string) => stored,
  };
}

/** What is compared instead of a recovery code. Spaces around it do not matter. A hash that is sent is no code. */
export function hashRecoveryCode(secret: string, code: string): string {
  return `${MARK}${createHmac("sha256", secret).update(`recovery code ${code.trim()}`).digest("hex")}`;
}

/**
 * Notes that the code of a step was used, so that no other try can use it or one before it. False when it was used already; true also
 * when the code is that of no step near `now`, since what is wrong anyway is for better-auth to refuse.
 */
export async function claimCode(
  database: PrismaClient,
  asked: { readonly userId: string; readonly totpSecret: string; readonly code: string; readonly now: Date },
): Promise<boolean> {
  const step = findStep(asked);
  if (step === null) return true;
  const claimed = await database.twoFactor.updateMany({
    where: { userId: asked.userId, OR: [{ usedStep: null }, { usedStep: { lt: step } }] },
    data: { usedStep: step },
  });
  return claimed.count === 1;
}

/** The code of the step in which `now` is. `totpSecret` is the text whose bytes are the key. */
export function codeAt(totpSecret: string, now: Date): string {
  return codeOf(totpSecret, Math.floor(now.getTime() / PERIOD_MS));
}

function findStep({ totpSecret, code, now }: { totpSecret: string; code: string; now: Date }): number | null {
  const current = Math.floor(now.getTime() / PERIOD_MS);
  for (let step = current - DRIFT; step <= current + DRIFT; step += 1)
    if (isSame(codeOf(totpSecret, step), code)) return step;
  return null;
}

function codeOf(totpSecret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", totpSecret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 15;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, "0");
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
