import { createHmac, randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { addressPrefix } from "@/lib/accounts/caller-address";

/** From one address (of IPv6: from one network), and in all, within an hour of the clock. */
export const REPORTS_OF_ONE = 10;
export const REPORTS_OF_ALL = 100;

/** What those who come through the site's own onion service are called together. */
const ONION = "onion";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * How often somebody may file a report. What is counted is an HMAC of where it comes from, whose key is made anew each day (UTC); both are in this
 * process's memory and nowhere else, and the counts are gone with the hour. So nobody, the site included, can say afterwards who reported anything.
 *
 * The address of this machine itself is that of everybody who comes through its own onion service: they are one place, and may send as many as all.
 */
export class ReportThrottle {
  private key = randomBytes(32);
  private day = -1;
  private hour = -1;
  private all = 0;
  private readonly counts = new Map<string, number>();

  /**
   * Counts what somebody sends before it is looked at, for where it comes from alone: what is no report takes no room from others. `address` is
   * null where it is not known, which counts as one place.
   */
  admit(address: string | null, now: Date): "admitted" | "refused" {
    this.turn(now);
    if (this.all >= REPORTS_OF_ALL) return "refused";
    const name = this.nameOf(address ?? "unknown");
    const count = this.counts.get(name) ?? 0;
    if (count >= (name === ONION ? REPORTS_OF_ALL : REPORTS_OF_ONE)) return "refused";
    this.counts.set(name, count + 1);
    return "admitted";
  }

  /** Counts a report that was filed. */
  filed(now: Date): void {
    this.turn(now);
    this.all += 1;
  }

  private turn(now: Date): void {
    const [hour, day] = [Math.floor(now.getTime() / HOUR), Math.floor(now.getTime() / DAY)];
    if (day !== this.day) this.key = randomBytes(32);
    if (hour !== this.hour) {
      this.counts.clear();
      this.all = 0;
    }
    this.hour = hour;
    this.day = day;
  }

  private nameOf(address: string): string {
    const prefix = addressPrefix(address);
    if (isOwnMachine(address, prefix)) return ONION;
    return createHmac("sha256", this.key).update(prefix).digest("base64url");
  }
}

function isOwnMachine(address: string, prefix: string): boolean {
  if (isIP(prefix) === 4) return prefix.startsWith("127.");
  return isIP(address) === 6 && new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname === "[::1]";
}

/** The one of this process. */
export const reportThrottle = new ReportThrottle();
