/** Datetimes as the Memento protocol writes them (RFC 7089, 2.1: `rfc1123-date`, always in GMT, to the second). */

/** `Tue, 02 Jan 2018 11:40:00 GMT`; parts of a second are dropped. */
export function printDatetime(instant: Date): string {
  return instant.toUTCString();
}

/** The instant that a header names; null for anything but that one form, another day of the week included. */
export function readDatetime(written: string): Date | null {
  const instant = new Date(written);
  return Number.isNaN(instant.getTime()) || instant.toUTCString() !== written ? null : instant;
}
