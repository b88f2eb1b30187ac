import type { Finding, Imprint } from "../imported-document";
import type { Block, SourceLine } from "./blocks";

export interface FoundImprint {
  readonly imprint: Imprint;
  readonly findings: readonly Finding[];
}

/** Longer lines are not looked at: the pattern takes quadratic time on hostile ones. */
const LONGEST_IMPRINT = 300;
const YEAR = String.raw`[12]\d{3}`;
const SIGN = String.raw`(?:copyright\s*(?:©|\(c\))?|©|\(c\))`;
const NOTICE = new RegExp(
  String.raw`^(?<tagline>.*?)[\s|·,–—-]*(?<![\p{L}\p{N}])${SIGN}\s*(?<before>[^\d]{0,100}?)[\s,]*(?<from>${YEAR})(?:\s*(?:[-\u2010-\u2015]|to|bis|à)\s*(?<to>${YEAR}|\d{2}))?(?!\d)[\s,.|·–—-]*(?<after>.{0,100})$`,
  "iu",
);
const ABBREVIATED_HOLDER = /\b(?:ltd|inc|co|corp|llc|bros|e\.v|s\.a|plc|reserved|vorbehalten|réservés)\.$/iu;
const RESERVATION =
  /[\s,.;|·–—-]*\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés)\b\.?\s*/iu;

/**
 * The imprint that a line holds, or null: a tagline or nothing, a copyright sign, a year or a span of years, a holder
 * or nothing. A sentence that speaks of copyright is no imprint: it ends in a full stop, or has more than one clause.
 */
export function imprintOf(line: SourceLine): FoundImprint | null {
  if (line.text.length > LONGEST_IMPRINT) return null;
  const groups = NOTICE.exec(line.text)?.groups;
  if (!groups) return null;
  const tagline = (groups.tagline ?? "").trim();
  const reserved = RESERVATION.exec(groups.after ?? "");
  const after = holderIn((groups.after ?? "").replace(RESERVATION, " "));
  const before = holderIn(groups.before ?? "");
  const holders = [before, after].filter((part) => part !== "");
  if (holders.length > 1 || !isTagline(tagline) || !isHolder(holders[0] ?? "")) return null;

  const from = Number(groups.from);
  const to = spanEnd(from, groups.to);
  if (from < 1450 || (to !== null && to < from)) return null;
  const findings: Finding[] = reserved
    ? [
        {
          line: line.number,
          code: "imprint-words-left",
          message: `The words "${reserved[0].trim()}" of the imprint have no field of their own.`,
        },
      ]
    : [];
  return {
    imprint: { tagline, copyrightFrom: from, copyrightTo: to, holder: holders[0] ?? null },
    findings,
  };
}

/** Whether a block may be the tagline of the notice that follows it: one short line that is no sentence. */
export function taglineOf(block: Block): string | null {
  const [line, ...more] = block;
  if (more.length > 0 || line.text.length > 80 || !isTagline(line.text)) return null;
  return line.text;
}

/** `1998–2021` and `1998–21`. */
function spanEnd(from: number, written: string | undefined): number | null {
  if (written === undefined) return null;
  return written.length === 2 ? Math.floor(from / 100) * 100 + Number(written) : Number(written);
}

function holderIn(text: string): string {
  return text.trim().replace(/^by\s+/iu, "");
}

function isTagline(text: string): boolean {
  if (text.length > 120 || /[,:;]$/u.test(text) || /[.!?]["'’”»]?\s/u.test(text)) return false;
  // A notice that is being talked about: "The footer read © 1998 …", "…is © 2019 Acme".
  return !/\b(?:is|was|are|were|reads?|read|says?|said|carries|carried|bears|bore|the|a|an|with|by|of|to|that)$/iu.test(
    text,
  );
}

function isHolder(text: string): boolean {
  if (/[.!?]["'’”»]?\s+\p{Lu}/u.test(text) && !/\b(?:ltd|inc|co|corp)\.\s/iu.test(text)) return false;
  if (/[!?:;]/u.test(text) || /["“”«»]/u.test(text)) return false;
  return !text.endsWith(".") || ABBREVIATED_HOLDER.test(text);
}
