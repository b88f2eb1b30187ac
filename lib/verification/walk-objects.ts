import { readCapture } from "@/lib/captures/capture-file";
import { canonicalBytes } from "@/lib/storage/canonical";
import { DamagedObjectError, OBJECT_KINDS, type ObjectKind, type ObjectName } from "@/lib/storage/objects";
import { type Flaws, parseJson, type Walk } from "./walk";

/**
 * What an object of a kind must be besides having the hash in its name: gives back what is wrong with it, or null. A record is canonical
 * JSON, so that nobody can keep the same words under two hashes; whatever else is kept is its bytes.
 */
const CHECKS: Readonly<Partial<Record<ObjectKind, (bytes: Buffer, name: ObjectName) => string | null>>> = {
  captures: checkCapture,
};

/** Reads every object, whether anything names it or not, and holds its bytes against the hash in its name. */
export async function* walkObjects({ objects, count }: Walk): Flaws {
  for (const kind of OBJECT_KINDS) {
    for await (const name of objects.list(kind)) {
      const { hash, extension } = name;
      const where = `${kind}/${hash.slice(0, 2)}/${hash}.${extension}`;
      try {
        const bytes = await objects.read(kind, hash, extension);
        count("objects");
        // What was listed a moment ago may have been removed: a sample, or a picture that nobody published.
        const wrong = bytes === null ? null : (CHECKS[kind] ?? checkRecord)(bytes, name);
        if (wrong !== null)
          yield {
            code: "object-not-a-record",
            where,
            message: `The object ${where} ${wrong}`,
            expected: null,
            found: null,
          };
      } catch (cause) {
        if (!(cause instanceof DamagedObjectError)) throw cause;
        yield {
          code: "object-damaged",
          where,
          message: `The object ${where} is damaged: its bytes do not have the hash in its name. Bring it back from a copy of the object store.`,
          expected: hash,
          found: cause.found,
        };
      }
    }
  }
}

/** A capture has digests of its own within, of each of its parts and of what the source said. */
function checkCapture(bytes: Buffer): string | null {
  try {
    readCapture(bytes);
    return null;
  } catch (cause) {
    return `is no capture: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}

function checkRecord(bytes: Buffer, { extension }: ObjectName): string | null {
  if (extension !== "json") return null;
  const record = parseJson(bytes);
  const isRecord = typeof record === "object" && record !== null && canonicalBytes(record).equals(bytes);
  return isRecord ? null : "is no record in canonical JSON (RFC 8785).";
}
