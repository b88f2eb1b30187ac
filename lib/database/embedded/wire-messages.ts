/**
 * The frontend half of PostgreSQL's wire protocol 3, as far as passing it on needs: where one message ends, and where
 * a batch of them ends that the server must answer as a whole.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

const SSL_REQUEST = 80_877_103;
const GSS_ENCRYPTION_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;

/** The largest message that is read; PostgreSQL's own limit for a value is 1 GB, an article's is far below. */
export const MAXIMUM_MESSAGE_BYTES = 256 * 1024 * 1024;

export type WireItem =
  /** The client asks for encryption, which a socket in a private folder does not need. */
  | { readonly kind: "encryption-request" }
  /** The client asks, on a connection of its own, to cancel a query on another. */
  | { readonly kind: "cancel-request" }
  /** The client says goodbye. */
  | { readonly kind: "terminate" }
  /** Whole messages, to be executed together and in order. */
  | { readonly kind: "batch"; readonly bytes: Buffer };

/** Thrown when a client does not speak the protocol; its connection is to be closed. */
export class WireProtocolError extends Error {
  override readonly name = "WireProtocolError";
}

/**
 * Cuts one connection's stream of bytes into batches.
 *
 * A batch ends with the message after which the client waits for an answer: a simple query, Sync, Flush, a function
 * call, or the end of copied data. Until then the server holds state without a name (the unnamed statement and portal),
 * and another connection's messages must not come between.
 */
export class WireReader {
  private pending: Buffer = Buffer.alloc(0);
  private batch: Buffer[] = [];
  private started = false;

  /** Takes the bytes that have arrived and gives back what has become whole, in order. */
  read(bytes: Buffer): WireItem[] {
    this.pending = this.pending.length === 0 ? bytes : Buffer.concat([this.pending, bytes]);
    const items: WireItem[] = [];
    for (let item = this.next(); item !== "incomplete"; item = this.next()) {
      if (item !== null) items.push(item);
    }
    return items;
  }

  /** The next item; null when a message was taken that does not end a batch. */
  private next(): WireItem | null | "incomplete" {
    return this.started ? this.nextMessage() : this.nextStartupMessage();
  }

  private nextStartupMessage(): WireItem | "incomplete" {
    if (this.pending.length < 8) return "incomplete";
    const length = this.checkedLength(this.pending.readInt32BE(0), 8);
    if (this.pending.length < length) return "incomplete";
    const code = this.pending.readInt32BE(4);
    const message = this.take(length);
    if (code === SSL_REQUEST || code === GSS_ENCRYPTION_REQUEST) return { kind: "encryption-request" };
    if (code === CANCEL_REQUEST) return { kind: "cancel-request" };
    this.started = true;
    return { kind: "batch", bytes: message };
  }

  private nextMessage(): WireItem | null | "incomplete" {
    if (this.pending.length < 5) return "incomplete";
    const length = 1 + this.checkedLength(this.pending.readInt32BE(1), 4);
    if (this.pending.length < length) return "incomplete";
    const type = String.fromCharCode(this.pending.readUInt8(0));
    const message = this.take(length);
    if (type === "X") return { kind: "terminate" };
    this.batch.push(message);
    if (!"QSHFcf".includes(type)) return null;
    const bytes = Buffer.concat(this.batch);
    this.batch = [];
    return { kind: "batch", bytes };
  }

  private take(length: number): Buffer {
    const message = this.pending.subarray(0, length);
    this.pending = this.pending.subarray(length);
    return message;
  }

  private checkedLength(length: number, least: number): number {
    if (length < least || length > MAXIMUM_MESSAGE_BYTES) {
      throw new WireProtocolError(`A message claims to be ${length} bytes long.`);
    }
    return length;
  }
}

const READY_FOR_QUERY = "Z".charCodeAt(0);
const NOTIFICATION = "A".charCodeAt(0);
const IDLE = "I".charCodeAt(0);

/** A notification (`NOTIFY channel, payload`) is short; PostgreSQL allows 8,000 bytes of payload. */
const MAXIMUM_NOTIFICATION_BYTES = 16_384;

export interface Notification {
  readonly channel: string;
  readonly payload: string;
}

/**
 * Follows the server's answers to tell whether the session is between transactions, which is so once the last complete message
 * was ReadyForQuery with the status `idle`, and to hear its notifications.
 */
export class AnswerReader {
  private header: number[] = [];
  private body: Buffer[] | null = null;
  private rest = 0;
  private idle = true;

  /** Takes bytes of the answer, cut anywhere, and gives back the notifications that became whole. */
  read(bytes: Uint8Array): Notification[] {
    const heard: Notification[] = [];
    for (let at = 0; at < bytes.length; ) {
      const passed = Math.min(this.rest, bytes.length - at);
      this.body?.push(Buffer.from(bytes.subarray(at, at + passed)));
      at += passed;
      this.rest -= passed;
      if (this.rest === 0 && this.body !== null) {
        heard.push(readNotification(Buffer.concat(this.body)));
        this.body = null;
      }
      const byte = bytes[at];
      if (byte === undefined) break;
      at += 1;
      this.header.push(byte);
      this.readHeader();
    }
    return heard;
  }

  /** Whether the session is idle outside of any transaction. */
  get isIdle(): boolean {
    return this.idle;
  }

  /** A header is the type and the length; ReadyForQuery is read to its end, which is one byte of status. */
  private readHeader(): void {
    const [type, ...length] = this.header;
    if (length.length < 4 || (type === READY_FOR_QUERY && length.length < 5)) return;
    this.header = [];
    if (type === READY_FOR_QUERY) {
      this.idle = length[4] === IDLE;
      return;
    }
    this.rest = Buffer.from(length).readInt32BE(0) - 4;
    if (type === NOTIFICATION && this.rest <= MAXIMUM_NOTIFICATION_BYTES) this.body = [];
    else this.idle = false;
  }
}

/** The body of a NotificationResponse: the sender's process, the channel and the payload, both ended by a zero. */
function readNotification(body: Buffer): Notification {
  const [channel = "", payload = ""] = body.subarray(4).toString("utf8").split("\0");
  return { channel, payload };
}
