import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { serveWire, type WireServer } from "@/lib/database/embedded/wire-server";

let folder: string;
let database: PGlite;
let server: WireServer;
const clients: Client[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "standfirst-wire-"));
  database = await PGlite.create();
  server = await serveWire(database, path.join(folder, ".s.PGSQL.5432"), {
    broken(cause) {
      throw cause;
    },
  });
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
});

afterAll(async () => {
  await server.close();
  await database.close();
  await rm(folder, { recursive: true });
});

async function connectClient(): Promise<Client> {
  const client = new Client({ host: folder, user: "postgres", database: "postgres" });
  client.on("error", () => {});
  await client.connect();
  clients.push(client);
  return client;
}

describe("one session for many clients", () => {
  test("never mixes the extended queries of several clients", async () => {
    const callers = await Promise.all([1, 2, 3, 4].map(connectClient));
    // The extended query is sent message by message, with other clients' messages between them.
    const answers = callers.map(async (client, caller) => {
      const wrong: unknown[] = [];
      for (let turn = 0; turn < 100; turn += 1) {
        const sent = caller * 1000 + turn;
        const text = caller % 2 ? "SELECT $1::int AS got" : "SELECT $1::int + 0 AS got, $2::text AS other";
        const { rows } = await client.query(text, caller % 2 ? [sent] : [sent, "x"]);
        if (rows[0].got !== sent) wrong.push(rows[0].got);
      }
      return wrong;
    });
    expect((await Promise.all(answers)).flat()).toEqual([]);
  });

  test("holds a half-sent query of one client from the queries of another", async () => {
    const socket = connect(path.join(folder, ".s.PGSQL.5432"));
    const heard: Buffer[] = [];
    socket.on("data", (bytes: Buffer) => heard.push(bytes));
    const until = async (mark: string) => {
      while (!Buffer.concat(heard).includes(mark))
        await new Promise((resolve) => socket.once("data", resolve));
    };
    const start = Buffer.from("\0\0\0\0\0\u0003\0\0user\0postgres\0database\0postgres\0\0", "latin1");
    start.writeInt32BE(start.length, 0);
    socket.write(start);
    await until("Z\0\0\0\u0005I");
    // Parse of the unnamed statement, without the Sync that would end the batch.
    socket.write(wire("P", "\0SELECT 'mine' AS answer\0\0\0"));
    const other = await connectClient();
    expect((await other.query("SELECT $1::text AS answer", ["theirs"])).rows).toEqual([{ answer: "theirs" }]);
    socket.write(Buffer.concat([wire("B", "\0\0\0\0\0\0\0\0"), wire("E", "\0\0\0\0\0"), wire("S", "")]));
    await until("mine");
    expect(Buffer.concat(heard).toString("latin1")).not.toContain("theirs");
    socket.destroy();
  });

  test("keeps everyone else out of a transaction until it ends", async () => {
    const [writer, reader] = [await connectClient(), await connectClient()];
    await writer.query("CREATE TABLE diary (entry text)");
    await writer.query("BEGIN");
    await writer.query("INSERT INTO diary VALUES ('half')");
    const seen = reader.query("SELECT count(*)::int AS entries FROM diary");
    await writer.query("INSERT INTO diary VALUES ('whole')");
    await writer.query("COMMIT");
    expect((await seen).rows).toEqual([{ entries: 2 }]);
  });

  test("rolls back what a client leaves behind when it vanishes, also after an error", async () => {
    const [leaver, stayer] = [await connectClient(), await connectClient()];
    await stayer.query("CREATE TABLE ledger (line text)");
    await leaver.query("BEGIN");
    await leaver.query("INSERT INTO ledger VALUES ('unfinished')");
    await expect(leaver.query("SELECT $1::int", ["no number"])).rejects.toThrow();
    const waiting = stayer.query("SELECT count(*)::int AS lines FROM ledger");
    await leaver.end();
    expect((await waiting).rows).toEqual([{ lines: 0 }]);
  });

  test("answers an error to the one who made it, and goes on", async () => {
    const [wrong, right] = [await connectClient(), await connectClient()];
    const failing = wrong.query("SELECT $1::int AS n, nonsense", [1]);
    const working = right.query("SELECT $1::int AS n", [2]);
    await expect(failing).rejects.toThrow(/nonsense/);
    expect((await working).rows).toEqual([{ n: 2 }]);
    expect((await wrong.query("SELECT 3 AS n")).rows).toEqual([{ n: 3 }]);
  });

  test("closes a connection that speaks another language, and serves the others", async () => {
    const stranger = connect(path.join(folder, ".s.PGSQL.5432"));
    const closed = new Promise((resolve) => stranger.once("close", resolve));
    stranger.write("GET / HTTP/1.1\r\n\r\n");
    await closed;
    const client = await connectClient();
    expect((await client.query("SELECT 1 AS n")).rows).toEqual([{ n: 1 }]);
  });
});

function wire(type: string, body: string): Buffer {
  const bytes = Buffer.alloc(5 + body.length);
  bytes.write(type, 0, "latin1");
  bytes.writeInt32BE(4 + body.length, 1);
  bytes.write(body, 5, "latin1");
  return bytes;
}
