import canonicalize from "canonicalize";
import { sha256 } from "./sha256";

/** The canonical JSON of a record (RFC 8785), in UTF-8: the same record always has the same bytes, and so the same hash. */
export function canonicalBytes(record: object): Buffer {
  const json = canonicalize(record);
  if (json === undefined) throw new Error("A record cannot be written as JSON.");
  return Buffer.from(json);
}

/** The sha256 of a record's canonical JSON, in hexadecimal. */
export function canonicalHash(record: object): string {
  return sha256(canonicalBytes(record));
}
