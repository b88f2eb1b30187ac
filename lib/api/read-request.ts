import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import type { Operation } from "./operation";

/** What a request says, before anybody asks what it means. */

/** The largest text: a draft's body of a mebibyte, in letters of three bytes each, some of them escaped. */
const LARGEST_JSON = 8 * 1024 * 1024;
/** The largest picture, and a little more, so that it is told by its own rule that it is too large. */
const LARGEST_PICTURE = 16 * 1024 * 1024;

/** The query's parameters. Refused where one is given twice. */
export function readQuery(url: URL): Outcome<Record<string, string>> {
  const entries = [...url.searchParams];
  const twice = entries.find(([name], index) => entries.findIndex(([other]) => other === name) !== index);
  if (twice !== undefined) return refuse(givenTwice(twice[0]));
  return accept(Object.fromEntries(entries));
}

/**
 * The body that an operation takes: a picture's bytes, or JSON. An empty body is an empty object. Refused with `body-too-large`,
 * `body-not-of-that-type`, or `body-not-json` and the character at which it stops being JSON.
 */
export async function readBody(request: Request, { method, takes }: Operation): Promise<Outcome<unknown>> {
  if (method === "GET" || method === "DELETE") return accept({});
  const most = takes === "picture" ? LARGEST_PICTURE : LARGEST_JSON;
  const bytes = await readBytes(request, most);
  if (bytes === null) return refuse(bodyTooLarge(most));
  if (takes === "picture") return accept(bytes);
  if (bytes.length === 0) return accept({});
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) return refuse(notOfThatType);
  try {
    return accept(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (cause) {
    return refuse(notJson(/position (\d+)/.exec(String(cause))?.[1]));
  }
}

/** At most so many bytes of a body; null where there are more, of which no more are read. */
async function readBytes(request: Request, most: number): Promise<Buffer | null> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return null;
  if (request.body === null) return Buffer.alloc(0);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The one strong tag of `If-Match`; null where the header is not there. Refused where it is anything else, such as `*`. */
export function readCondition(headers: Headers): Outcome<string | null> {
  const written = headers.get("if-match");
  if (written === null) return accept(null);
  const [, tag] = /^\s*"([^"]*)"\s*$/.exec(written) ?? [];
  return tag === undefined ? refuse(conditionNotUsable) : accept(tag);
}

/** The `Idempotency-Key`, or null. Refused where it is empty, or longer than 200 printable characters of ASCII. */
export function readKey(headers: Headers): Outcome<string | null> {
  const key = headers.get("idempotency-key");
  if (key === null) return accept(null);
  return /^[!-~](?:[ -~]{0,198}[!-~])?$/.test(key) ? accept(key) : refuse(keyNotUsable);
}

function givenTwice(name: string): Problem {
  const message = `The parameter ${name.slice(0, 100)} is given twice. Give it once.`;
  return { code: "request-not-usable", at: `query.${name.slice(0, 100)}`, message };
}

function bodyTooLarge(most: number): Problem {
  const message = `The body is larger than ${most / (1024 * 1024)} MB. Send less at once.`;
  return { code: "body-too-large", at: "body", message };
}

const notOfThatType: Problem = {
  code: "body-not-of-that-type",
  at: "content-type",
  message: "The body must be JSON. Send it as application/json.",
};

function notJson(position: string | undefined): Problem {
  const place = position === undefined ? "" : `, from character ${position} on`;
  return { code: "body-not-json", at: "body", message: `The body is no JSON in UTF-8${place}. Mend it.` };
}

const conditionNotUsable: Problem = {
  code: "header-not-usable",
  at: "if-match",
  message: 'If-Match must be the one ETag of what you have read, such as "3".',
};

const keyNotUsable: Problem = {
  code: "header-not-usable",
  at: "idempotency-key",
  message:
    "An Idempotency-Key has from 1 to 200 printable characters of ASCII. Make a random one for each request.",
};
