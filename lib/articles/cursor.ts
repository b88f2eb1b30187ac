/**
 * A place in a list of articles that are ordered by time, the newest first, and by id among those of one instant. The
 * list goes on from a place by an index, however deep it is; a page number would count its way there.
 */
export interface Cursor {
  readonly publishedAt: Date;
  readonly id: string;
}

const WRITTEN = /^(\d{1,15})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

// The instants that PostgreSQL and ISO 8601 write alike. A cursor counts from the first, so that it has no sign.
const EARLIEST = Date.parse("0001-01-01T00:00:00Z");
const LATEST = Date.parse("9999-12-31T23:59:59.999Z");

/** The form that a cursor has in an address: letters, digits and hyphens. */
export function writeCursor({ publishedAt, id }: Cursor): string {
  return `${publishedAt.getTime() - EARLIEST}-${id}`;
}

/** Reads a cursor back; null for anything that `writeCursor` would not have written, so that a place has one address. */
export function readCursor(written: string): Cursor | null {
  const [, time, id] = WRITTEN.exec(written) ?? [];
  if (time === undefined || id === undefined) return null;
  const cursor = { publishedAt: new Date(Number(time) + EARLIEST), id };
  return cursor.publishedAt.getTime() <= LATEST && writeCursor(cursor) === written ? cursor : null;
}
