import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AnswerReader,
  type WireItem,
  WireProtocolError,
  WireReader,
} from "@/lib/database/embedded/wire-messages";

/** A frontend or backend message: its type, its length, its body. */
function message(type: string, body = ""): Buffer {
  const bytes = Buffer.alloc(5 + Buffer.byteLength(body));
  bytes.write(type, 0, "latin1");
  bytes.writeInt32BE(4 + Buffer.byteLength(body), 1);
  bytes.write(body, 5);
  return bytes;
}

function startup(code: number, body = ""): Buffer {
  const bytes = Buffer.alloc(8 + Buffer.byteLength(body));
  bytes.writeInt32BE(bytes.length, 0);
  bytes.writeInt32BE(code, 4);
  bytes.write(body, 8);
  return bytes;
}

const PROTOCOL_3 = 196_608;
const hello = startup(PROTOCOL_3, "user\0postgres\0\0");

function started(): WireReader {
  const reader = new WireReader();
  reader.read(hello);
  return reader;
}

describe("what a client says", () => {
  test.each([
    ["an SSL request", startup(80_877_103), { kind: "encryption-request" }],
    ["a GSS request", startup(80_877_104), { kind: "encryption-request" }],
    ["a cancel request", startup(80_877_102, "12345678"), { kind: "cancel-request" }],
    ["its start", hello, { kind: "batch", bytes: hello }],
  ])("begins with %s", (_name, bytes, item) => {
    expect(new WireReader().read(bytes)).toEqual([item]);
  });

  test("is a batch for each simple query", () => {
    const [one, two] = [message("Q", "SELECT 1\0"), message("Q", "SELECT 2\0")];
    expect(started().read(Buffer.concat([one, two]))).toEqual([
      { kind: "batch", bytes: one },
      { kind: "batch", bytes: two },
    ]);
  });

  test("keeps an extended query together until its Sync", () => {
    const reader = started();
    const [parse, bind, execute, sync] = [
      message("P", "a"),
      message("B", "b"),
      message("E", "c"),
      message("S"),
    ];
    expect(reader.read(parse)).toEqual([]);
    expect(reader.read(Buffer.concat([bind, execute]))).toEqual([]);
    expect(reader.read(sync)).toEqual([
      { kind: "batch", bytes: Buffer.concat([parse, bind, execute, sync]) },
    ]);
  });

  test("ends with a goodbye", () => {
    expect(started().read(message("X"))).toEqual([{ kind: "terminate" }]);
  });

  test("may arrive cut anywhere", () => {
    const stream = Buffer.concat([
      hello,
      message("P", "abc"),
      message("S"),
      message("Q", "SELECT 1\0"),
      message("X"),
    ]);
    const whole = new WireReader().read(stream);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(stream.length)), (cuts) => {
        const reader = new WireReader();
        const items: WireItem[] = [];
        let from = 0;
        for (const to of [...cuts.sort((a, b) => a - b), stream.length]) {
          items.push(...reader.read(stream.subarray(from, to)));
          from = to;
        }
        expect(items).toEqual(whole);
      }),
    );
  });

  test.each([
    ["a negative length", Buffer.from([0x51, 0xff, 0xff, 0xff, 0xff])],
    ["an impossible length", Buffer.from([0x51, 0x7f, 0xff, 0xff, 0xff])],
    ["a length shorter than itself", Buffer.from([0x51, 0, 0, 0, 3])],
  ])("is refused when a message claims %s", (_name, bytes) => {
    expect(() => started().read(bytes)).toThrow(WireProtocolError);
  });

  test("is refused when it is no PostgreSQL at all", () => {
    expect(() => new WireReader().read(Buffer.from("GET / HTTP/1.1\r\n\r\n"))).toThrow(WireProtocolError);
  });
});

describe("whether the session is idle", () => {
  const row = message("D", "Z\0\0\0\u0005I and more that looks like a status");

  test.each([
    ["after ReadyForQuery outside of a transaction", [row, message("Z", "I")], true],
    ["inside a transaction", [row, message("Z", "T")], false],
    ["inside a failed transaction", [message("E", "oops"), message("Z", "E")], false],
    ["before the answer is complete", [message("Z", "I"), message("1")], false],
    ["in the middle of a row", [message("Z", "I"), row.subarray(0, 12)], false],
  ])("%s: %s", (_name, answers, idle) => {
    const reader = new AnswerReader();
    for (const answer of answers) reader.read(answer);
    expect(reader.isIdle).toBe(idle);
  });

  test("stays what it was through a notification, which is heard", () => {
    const reader = new AnswerReader();
    const told = message("A", "\0\0\0\u0007news\u000042\0");
    const stream = Buffer.concat([message("Z", "I"), told, row, message("Z", "I"), told]);
    const heard = [...stream].flatMap((byte) => reader.read(Uint8Array.of(byte)));
    expect(heard).toEqual([
      { channel: "news", payload: "42" },
      { channel: "news", payload: "42" },
    ]);
    expect(reader.isIdle).toBe(true);
  });

  test("does not depend on where the answer is cut", () => {
    const stream = Buffer.concat([row, message("Z", "T"), row, message("C", "COMMIT\0"), message("Z", "I")]);
    const reader = new AnswerReader();
    for (const byte of stream) reader.read(Uint8Array.of(byte));
    expect(reader.isIdle).toBe(true);
  });
});
