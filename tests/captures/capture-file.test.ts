import { describe, expect, test } from "vitest";
import { WARCParser } from "warcio";
import { type CapturedDocument, readCapture, writeCapture } from "@/lib/captures/capture-file";
import { recordId } from "@/lib/captures/warc";
import { sha256 } from "@/lib/storage/sha256";

const PAGE = Buffer.from(
  "<!DOCTYPE html><title>Denied</title><p>微信否认监控用户相册。</p>\r\n\r\nWARC/1.1\r\n",
);
const AT = new Date("2026-03-04T05:06:07.089Z");

const fetched: CapturedDocument = {
  address: "https://ministry.standfirst-press.org/denial?lang=zh",
  finalAddress: "https://www.standfirst-press.org/zh/denial",
  capturedAt: AT,
  capturedBy: "11111111-2222-4333-8444-555555555555",
  mediaType: "text/html",
  payload: PAGE,
  text: "Denied\n微信否认监控用户相册。",
  answer: {
    httpVersion: "1.1",
    status: 200,
    statusText: "OK",
    headers: [
      ["Date", "Wed, 04 Mar 2026 05:06:07 GMT"],
      ["Content-Type", "text/html; charset=utf-8"],
      ["Content-Encoding", "gzip"],
      ["Transfer-Encoding", "chunked"],
      ["X-Name", "caf\u00e9"],
      ["Set-Cookie", "reader=1"],
    ],
    redirects: ["https://ministry.standfirst-press.org/denial?lang=zh"],
  },
};
const uploaded: CapturedDocument = {
  ...fetched,
  finalAddress: fetched.address,
  answer: null,
  text: null,
  mediaType: "image/png",
  payload: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 13, 10, 13, 10]),
};

/** What a reader of WARC files that others wrote finds in one. */
async function readWithWarcio(file: Buffer) {
  async function* source() {
    yield new Uint8Array(file);
  }
  const records = [];
  for await (const record of new WARCParser(source())) {
    const payload = await record.readFully(true);
    records.push({
      type: record.warcType,
      target: record.warcTargetURI,
      date: record.warcDate,
      id: record.warcHeader("WARC-Record-ID"),
      length: record.warcContentLength,
      block: record.warcHeader("WARC-Block-Digest"),
      digest: record.warcHeader("WARC-Payload-Digest"),
      refersTo: record.warcHeader("WARC-Refers-To"),
      concurrentTo: record.warcHeader("WARC-Concurrent-To"),
      info: record.warcHeader("WARC-Warcinfo-ID"),
      contentType: record.warcContentType,
      version: record.warcHeaders.protocol,
      status: record.httpHeaders?.statusline ?? null,
      http: record.httpHeaders === null ? null : [...record.httpHeaders.headers.entries()],
      payload: Buffer.from(payload ?? new Uint8Array()),
    });
  }
  return records;
}

describe("a capture's file", () => {
  test("is read by a program that we did not write, with what was fetched", async () => {
    const [info, response, conversion, metadata, ...more] = await readWithWarcio(writeCapture(fetched));
    expect(more).toEqual([]);
    expect([info, response, conversion, metadata].map((record) => record?.type)).toEqual([
      "warcinfo",
      "response",
      "conversion",
      "metadata",
    ]);
    for (const record of [info, response, conversion, metadata]) {
      expect(record?.version).toBe("WARC/1.1");
      expect(record?.date).toBe("2026-03-04T05:06:07.089Z");
      expect(record?.id).toMatch(
        /^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$/,
      );
    }
    expect(response).toMatchObject({
      target: fetched.finalAddress,
      contentType: "application/http;msgtype=response",
      digest: `sha256:${sha256(PAGE)}`,
      status: "HTTP/1.1 200 OK",
      info: info?.id,
    });
    expect(response?.payload.equals(PAGE)).toBe(true);
    expect(response?.http).toEqual(
      expect.arrayContaining([
        ["content-type", "text/html; charset=utf-8"],
        ["x-archive-orig-content-encoding", "gzip"],
        ["x-archive-orig-transfer-encoding", "chunked"],
        ["content-length", String(PAGE.length)],
      ]),
    );
    expect(JSON.stringify(response?.http)).not.toContain("reader=1");
    expect(conversion).toMatchObject({ refersTo: response?.id, contentType: "text/plain; charset=utf-8" });
    expect(conversion?.payload.toString()).toBe(fetched.text);
    expect(metadata).toMatchObject({ concurrentTo: response?.id, contentType: "application/warc-fields" });
    expect(metadata?.payload.toString().split("\r\n")).toEqual([
      "method: fetched",
      `address: ${fetched.address}`,
      `redirectedFrom: ${fetched.address}`,
      "mediaType: text/html",
      `capturedBy: ${fetched.capturedBy}`,
      "",
    ]);
  });

  test("is read by the same program, with what was brought", async () => {
    const [, resource, metadata, ...more] = await readWithWarcio(writeCapture(uploaded));
    expect(more).toEqual([]);
    expect(resource).toMatchObject({
      type: "resource",
      contentType: "image/png",
      target: uploaded.address,
      digest: `sha256:${sha256(uploaded.payload)}`,
      block: `sha256:${sha256(uploaded.payload)}`,
    });
    expect(resource?.payload.equals(uploaded.payload)).toBe(true);
    expect(metadata?.payload.toString()).toContain("method: uploaded\r\n");
  });

  test("has the same bytes for the same capture, and other ones for any other", () => {
    const hash = (document: CapturedDocument) => sha256(writeCapture(document));
    expect(hash({ ...fetched, payload: Buffer.from(PAGE) })).toBe(hash(fetched));
    const others = [
      { ...fetched, capturedAt: new Date(AT.getTime() + 1) },
      { ...fetched, capturedBy: "command line" },
      { ...fetched, payload: Buffer.concat([PAGE, Buffer.from(" ")]) },
      { ...fetched, text: null },
      uploaded,
    ];
    expect(new Set([fetched, ...others].map(hash)).size).toBe(others.length + 1);
  });

  test.each([
    ["fetched", fetched, 200],
    ["uploaded", uploaded, null],
    ["fetched without a text, empty", { ...fetched, text: null, payload: Buffer.alloc(0) }, 200],
  ])("has all that the database has of it: %s", (_what, document, status) => {
    const file = writeCapture(document);
    expect(readCapture(file)).toEqual({
      hash: sha256(file),
      address: document.address,
      finalAddress: document.finalAddress,
      capturedAt: AT,
      method: document.answer === null ? "uploaded" : "fetched",
      status,
      mediaType: document.mediaType,
      bytes: document.payload.length,
      payloadHash: sha256(document.payload),
      text: document.text,
      capturedBy: document.capturedBy,
    });
  });

  test("holds no line that somebody else wrote", async () => {
    const file = writeCapture({
      ...fetched,
      capturedBy: "a\r\nWARC-Type: response",
      answer: {
        ...(fetched.answer ?? uploadedAnswer),
        redirects: ["https://a.standfirst-press.org/\r\nmethod: uploaded"],
      },
    });
    const metadata = (await readWithWarcio(file)).at(-1);
    expect(
      metadata?.payload
        .toString()
        .split("\r\n")
        .filter((line) => /^(?:method|WARC-Type): /.test(line)),
    ).toEqual(["method: fetched"]);
  });

  test("is found to be damaged wherever one of its bytes is another, within or without", () => {
    const file = writeCapture(fetched);
    const found: number[] = [];
    const missed: number[] = [];
    for (let at = 0; at < file.length; at += 7) {
      const damaged = Buffer.from(file);
      damaged[at] = (damaged[at] ?? 0) ^ 0x01;
      // Its name is the sha256 of all of it; what lies in a block has a digest besides.
      expect(sha256(damaged)).not.toBe(sha256(file));
      const block = file.indexOf(PAGE);
      if (at < block || at >= block + PAGE.length) continue;
      try {
        readCapture(damaged);
        missed.push(at);
      } catch {
        found.push(at);
      }
    }
    expect(missed).toEqual([]);
    expect(found.length).toBeGreaterThan(5);
  });

  test.each([0, 10, 400, -1, -5])("is no capture when it is cut off: %i", (at) => {
    const file = writeCapture(fetched);
    expect(() => readCapture(file.subarray(0, at < 0 ? file.length + at : at))).toThrow();
  });
});

const uploadedAnswer = { httpVersion: "1.1", status: 200, statusText: "OK", headers: [], redirects: [] };

test("a record's id is a UUID of version 8, and another for every record", () => {
  const ids = Array.from({ length: 200 }, (_, index) => recordId("main", String(index)));
  expect(new Set(ids).size).toBe(200);
  for (const id of ids)
    expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(recordId("a", "bc")).not.toBe(recordId("ab", "c"));
});
