import { createServer, type Server, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import { type QueuedTurn, SessionQueue } from "./session-queue";
import { AnswerReader, type Notification, WireReader } from "./wire-messages";

/** How long a client may hold a transaction open without a word before it is rolled back and disconnected. */
const SILENCE_IN_TRANSACTION_MS = 60_000;

export interface WireServer {
  /** Stops listening, disconnects everyone, and resolves once no query runs any more. */
  close(): Promise<void>;
}

export interface WireEvents {
  readonly broken: (cause: unknown) => void;
  readonly notification?: (notification: Notification) => void;
}

/**
 * Serves one PGlite on a unix socket, to any number of PostgreSQL clients.
 *
 * PGlite has a single session. A client owns it from the first byte of a batch until the server says that it is idle
 * again, so that neither a transaction nor a half-sent extended query ever mixes with another client's. What belongs
 * to a session by name or by setting (named statements, `SET`, temporary tables) is shared; the programs of this house
 * use none of it.
 *
 * @param on.broken is called when PGlite itself fails, after which nothing more can be asked of it.
 * @param on.notification hears what the session is notified of; `LISTEN` must have been said in it before.
 */
export async function serveWire(database: PGlite, socketPath: string, on: WireEvents): Promise<WireServer> {
  const queue = new SessionQueue();
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    new Connection(socket, database, queue, on);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketPath, resolve);
  });
  return {
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
      await queue.whenFree();
    },
  };
}

class Connection {
  private readonly reader = new WireReader();
  private readonly answers = new AnswerReader();
  private turn: QueuedTurn | null = null;
  private work: Promise<void> = Promise.resolve();
  private silence: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly database: PGlite,
    private readonly queue: SessionQueue,
    private readonly on: WireEvents,
  ) {
    socket.on("data", (bytes) => this.receive(bytes));
    socket.on("error", () => socket.destroy());
    socket.once("close", () => this.enqueue(() => this.leave()));
  }

  private receive(bytes: Buffer): void {
    clearTimeout(this.silence);
    try {
      for (const item of this.reader.read(bytes)) {
        if (item.kind === "encryption-request") this.socket.write("N");
        else if (item.kind === "batch") this.enqueue(() => this.execute(item.bytes));
        else this.socket.end();
      }
    } catch {
      // A peer that does not speak the protocol can be told nothing in it.
      this.socket.destroy();
    }
  }

  /** Everything that one connection asks happens in the order in which it was asked. */
  private enqueue(step: () => Promise<void>): void {
    this.work = this.work.then(step).catch((cause: unknown) => this.on.broken(cause));
  }

  private async execute(batch: Buffer): Promise<void> {
    if (this.socket.destroyed) return;
    this.turn ??= await this.queue.enter();
    await this.database.execProtocolRawStream(batch, {
      onRawData: (answer) => {
        for (const notification of this.answers.read(answer)) this.on.notification?.(notification);
        // The bytes are copied because PGlite answers from memory that it uses again.
        if (this.socket.writable) this.socket.write(Buffer.from(answer));
      },
    });
    if (this.answers.isIdle) this.release();
    else this.silence = setTimeout(() => this.socket.destroy(), SILENCE_IN_TRANSACTION_MS);
  }

  private async leave(): Promise<void> {
    clearTimeout(this.silence);
    if (this.turn === null) return;
    // Sync first: after an error in an extended query the session ignores everything until it comes.
    await this.database.execProtocolRawStream(Buffer.from([0x53, 0, 0, 0, 4]), { onRawData: () => {} });
    await this.database.exec("ROLLBACK");
    this.release();
  }

  private release(): void {
    this.turn?.leave();
    this.turn = null;
  }
}
