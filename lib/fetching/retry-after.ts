/** However long a host asks to be left alone, it is asked again after a day. */
const LONGEST = 24 * 60 * 60 * 1000;

/** When an answer asks to be tried again (RFC 9110, 10.2.3: seconds, or a date); null where it does not say so in a way that can be read. */
export function retryAfter(header: string | undefined, now: Date): Date | null {
  if (header === undefined) return null;
  const text = header.trim();
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isNaN(wait) ? null : new Date(now.getTime() + Math.min(Math.max(wait, 0), LONGEST));
}
