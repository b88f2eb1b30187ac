import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createAndPublish, createDraft } from "@/lib/articles/commands";
import { rebuildFromObjects } from "@/lib/articles/rebuild";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { readCapture } from "@/lib/captures/capture-file";
import { CAPTURES_A_DAY } from "@/lib/captures/capture-quota";
import { captureSource, showCaptureText, uploadCapture } from "@/lib/captures/commands";
import { readCapturePlace } from "@/lib/captures/place";
import {
  compareCaptures,
  findCapture,
  listCaptures,
  listCapturesOf,
  readCaptureText,
} from "@/lib/captures/queries";
import type { Outcome } from "@/lib/outcome";
import { DamagedObjectError, type ObjectStore } from "@/lib/storage/objects";
import { type Serving, serve, wayOut } from "../fetching/local-servers";
import { photograph } from "../media/samples";
import { articleContent } from "../support/factories";
import { loseTables } from "../support/lose-tables";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

const SOURCE = "https://ministry.standfirst-press.org/denial";
const TEST_DATE = TEST_TIME.toUTCString();
const open: Serving[] = [];
afterEach(() => Promise.all(open.splice(0).map(({ close }) => close())));

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

/** A source of this machine that says whatever it is told to, and the way to it. */
async function aSource(page = "<h1>Denial</h1><p>The ministry denies it.</p>") {
  const says = { page, type: "text/html; charset=utf-8", status: 200 };
  const server = await serve((request, answer) => {
    if (request.url === "/moved") answer.writeHead(302, { location: "/denial" }).end();
    // Always the same answer, whatever second it is: a capture keeps the headers too.
    else answer.writeHead(says.status, { "content-type": says.type, date: TEST_DATE }).end(says.page);
  });
  open.push(server);
  const address = `http://127.0.0.1:${server.port}/denial`;
  const way = wayOut({ outlets: new Set([`127.0.0.1:${server.port}`]) });
  return { says, address, way, capture: (at = address) => captureSource(desk(), { address: at }, way) };
}

const bring = (text: string, address = SOURCE) =>
  uploadCapture(desk(), { address, bytes: Buffer.from(text), name: "x.txt" });

const citing = (address: string) => articleContent({ body: `They [denied it](${address}).` });

/** An article that readers have, which cites an address. */
const cite = async (address = SOURCE) =>
  must(await createAndPublish(desk(), { content: citing(address) }, TEST_ORIGINS));

async function capturesOf(address: string) {
  return (await listCapturesOf(desk().database, [address])).get(address) ?? [];
}

async function keptFiles(): Promise<string[]> {
  const hashes: string[] = [];
  for await (const { hash } of desk().objects.list("captures")) hashes.push(hash);
  return hashes;
}

const edition = async () => (await desk().database.edition.findUniqueOrThrow({ where: { id: 1 } })).number;

describe("a capture", () => {
  test("keeps what a source says: the file, a row that follows from it, an event, an entry in the log, an edition", async () => {
    const source = await aSource();
    const before = await edition();
    const captured = must(await source.capture(`${source.address}?utm_source=x#top`));
    expect(captured).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      address: source.address,
      unchanged: false,
      hasText: true,
    });
    const file = await desk().objects.read("captures", captured.hash, "warc");
    if (file === null) throw new Error("The file is missing.");
    const row = await desk().database.capture.findUniqueOrThrow({ where: { hash: captured.hash } });
    expect(row).toEqual(readCapture(file));
    expect(row).toMatchObject({
      address: source.address,
      finalAddress: source.address,
      capturedAt: TEST_TIME,
      method: "fetched",
      status: 200,
      mediaType: "text/html",
      text: "Denial\nThe ministry denies it.",
      capturedBy: "test",
    });
    expect(await desk().database.auditEvent.findMany({ select: { action: true, subject: true } })).toEqual([
      { action: "capture-add", subject: captured.hash },
    ]);
    expect(await desk().database.logEntry.findMany({ select: { kind: true, object: true } })).toEqual([
      { kind: "capture", object: captured.hash },
    ]);
    expect(await edition()).toBe(before + 1);
  });

  test("knows where its address led", async () => {
    const source = await aSource();
    const { hash } = must(await source.capture(source.address.replace("/denial", "/moved")));
    await cite(source.address.replace("/denial", "/moved"));
    const found = await findCapture(hash, desk().database);
    expect(found).toMatchObject({
      address: source.address.replace("/denial", "/moved"),
      finalAddress: source.address,
    });
  });

  test("that is made again says whether the source says the same, and the first stays as it was", async () => {
    const source = await aSource();
    const first = must(await source.capture());
    desk().setNow(new Date(TEST_TIME.getTime() + 60_000));
    const again = must(await source.capture());
    expect(again).toMatchObject({ unchanged: true });
    desk().setNow(new Date(TEST_TIME.getTime() + 120_000));
    source.says.page = "<h1>Denial</h1><p>The ministry no longer denies it.</p>";
    const changed = must(await source.capture());
    expect(changed).toMatchObject({ unchanged: false });
    expect((await capturesOf(source.address)).map(({ hash }) => hash)).toEqual([
      changed.hash,
      again.hash,
      first.hash,
    ]);
    expect(await readCaptureText(desk().database, first.hash)).toBe("Denial\nThe ministry denies it.");
    const lines = await compareCaptures(desk().database, first.hash, changed.hash);
    const said = (kind: string) =>
      lines?.flatMap((line) => (line.kind === "line" ? line.parts.filter((part) => part.kind === kind) : []));
    expect(said("removed")?.map(({ text }) => text.trim())).toEqual([]);
    expect(said("added")?.map(({ text }) => text.trim())).toEqual(["no longer"]);
    const { captures } = await listCaptures(desk().database);
    expect(captures.map(({ before }) => before?.hash)).toEqual([again.hash, first.hash, undefined]);
  });

  test.each([
    ["is gone", { status: 404 }],
    ["is of another type", { type: "application/zip" }],
    ["is too large", { page: "a".repeat(15 * 1024 ** 2 + 1) }],
  ])(
    "that fails, because the page %s, leaves the first as it was and nothing beside it",
    async (_why, becomes) => {
      const source = await aSource();
      const first = must(await source.capture());
      const before = await edition();
      Object.assign(source.says, becomes);
      expect((await source.capture()).ok).toBe(false);
      expect((await capturesOf(source.address)).map(({ hash }) => hash)).toEqual([first.hash]);
      expect(await keptFiles()).toHaveLength(1);
      expect(await edition()).toBe(before);
    },
  );

  test("is of the moment at which the source said it, however long its text had to wait", async () => {
    let seconds = 0;
    const ticking = { ...desk(), now: () => new Date(TEST_TIME.getTime() + seconds++ * 1000) };
    const source = await aSource();
    const captured = must(await captureSource(ticking, { address: source.address }, source.way));
    const brought = must(
      await uploadCapture(ticking, { address: SOURCE, bytes: Buffer.from("Denied."), name: "x.txt" }),
    );
    for (const { hash } of [captured, brought]) {
      const { capturedAt } = await desk().database.capture.findUniqueOrThrow({ where: { hash } });
      const { at } = await desk().database.auditEvent.findFirstOrThrow({ where: { subject: hash } });
      expect(at.getTime()).toBeGreaterThan(capturedAt.getTime());
    }
  });

  test("waits while four others are at work, however many sources there are", async () => {
    let [busy, most] = [0, 0];
    let openGate = () => {};
    const gate = new Promise<void>((resolve) => {
      openGate = resolve;
    });
    const sources = await Promise.all(
      Array.from({ length: 9 }, async (_, index) => {
        const host = `127.0.0.${index + 1}`;
        const server = await serve(
          async (_request, answer) => {
            busy += 1;
            most = Math.max(most, busy);
            if (busy === 4) setImmediate(openGate);
            await gate;
            busy -= 1;
            answer.writeHead(200, { "content-type": "text/plain" }).end("Denied.");
          },
          { host },
        );
        return { ...server, at: `${host}:${server.port}` };
      }),
    );
    open.push(...sources);
    const way = wayOut({ outlets: new Set(sources.map(({ at }) => at)) });
    const captured = await Promise.all(
      sources.map(({ at }) => captureSource(desk(), { address: `http://${at}/` }, way)),
    );
    expect(captured.filter(({ ok }) => !ok)).toEqual([]);
    expect(most).toBe(4);
  });

  test("twice in one instant is one", async () => {
    const source = await aSource();
    const [one, other] = await Promise.all([source.capture(), source.capture()]);
    expect(must(one).hash).toBe(must(other).hash);
    expect(await desk().database.auditEvent.count()).toBe(1);
    expect(await desk().database.logEntry.count()).toBe(1);
  });

  test.each([
    "http://127.0.0.1/denial",
    "https://editor:secret@ministry.standfirst-press.org/denial",
    "ftp://ministry.standfirst-press.org/denial",
    "the ministry",
    "",
    `https://ministry.standfirst-press.org/${"a".repeat(2_000)}`,
  ])("is never made of %j", async (address) => {
    const refused = await captureSource(desk(), { address }, wayOut());
    expect(refused).toMatchObject({ ok: false, problems: [{ at: "address" }] });
    expect(await desk().database.capture.count()).toBe(0);
  });

  test("is asked for no more often than five hundred times a day, refused ones too, by each", async () => {
    const { database } = desk();
    const day = new Date("2026-03-04");
    await database.captureCount.createMany({
      data: [
        { day, actor: "test", count: CAPTURES_A_DAY - 1 },
        { day: new Date("2026-03-03"), actor: "test", count: 7 },
      ],
    });
    expect((await captureSource(desk(), { address: "nothing" }, wayOut())).ok).toBe(false);
    expect(await bring("A text.")).toMatchObject({ ok: false, problems: [{ code: "captures-too-many" }] });
    must(
      await uploadCapture(
        { ...desk(), actor: "another" },
        { address: SOURCE, bytes: Buffer.from("A"), name: "" },
      ),
    );
    // What was asked for on another day is forgotten.
    expect(await database.captureCount.count()).toBe(2);
    desk().setNow(new Date("2026-03-05T00:00:00Z"));
    must(await bring("A text."));
  });
});

describe("a file that somebody brings", () => {
  test("is kept as it is, and is known by its bytes", async () => {
    await cite();
    const picture = await photograph({ width: 60, height: 40 }).png().toBuffer();
    for (const [bytes, name, mediaType, hasText] of [
      [picture, "denial.html", "image/png", false],
      [Buffer.from("<!DOCTYPE html><title>A</title><p>Denied."), "denial.png", "text/html", true],
      [Buffer.from("Denied."), "denial", "text/plain", true],
    ] as const) {
      const captured = must(await uploadCapture(desk(), { address: SOURCE, bytes, name }));
      expect(captured.hasText).toBe(hasText);
      const found = await findCapture(captured.hash, desk().database);
      expect(found).toMatchObject({ method: "uploaded", mediaType, bytes: bytes.length });
      const file = await desk().objects.read("captures", captured.hash, "warc");
      expect(file?.includes(bytes)).toBe(true);
      // What it was called is nowhere.
      expect(file?.includes("denial.")).toBe(false);
    }
  });

  test.each([
    ["an archive", Buffer.from([0x50, 0x4b, 3, 4, 0, 0])],
    ["nothing", Buffer.alloc(0)],
    ["more than 15 MB", Buffer.alloc(15 * 1024 ** 2 + 1, "a")],
  ])("is refused when it is %s", async (_what, bytes) => {
    const refused = await uploadCapture(desk(), { address: SOURCE, bytes, name: "x.html" });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: "capture-file", at: "file" }] });
  });

  test.each([
    ["a page with a script", '<!DOCTYPE html><script>alert("never")</script><p>Denied.', "Denied."],
    ["a picture that is a script", "GIF89a=1;alert(1)//", null],
    ["a PDF that is a page", "%PDF-1.7\n<html><script>alert(1)</script>", null],
    [
      "a drawing that is a script",
      "<svg><script>alert(1)</script></svg>",
      "<svg><script>alert(1)</script></svg>",
    ],
  ])("is words at most, also with two faces: %s", async (_what, bytes, text) => {
    const { hash } = must(await bring(bytes));
    expect(await readCaptureText(desk().database, hash)).toBe(text);
  });
});

describe("the text of a capture", () => {
  test("is shown to readers when an editor says so, and hidden again", async () => {
    await cite();
    const { hash } = must(await bring("Denied."));
    const shown = async () => (await findCapture(hash, desk().database))?.text;
    expect(await shown()).toBeNull();
    const before = await edition();
    must(await showCaptureText(desk(), { hash, shown: true }));
    expect(await shown()).toBe("Denied.");
    expect((await capturesOf(SOURCE)).map(({ textShown }) => textShown)).toEqual([true]);
    must(await showCaptureText(desk(), { hash, shown: false }));
    expect(await shown()).toBeNull();
    expect(await edition()).toBe(before + 2);
    expect(await desk().database.captureShowing.count()).toBe(2);
  });

  test("cannot be shown of what has none, or of what there is not", async () => {
    const picture = await photograph({ width: 9, height: 9 }).png().toBuffer();
    const { hash } = must(await uploadCapture(desk(), { address: SOURCE, bytes: picture, name: "" }));
    expect(await showCaptureText(desk(), { hash, shown: true })).toMatchObject({
      ok: false,
      problems: [{ code: "capture-without-text" }],
    });
    for (const unknown of ["0".repeat(64), "none", "' OR true --"])
      expect(await showCaptureText(desk(), { hash: unknown, shown: true })).toMatchObject({
        ok: false,
        problems: [{ code: "capture-unknown" }],
      });
  });
});

describe("readers have a capture", () => {
  test("only while an article that they have cites its address; the newsroom has it always", async () => {
    const { hash } = must(await bring("Denied."));
    const other = must(await bring("Something else.", `${SOURCE}/other`));
    must(await showCaptureText(desk(), { hash, shown: true }));
    const seen = async () => (await findCapture(hash, desk().database))?.address ?? null;
    const atDesk = async () => {
      const { captures } = await listCaptures(desk().database);
      return Object.fromEntries(captures.map((capture) => [capture.hash, capture.isCited]));
    };
    expect(await seen()).toBeNull();
    await createDraft(desk(), { content: citing(SOURCE) });
    expect(await seen()).toBeNull();
    expect(await atDesk()).toEqual({ [hash]: false, [other.hash]: false });
    const article = await cite();
    expect(await seen()).toBe(SOURCE);
    expect(await findCapture(other.hash, desk().database)).toBeNull();
    expect(await atDesk()).toEqual({ [hash]: true, [other.hash]: false });
    must(await withdrawArticle(desk(), { article, reason: "It was wrong.", legal: null }));
    expect(await seen()).toBeNull();
    expect(await atDesk()).toEqual({ [hash]: false, [other.hash]: false });
  });
});

describe("captures are kept for good", () => {
  test.each([
    "UPDATE capture SET text = 'Admitted.'",
    "UPDATE capture SET captured_at = now()",
    "DELETE FROM capture",
    "UPDATE capture_showing SET shown = false",
    "DELETE FROM capture_showing",
  ])("“%s” is refused", async (statement) => {
    const { hash } = must(await bring("Denied."));
    must(await showCaptureText(desk(), { hash, shown: true }));
    await expect(desk().database.$executeRawUnsafe(statement)).rejects.toThrow(/never changed or removed/);
    expect(await readCaptureText(desk().database, hash)).toBe("Denied.");
  });

  test("and a byte that somebody changes in the store is found", async () => {
    const { hash } = must(await bring("Denied."));
    const file = path.join(desk().objectsFolder, "captures", hash.slice(0, 2), `${hash}.warc`);
    const bytes = await readFile(file);
    const at = bytes.indexOf("Denied.");
    bytes[at] = 0x44 ^ 1;
    await writeFile(file, bytes);
    await expect(desk().objects.read("captures", hash, "warc")).rejects.toThrow(DamagedObjectError);
  });

  test("a database that was lost has them again from the object store, as they were", async () => {
    const source = await aSource();
    must(await source.capture());
    desk().setNow(new Date(TEST_TIME.getTime() + 60_000));
    const { hash } = must(await bring("Denied."));
    must(await showCaptureText(desk(), { hash, shown: true }));
    await cite();
    const all = async () => ({
      captures: await desk().database.capture.findMany({ orderBy: { hash: "asc" } }),
      showings: await desk().database.captureShowing.findMany(),
      shown: await findCapture(hash, desk().database),
      log: await desk().database.logEntry.findMany(),
    });
    const before = await all();
    await loseTables(desk().database);
    expect(await desk().database.capture.count()).toBe(0);
    const rebuilt = await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(rebuilt.problems).toEqual([]);
    expect(await all()).toEqual(before);
    // And again changes nothing.
    await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(await all()).toEqual(before);
  });

  test("a file that is damaged is reported by a rebuild, and the others come back", async () => {
    const kept = must(await bring("Denied."));
    const damaged = must(await bring("Admitted."));
    const folder = path.join(desk().objectsFolder, "captures", damaged.hash.slice(0, 2));
    for (const name of await readdir(folder))
      if (name.startsWith(damaged.hash)) await writeFile(path.join(folder, name), "WARC/1.1\r\n");
    await loseTables(desk().database);
    const rebuilt = await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(rebuilt.problems).toMatchObject([{ code: "object-not-readable", at: `captures ${damaged.hash}` }]);
    expect((await capturesOf(SOURCE)).map(({ hash }) => hash)).toEqual([kept.hash]);
  });

  test("a disk that is full keeps a whole capture or none", async () => {
    const full: ObjectStore = {
      ...desk().objects,
      keep: () => Promise.reject(Object.assign(new Error("ENOSPC: no space left"), { code: "ENOSPC" })),
    };
    await expect(
      uploadCapture(
        { ...desk(), objects: full },
        { address: SOURCE, bytes: Buffer.from("Denied."), name: "" },
      ),
    ).rejects.toThrow("ENOSPC");
    expect(await desk().database.capture.count()).toBe(0);
    expect(await keptFiles()).toEqual([]);
  });

  test("a crash between the file and its row leaves a whole capture, which a rebuild finds", async () => {
    const stops: ObjectStore = {
      ...desk().objects,
      async keep(kind, bytes, extension) {
        const hash = await desk().objects.keep(kind, bytes, extension);
        if (kind === "captures") throw new Error("The power failed.");
        return hash;
      },
    };
    const given = { address: SOURCE, bytes: Buffer.from("Denied."), name: "" };
    await expect(uploadCapture({ ...desk(), objects: stops }, given)).rejects.toThrow("power");
    expect(await desk().database.capture.count()).toBe(0);
    await rebuildFromObjects(desk(), TEST_ORIGINS);
    const [capture] = await capturesOf(SOURCE);
    expect(await readCaptureText(desk().database, capture?.hash ?? "")).toBe("Denied.");
    expect(await desk().database.logEntry.findMany({ select: { kind: true, object: true } })).toEqual([
      { kind: "capture", object: capture?.hash },
    ]);
    // The same, asked for again, is that capture.
    must(await uploadCapture(desk(), given));
    expect(await desk().database.capture.count()).toBe(1);
  });
});

describe("the list of captures", () => {
  test("is walked from the newest, none lost and none twice, also within one instant", async () => {
    for (const text of ["A", "B", "C", "D", "E"]) must(await bring(text));
    desk().setNow(new Date(TEST_TIME.getTime() + 1_000));
    for (const text of ["F", "G"]) must(await bring(text, `${SOURCE}/other`));
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof listCaptures>> = await listCaptures(desk().database, {
        after: after === null ? null : readCapturePlace(after),
        limit: 2,
      });
      seen.push(...page.captures.map(({ beginning }) => beginning ?? ""));
      after = page.next;
      if (after === null) break;
    }
    expect(seen.slice(0, 2).sort()).toEqual(["F", "G"]);
    expect(seen.slice(2).sort()).toEqual(["A", "B", "C", "D", "E"]);
    const { captures } = await listCaptures(desk().database, { address: `${SOURCE}/other` });
    expect(captures).toHaveLength(2);
  });

  test("of several addresses is each's own, the newest first", async () => {
    must(await bring("A"));
    must(await bring("B", `${SOURCE}/other`));
    desk().setNow(new Date(TEST_TIME.getTime() + 1_000));
    const newest = must(await bring("C"));
    const found = await listCapturesOf(desk().database, [
      SOURCE,
      `${SOURCE}/other`,
      `${SOURCE}/none`,
      SOURCE,
    ]);
    expect([...found.keys()].sort()).toEqual([SOURCE, `${SOURCE}/other`]);
    expect(found.get(SOURCE)).toHaveLength(2);
    expect(found.get(SOURCE)?.[0]).toEqual({
      hash: newest.hash,
      address: SOURCE,
      capturedAt: new Date(TEST_TIME.getTime() + 1_000),
      method: "uploaded",
      mediaType: "text/plain",
      bytes: 1,
      payloadHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      textShown: false,
    });
    expect(await listCapturesOf(desk().database, [])).toEqual(new Map());
  });

  test.each([
    "",
    "1",
    "-1-0",
    `01-${"0".repeat(64)}`,
    `1-${"0".repeat(63)}`,
    `999999999999999-${"0".repeat(64)}`,
  ])("has no place %j", (written) => expect(readCapturePlace(written)).toBeNull());

  test("two captures of which one has no text are not compared", async () => {
    const picture = await photograph({ width: 9, height: 9 }).png().toBuffer();
    const one = must(await uploadCapture(desk(), { address: SOURCE, bytes: picture, name: "" }));
    const other = must(await bring("A"));
    expect(await compareCaptures(desk().database, one.hash, other.hash)).toBeNull();
  });
});
