import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { GET } from "@/app/(reader)/media/[file]/route";
import { rebuildFromObjects } from "@/lib/articles/rebuild";
import type { Desk } from "@/lib/desk";
import { keepPicture } from "@/lib/media/commands";
import type { ObjectKind, ObjectStore } from "@/lib/storage/objects";
import { sha256 } from "@/lib/storage/sha256";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";
import { photograph, SECRET, withSegment } from "./samples";

const desk = setUpDesk();

afterAll(() => {
  globalThis.standfirstObjects = undefined;
});

const jpeg = () => photograph({ width: 1200, height: 300 }).jpeg().toBuffer();

async function keep(bytes: Buffer, on: Desk = desk()) {
  const kept = await keepPicture(on, bytes, { name: "brought.jpg" });
  if (!kept.ok) throw new Error(kept.problems[0].message);
  return kept.value;
}

async function namesOf(kind: ObjectKind): Promise<string[]> {
  const names: string[] = [];
  for await (const { hash, extension } of desk().objects.list(kind)) names.push(`${hash}.${extension}`);
  return names;
}

/** What the database says of the pictures, but for when they came and who brought them. */
async function rows() {
  const media = await desk().database.media.findMany({
    include: { versions: { orderBy: { width: "asc" } } },
    orderBy: { hash: "asc" },
  });
  return media.map(({ createdAt: _when, createdBy: _who, ...row }) => row);
}

describe("a picture that an editor brings", () => {
  test("is kept with its versions, each under its own hash, and belongs together", async () => {
    const kept = await keep(await jpeg());
    expect(kept).toMatchObject({ width: 1200, height: 300 });
    expect(kept.src).toMatch(/^\/media\/[0-9a-f]{64}\.jpg$/);
    expect(kept.versions.map(({ width }) => width)).toEqual([480, 960, 1200]);
    const files = [kept, ...kept.versions].map(({ src }) => src.replace("/media/", "")).sort();
    expect(await namesOf("media")).toEqual(files);
    const [row] = await rows();
    expect(row).toMatchObject({ extension: "jpg", width: 1200, height: 300 });
    expect(row?.versions.map(({ hash, extension }) => `/media/${hash}.${extension}`)).toEqual(
      kept.versions.map(({ src }) => src),
    );
  });

  test("is one, however often it comes and whatever is written in it", async () => {
    const bytes = await jpeg();
    const first = await keep(bytes);
    const before = await rows();
    const [again, commented] = await Promise.all([
      keep(bytes),
      keep(withSegment(bytes, 0xfe, Buffer.from(SECRET))),
    ]);
    expect([again, commented]).toEqual([first, first]);
    expect(await rows()).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test("is served as what it is, to be run by nothing", async () => {
    const kept = await keep(await jpeg());
    globalThis.standfirstObjects = desk().objects;
    for (const { src } of [kept, ...kept.versions]) {
      const file = src.replace("/media/", "");
      const answer = await GET(new Request(`http://site.example${src}`), {
        params: Promise.resolve({ file }),
      });
      expect(answer.headers.get("content-type")).toBe(file.endsWith("jpg") ? "image/jpeg" : "image/webp");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(
        await desk().objects.read("media", file.slice(0, 64), file.slice(65)),
      );
    }
  });

  test("leaves nothing when it is refused", async () => {
    const refused = await keepPicture(desk(), (await jpeg()).subarray(0, 5000), { name: "half.jpg" });
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ code: "picture-not-readable", at: "half.jpg" }],
    });
    expect([await rows(), await namesOf("media"), await namesOf("pictures")]).toEqual([[], [], []]);
  });
});

describe("how many and under which names", () => {
  test.each([
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "\u202egnp.exe",
    "brought\0.html",
    "CON",
    "a".repeat(300),
    "",
    "x.svg",
    "<script>alert(1)</script>.jpg",
  ])("a picture is called by its bytes alone, whatever its file was called: %j", async (name) => {
    const bytes = await photograph({ width: 60, height: 40 }).jpeg().toBuffer();
    const kept = await keepPicture(desk(), bytes, { name });
    if (!kept.ok) throw new Error(kept.problems[0].message);
    const [file] = (await namesOf("media")).filter((stored) => stored.endsWith(".jpg"));
    expect(kept.value.src).toBe(`/media/${file}`);
    const stored = await desk().objects.read("media", file?.slice(0, 64) ?? "", "jpg");
    expect(file).toBe(`${sha256(stored ?? "")}.jpg`);
    const entries = await readdir(desk().objectsFolder, { recursive: true });
    expect(
      entries.filter(
        (entry) => !/^(?:media|pictures)(?:\/[0-9a-f]{2}(?:\/[0-9a-f]{64}\.[a-z]+)?)?$/.test(entry),
      ),
    ).toEqual([]);
  });

  test.each([
    { name: "\u202egnp.\u2066exe\0\r\n", printed: "gnp.exe" },
    { name: "a".repeat(300), printed: "a".repeat(100) },
    { name: " \t", printed: "without a name" },
  ])("a refusal prints a name on one line, as it is read: $printed", async ({ name, printed }) => {
    const refused = await keepPicture(desk(), Buffer.from("no picture"), { name });
    expect(refused).toMatchObject({ ok: false, problems: [{ at: printed }] });
  });

  test("somebody brings a thousand files a day, refused ones among them, and everybody else as many", async () => {
    const bring = (actor: string) =>
      keepPicture({ ...desk(), actor }, Buffer.from("no picture"), { name: "x" });
    const codeOf = async (actor: string) => {
      const outcome = await bring(actor);
      return outcome.ok ? "kept" : outcome.problems[0].code;
    };
    expect(await codeOf("ada")).toBe("picture-not-known");
    await desk().database.uploadCount.updateMany({ data: { count: 998 } });
    // Those that come at once are counted too.
    const codes = await Promise.all(Array.from({ length: 4 }, () => codeOf("ada")));
    expect(codes.sort()).toEqual([
      "picture-not-known",
      "picture-not-known",
      "uploads-too-many",
      "uploads-too-many",
    ]);
    expect(await codeOf("lin")).toBe("picture-not-known");
    desk().setNow(new Date(TEST_TIME.getTime() + 24 * 60 * 60 * 1000));
    expect(await codeOf("ada")).toBe("picture-not-known");
    expect(await desk().database.uploadCount.count()).toBe(1);
  });
});

describe("when the disk or the power fails", () => {
  /** An object store that refuses from its nth object on, as a full disk does. */
  function fullAfter(count: number): ObjectStore {
    const { objects } = desk();
    let kept = 0;
    return {
      ...objects,
      keep(kind, bytes, extension) {
        kept += 1;
        if (kept > count) return Promise.reject(new Error("ENOSPC: no space left on device"));
        return objects.keep(kind, bytes, extension);
      },
    };
  }

  test.each([0, 1, 2, 3, 4])(
    "after %i of its 5 files, the picture is not there, and comes whole later",
    async (count) => {
      const bytes = await jpeg();
      await expect(keep(bytes, { ...desk(), objects: fullAfter(count) })).rejects.toThrow("ENOSPC");
      expect(await rows()).toEqual([]);
      // Not even a rebuild takes a part for a picture.
      const { problems } = await rebuildFromObjects(desk(), TEST_ORIGINS);
      expect([await rows(), problems]).toEqual([[], []]);
      const kept = await keep(bytes);
      expect((await rows()).map(({ versions }) => versions.length)).toEqual([kept.versions.length]);
    },
  );

  test("no unfinished file is left", async () => {
    await keep(await jpeg());
    const folder = path.join(desk().objectsFolder, "media");
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const { name } of files.filter((entry) => entry.isFile())) {
      expect(name).toMatch(/^[0-9a-f]{64}\.(?:jpg|webp)$/);
    }
  });
});

test("which pictures there are, and what belongs to them, outlives the database", async () => {
  await keep(await jpeg());
  await keep(await photograph({ width: 90, height: 90 }).png().toBuffer());
  const before = await rows();
  expect(before).toHaveLength(2);
  await desk().database.media.deleteMany();
  expect((await rebuildFromObjects(desk(), TEST_ORIGINS)).problems).toEqual([]);
  expect(await rows()).toEqual(before);
});
